import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { enablingSteps, type EnablingStepId } from '#src/domain/coc/steps.ts';
import { StatusText, type StatusTone } from '#src/ui/StatusText.tsx';
import type { StepProgress } from './runEnabling.ts';

const looks: Record<StepProgress['state'], { readonly tone: StatusTone; readonly text: string }> = {
  waiting: { tone: 'waiting', text: 'Not started' },
  running: { tone: 'busy', text: 'Running' },
  done: { tone: 'good', text: 'Done' },
  present: { tone: 'good', text: 'Already there' },
  failed: { tone: 'bad', text: 'Failed' },
};

type StepListProps = {
  readonly progress: readonly StepProgress[];
  /** Per step, why the signed-in user will be refused; undefined = not refused. */
  readonly refusals: Readonly<Partial<Record<EnablingStepId, string | undefined>>>;
};

/** What enabling does, in order, with the permission each step takes and how far it has come. */
export function StepList({ progress, refusals }: StepListProps) {
  return (
    <Box
      component="ol"
      aria-label="Steps of enabling COC"
      aria-live="polite"
      sx={{ m: 0, p: 0, listStyle: 'none', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      {enablingSteps.map((step, index) => {
        const now = progress.find((entry) => entry.id === step.id);
        const look = looks[now?.state ?? 'waiting'];
        const refusal =
          now?.state === 'failed' || now?.state === 'done' ? undefined : refusals[step.id];
        return (
          <Box
            component="li"
            key={step.id}
            sx={{ px: 2, py: 1.25, borderTop: index === 0 ? 0 : 1, borderColor: 'divider' }}
          >
            <Box
              sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, flexWrap: 'wrap' }}
            >
              <Box sx={{ minWidth: 0 }}>
                <Typography>
                  {index + 1}. {step.title}
                </Typography>
                <Typography
                  sx={{ color: 'text.secondary', fontSize: 12, overflowWrap: 'anywhere' }}
                >
                  Takes {step.permission}
                </Typography>
              </Box>
              <StatusText
                tone={refusal === undefined ? look.tone : 'warning'}
                text={refusal === undefined ? look.text : 'Permission missing'}
              />
            </Box>
            {refusal !== undefined && <Note>{refusal}</Note>}
          </Box>
        );
      })}
    </Box>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <Typography sx={{ mt: 0.5, fontSize: 12, color: 'warning.main' }}>{children}</Typography>;
}
