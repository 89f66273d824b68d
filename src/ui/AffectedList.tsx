import { Box } from '@mui/material';
import { styled } from '@mui/material/styles';

/** One thing that a confirmed operation touches. */
export type Affected = { readonly name: string; readonly detail?: string | undefined };

/** How many are named; the rest is counted. */
const LISTED = 100;

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  marginTop: theme.spacing(1.5),
  padding: 0,
  listStyle: 'none',
  maxHeight: 220,
  overflow: 'auto',
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
}));

const Item = styled('li')(({ theme }) => ({
  padding: theme.spacing(1, 1.5),
  borderBottom: `1px solid ${theme.palette.divider}`,
  '&:last-child': { borderBottom: 0 },
  overflowWrap: 'anywhere',
}));

/** What a confirmed operation touches, one line each. */
export function AffectedList({
  affected,
  label,
}: {
  readonly affected: readonly Affected[];
  readonly label: string;
}) {
  return (
    <List aria-label={label} tabIndex={0}>
      {affected.slice(0, LISTED).map(({ name, detail }, index) => (
        <Item key={`${name}-${index}`}>
          {name}
          {detail !== undefined && (
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{detail}</Box>
          )}
        </Item>
      ))}
      {affected.length > LISTED && (
        <Box component="li" sx={{ px: 1.5, py: 1, color: 'text.secondary' }}>
          and {affected.length - LISTED} more
        </Box>
      )}
    </List>
  );
}
