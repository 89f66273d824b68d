import { Box, Checkbox } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { enablingSteps } from '#src/domain/coc/steps.ts';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { Forewarning } from '#src/ui/ForewarnedButton.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { StepProgress } from './runEnabling.ts';
import { ServiceStatement } from './ServiceStatement.tsx';

const Footer = styled('div')(({ theme }) => ({
  bottom: 0,
  marginTop: theme.spacing(2),
  padding: theme.spacing(2),
  backgroundColor: theme.palette.background.paper,
  boxShadow: '0 -2px 8px rgba(0,0,0,.08)',
  borderRadius: 16,
  display: 'grid',
  gap: theme.spacing(1),
  justifyItems: 'center',
  [theme.breakpoints.up('md')]: { position: 'sticky' },
}));

type ConsentProps = {
  readonly running: boolean;
  /** The step at which enabling stopped. */
  readonly failed: (StepProgress & { readonly state: 'failed' }) | undefined;
  /** Why a step will be refused; agreeing stays possible, for the procedure shows how it stops. */
  readonly refusal: string | undefined;
  readonly onAgree: () => void;
};

/**
 * Sticky footer: the box, the statement behind the link, and the button that works once the box is
 * ticked. A stop is said beside the button.
 */
export function Consent({ running, failed, refusal, onAgree }: ConsentProps) {
  const [agreed, setAgreed] = useState(false);
  const { opened, open, close } = useDialogs<{ readonly kind: 'statement' }>();
  const id = useId();
  const note = useId();
  const warned = refusal !== undefined && failed === undefined && !running;
  return (
    <Footer>
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <Checkbox id={id} checked={agreed} onChange={(_, checked) => setAgreed(checked)} />
        <Box sx={{ pt: 0.75 }}>
          <label htmlFor={id}>
            I have read and agree to the Cloud Operations Center (COC) Service Statement
          </label>{' '}
          <TextButton onClick={() => open({ kind: 'statement' })}>Read the statement</TextButton>
        </Box>
      </Box>
      {failed !== undefined && !running && <Stopped failed={failed} />}
      <GuardedButton
        variant="contained"
        loading={running}
        refusal={agreed ? undefined : 'Tick the box first.'}
        onClick={onAgree}
        sx={{ whiteSpace: 'normal' }}
        {...(warned ? { 'aria-describedby': note } : {})}
      >
        Agree to authorize and enable the service
      </GuardedButton>
      {warned && <Forewarning id={note} refusal={refusal} />}
      <ServiceStatement open={opened !== undefined} onClose={close} />
    </Footer>
  );
}

/**
 * Where enabling stopped and why: beside the button that was pressed, in view and focused, so that
 * nobody looks for it.
 */
function Stopped({ failed }: { readonly failed: StepProgress & { readonly state: 'failed' } }) {
  const problem = useProblemWords()(failed.problem);
  const index = enablingSteps.findIndex(({ id }) => id === failed.id);
  const step = enablingSteps[index];
  return (
    <FailedWrite
      takesFocus
      problem={{
        ...problem,
        lines: [
          `Enabling stopped at step ${index + 1} of ${enablingSteps.length}, ${step?.title}.`,
          ...problem.lines,
          'The steps marked as done have taken effect and stay; agreeing again goes on from there.',
        ],
      }}
      sx={{ mb: 0 }}
    />
  );
}
