import { Box, Chip, Tooltip } from '@mui/material';
import type { RowNote } from './rowNotes.ts';

/** Notes about a row, below its name: each label once, with what it means. */
export function NoteChips({ notes }: { readonly notes: readonly RowNote[] }) {
  const labels = [...new Set(notes.map(({ label }) => label))];
  const chips = labels.map((label) => {
    const own = notes.filter((note) => note.label === label);
    const text = own.map((note) => note.text).join(' ');
    return (
      <Tooltip key={label} title={text} describeChild>
        <Chip
          label={own.length === 1 ? label : `${label} (${own.length})`}
          size="small"
          variant="outlined"
          color={own.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}
          tabIndex={0}
          sx={{ maxWidth: 260, fontSize: 12, height: 20 }}
        />
      </Tooltip>
    );
  });
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.25 }}>{chips}</Box>;
}
