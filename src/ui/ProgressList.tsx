import { Box, LinearProgress, Typography } from '@mui/material';
import { EllipsisText } from './EllipsisText.tsx';
import { StatusText } from './StatusText.tsx';
import type { ProblemText } from './problem.tsx';
import { visuallyHidden } from './tokens.ts';

/** State of one row of a long job. */
export type JobRow = {
  readonly id: string;
  readonly name: string;
  readonly state: 'waiting' | 'busy' | 'done' | 'failed';
  readonly problem?: ProblemText;
};

const shown = {
  waiting: { tone: 'waiting', text: 'Waiting' },
  busy: { tone: 'busy', text: 'In progress' },
  done: { tone: 'good', text: 'Succeeded' },
  failed: { tone: 'bad', text: 'Failed' },
} as const;

/**
 * Progress of a long job: a bar, counts read out as they change, and every row with its own
 * state and failure.
 */
export function ProgressList({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly JobRow[];
}) {
  const done = rows.filter((row) => row.state === 'done').length;
  const failed = rows.filter((row) => row.state === 'failed').length;
  return (
    <Box>
      <LinearProgress
        variant="determinate"
        value={rows.length === 0 ? 0 : ((done + failed) / rows.length) * 100}
        aria-label={label}
        color={failed > 0 ? 'warning' : 'success'}
        sx={{ height: 6, borderRadius: 3, mb: 1 }}
      />
      <Typography sx={{ mb: 1 }}>
        {done} of {rows.length} done{failed > 0 ? `, ${failed} failed` : ''}
      </Typography>
      <Box role="status" sx={visuallyHidden}>
        {done + failed === rows.length ? `${label}: ${done} succeeded, ${failed} failed` : ''}
      </Box>
      <Box
        component="ul"
        aria-label={label}
        tabIndex={0}
        sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 300, overflow: 'auto' }}
      >
        {rows.map((row) => (
          <Box
            component="li"
            key={row.id}
            sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
              <EllipsisText text={row.name} maxWidth={420} />
              <StatusText {...shown[row.state]} />
            </Box>
            {row.problem !== undefined && (
              <Box sx={{ color: 'error.main', fontSize: 13, overflowWrap: 'anywhere' }}>
                {[row.problem.title, ...row.problem.lines].join(' ')}
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
