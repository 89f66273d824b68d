import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Box, Link, type LinkProps } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { withSx } from './sx.ts';
import { visuallyHidden } from './tokens.ts';

type TextLinkProps = {
  readonly to: string;
  readonly children: ReactNode;
  readonly sx?: LinkProps['sx'];
  readonly newTab?: boolean;
};

/**
 * A bright-blue link to an address of the console. In a new tab it leaves everything here as it is,
 * says so in its name, and the tab begins as the same person: the session is copied to a tab that
 * knows its opener.
 */
export function TextLink({ to, children, sx, newTab }: TextLinkProps) {
  return (
    <Link
      component={RouterLink}
      to={to}
      {...(sx === undefined ? {} : { sx })}
      {...(newTab === true ? { target: '_blank', rel: 'opener' } : {})}
    >
      {children}
      {newTab === true && (
        <>
          <OpenInNewIcon aria-hidden sx={{ fontSize: 14, ml: 0.5, verticalAlign: 'text-bottom' }} />
          <Box component="span" sx={visuallyHidden}>
            {' (opens in a new tab)'}
          </Box>
        </>
      )}
    </Link>
  );
}

type TextButtonProps = {
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-describedby'?: string;
  readonly sx?: LinkProps['sx'];
};

/** Looks like a link, acts in place: a real button for things that do not change the address. */
export function TextButton({ onClick, children, sx, ...aria }: TextButtonProps) {
  return (
    <Link
      component="button"
      type="button"
      onClick={onClick}
      {...aria}
      sx={withSx({ font: 'inherit', verticalAlign: 'baseline' }, sx)}
    >
      {children}
    </Link>
  );
}
