import { Alert, Box } from '@mui/material';
import type { RowNote } from './rowNotes.ts';

const most = 20;

/** Notes about the thing that a page is about. */
export function NoteAlerts({ notes }: { readonly notes: readonly RowNote[] }) {
  const severity = notes.some((note) => note.severity === 'error') ? 'error' : 'warning';
  return (
    <Alert severity={severity} sx={{ mt: 1 }}>
      From the files of the live account:
      <Box
        component="ul"
        sx={{ m: 0, mt: 0.5, pl: 2.5, overflowWrap: 'anywhere', maxHeight: 240, overflow: 'auto' }}
      >
        {notes.slice(0, most).map(({ label, text }) => (
          <li key={`${label} ${text}`}>
            {label}: {text}
          </li>
        ))}
        {notes.length > most && <li>and {notes.length - most} more</li>}
      </Box>
    </Alert>
  );
}
