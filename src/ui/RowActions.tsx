import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Box, Link, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { GuardedLink } from './GuardedButton.tsx';
import { tokens } from './tokens.ts';

/** One operation on a row: either `to` (goes somewhere) or `onSelect` (does something). */
export type RowAction = {
  readonly label: string;
  readonly to?: string;
  readonly onSelect?: () => void;
  /** Why it may not be used on this row; it then stays visible and says so. */
  readonly refusal?: string | undefined;
};

type RowActionsProps = {
  readonly actions: readonly RowAction[];
  /** Name of the row, completes the name of the More button. */
  readonly rowName: string;
  /**
   * How many stand as links; the rest goes under More. Default 3 (docs/sources/console.md#17-2).
   */
  readonly visible?: number;
};

const nothing = () => undefined;

function ActionLink({ action }: { readonly action: RowAction }) {
  if (action.to !== undefined && action.refusal === undefined) {
    return (
      <Link component={RouterLink} to={action.to} sx={{ whiteSpace: 'nowrap' }}>
        {action.label}
      </Link>
    );
  }
  return (
    <GuardedLink refusal={action.refusal} onClick={action.onSelect ?? nothing}>
      {action.label}
    </GuardedLink>
  );
}

function MoreItem({ action, close }: { readonly action: RowAction; readonly close: () => void }) {
  const reason = useId();
  const refused = action.refusal !== undefined;
  const select = () => {
    if (refused) return;
    close();
    action.onSelect?.();
  };
  return (
    <MenuItem
      aria-disabled={refused}
      onClick={select}
      {...(refused ? { 'aria-label': action.label, 'aria-describedby': reason } : {})}
      {...(action.to !== undefined && !refused ? { component: RouterLink, to: action.to } : {})}
      sx={{
        display: 'block',
        ...(refused ? { color: tokens.disabledText, cursor: 'not-allowed' } : {}),
      }}
    >
      {action.label}
      {refused && (
        <Box id={reason} sx={{ fontSize: 12, whiteSpace: 'normal', maxWidth: 280 }}>
          {action.refusal}
        </Box>
      )}
    </MenuItem>
  );
}

/** The Operation cell of a row: links with plain gaps, the rest in a More menu. */
export function RowActions({ actions, rowName, visible = 3 }: RowActionsProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const links = actions.length <= visible ? actions : actions.slice(0, visible - 1);
  const rest = actions.slice(links.length);
  const close = () => setAnchor(null);
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
      {links.map((action) => (
        <ActionLink key={action.label} action={action} />
      ))}
      {rest.length > 0 && (
        <>
          <Link
            component="button"
            type="button"
            aria-haspopup="menu"
            aria-expanded={anchor !== null}
            aria-label={`More operations on ${rowName}`}
            onClick={(event) => setAnchor(event.currentTarget)}
            sx={{ font: 'inherit', display: 'inline-flex', alignItems: 'center' }}
          >
            More
            <ExpandMoreIcon sx={{ fontSize: 18 }} />
          </Link>
          <Menu
            anchorEl={anchor}
            open={anchor !== null}
            onClose={close}
            slotProps={{ list: { 'aria-label': `Operations on ${rowName}` } }}
          >
            {rest.map((action) => (
              <MoreItem key={action.label} action={action} close={close} />
            ))}
          </Menu>
        </>
      )}
    </Box>
  );
}
