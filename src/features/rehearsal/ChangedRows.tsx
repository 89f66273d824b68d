import { Box } from '@mui/material';
import type { Entry } from './entry.ts';

const words = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const;

/** The rows that one change touched. */
export function ChangedRows({ entry }: { readonly entry: Entry }) {
  return (
    <Box
      component="ul"
      aria-label={`Rows of change ${entry.no}`}
      sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}
    >
      {entry.changes.map(({ table, id, kind }, index) => (
        <li key={`${table}/${id}/${index}`}>
          {words[kind]}: {table} {id}
        </li>
      ))}
    </Box>
  );
}
