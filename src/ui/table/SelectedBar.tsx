import { Box } from '@mui/material';
import { TextButton } from '../TextLink.tsx';
import { tokens } from '../tokens.ts';
import { grouped } from '../count.ts';

/**
 * How many rows are chosen, also those that a page or a search does not show: what acts on all of
 * them says so, and shows them on demand.
 */
export function SelectedBar({
  count,
  label,
  only,
  onOnly,
  onClear,
}: {
  readonly count: number;
  readonly label: string;
  readonly only: boolean;
  readonly onOnly: (only: boolean) => void;
  readonly onClear: () => void;
}) {
  return (
    <Box
      role="group"
      aria-label={`Selection in ${label}`}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        px: 1.5,
        py: 0.75,
        mb: 1,
        borderRadius: 1,
        bgcolor: tokens.selected,
      }}
    >
      <span aria-live="polite">{`${grouped(count)} selected`}</span>
      <TextButton onClick={() => onOnly(!only)}>{only ? 'Show all' : 'Show selected'}</TextButton>
      <TextButton onClick={onClear}>Clear selection</TextButton>
    </Box>
  );
}
