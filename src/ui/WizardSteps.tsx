import { Step, StepLabel, Stepper } from '@mui/material';
import { tokens } from './tokens.ts';

/** A step of a wizard; `id` stands in the address as `step`. */
export type WizardStep = { readonly id: string; readonly title: string };

/** 1 — 2 — 3: black circle for the current step, tick for done ones, grey for the next. */
export function WizardSteps({
  steps,
  current,
  finished,
}: {
  readonly steps: readonly WizardStep[];
  readonly current: number;
  readonly finished: boolean;
}) {
  return (
    <Stepper
      activeStep={current}
      aria-label="Steps"
      sx={{
        maxWidth: 900,
        width: '100%',
        mx: 'auto',
        my: 2.5,
        '& .MuiStepIcon-root.Mui-active, & .MuiStepIcon-root.Mui-completed': { color: tokens.ink },
        '& .MuiStepIcon-root': { color: tokens.disabledText },
        '& .MuiStepLabel-label': {
          display: { xs: 'none', sm: 'inline' },
          fontSize: 14,
          '&.Mui-active': { fontWeight: 700, display: 'inline' },
        },
      }}
    >
      {steps.map((step, index) => (
        <Step key={step.id} completed={index < current || finished}>
          <StepLabel aria-current={index === current ? 'step' : undefined}>{step.title}</StepLabel>
        </Step>
      ))}
    </Stepper>
  );
}
