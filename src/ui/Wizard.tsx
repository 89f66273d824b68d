import ArrowBackIosIcon from '@mui/icons-material/ArrowBackIosNew';
import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import { Box, Button, IconButton, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useAddressPart } from './address.ts';
import { useFinish } from './finish.ts';
import { GuardedButton } from './GuardedButton.tsx';
import { useDocumentTitle } from './PageHeader.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { keepFieldFocus } from './focus/keepFieldFocus.ts';
import { LeaveGuard, type LeaveQuestion } from './leaveGuard.tsx';
import { useProblemWords, type ProblemText } from './problem.tsx';
import { tokens } from './tokens.ts';

/** A step of a wizard; `id` stands in the address as `step`. */
export type WizardStep = { readonly id: string; readonly title: string };

/**
 * The step the address asks for, at most `reachable` (index of the first incomplete one), and the way to another.
 * A deep link past an incomplete step shows that step. Steps are history entries, so Back goes to the one before.
 */
export function useWizardStep(
  steps: readonly WizardStep[],
  reachable: number,
): readonly [number, (index: number) => void] {
  const [asked, ask] = useAddressPart('step');
  const wanted = steps.findIndex((step) => step.id === asked);
  const current = Math.max(0, Math.min(wanted, reachable));
  const go = useCallback(
    (index: number) => {
      const id = steps[index]?.id;
      if (id === undefined) return;
      ask(id);
      window.scrollTo({ top: 0 });
    },
    [steps, ask],
  );
  return [current, go];
}

type WizardProps = {
  readonly title: string;
  /** Where the back arrow and Cancel lead. */
  readonly backTo: string;
  readonly steps: readonly WizardStep[];
  readonly current: number;
  /** Goes one step back; leave out on the first step and on a finish page. */
  readonly onPrevious?: () => void;
  /** Next or OK. May take time; what it throws is shown above the step. */
  readonly onNext?: () => Promise<void> | void;
  readonly nextLabel?: string;
  /** Why the step cannot be left forwards yet. */
  readonly nextRefusal?: string | undefined;
  /** Whether leaving loses something. */
  readonly isDirty?: () => boolean;
  /** Shown in the footer's left, e.g. a count of what is chosen. */
  readonly summary?: ReactNode;
  /** Last page: no footer, and nothing to lose but what `finishLoss` says. */
  readonly finished?: boolean;
  /** Asked before the last page is left; undefined while leaving it loses nothing. */
  readonly finishLoss?: LeaveQuestion | undefined;
  readonly children: ReactNode;
};

/**
 * White bar with back arrow and title, stepper, the step's content, sticky footer with the primary
 * button last (docs/sources/console.md#5-1, docs/sources/console.md#17-2).
 */
export function Wizard({
  title,
  backTo,
  steps,
  current,
  onPrevious,
  onNext,
  nextLabel = 'Next',
  nextRefusal,
  isDirty,
  summary,
  finished,
  finishLoss,
  children,
}: WizardProps) {
  useDocumentTitle(`${title} – ${steps[current]?.title ?? ''}`);
  const navigate = useNavigate();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemText>();
  const working = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(current);
  const losesAtEnd = finishLoss !== undefined;
  const isUnsaved = useCallback(
    () => (finished === true ? losesAtEnd : !working.current && isDirty?.() === true),
    [finished, losesAtEnd, isDirty],
  );

  // A new step is a new page for whoever cannot see it: the focus goes to its heading.
  useEffect(() => {
    if (seen.current === current) return;
    seen.current = current;
    setProblem(undefined);
    heading.current?.focus();
  }, [current]);

  // What has run is not walked through again: Back leads to the page before the wizard, a reload to an empty one.
  const finish = useFinish();
  const { pathname } = useLocation();
  useEffect(() => {
    if (finished === true) void finish(pathname);
  }, [finished, finish, pathname]);

  const next = async () => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await onNext?.();
    } catch (error) {
      setProblem(words(error));
      window.scrollTo({ top: 0 });
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  const leave = () => void navigate(backTo);

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 }}>
      <LeaveGuard isDirty={isUnsaved} question={finishLoss} />
      <Box
        data-keep-clear
        sx={{
          bgcolor: 'background.paper',
          mx: { xs: -2, sm: -3 },
          mt: { xs: -2, sm: -2.5 },
          px: { xs: 1, sm: 2 },
          py: 0.75,
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <IconButton aria-label="Back" onClick={leave}>
          <ArrowBackIosIcon sx={{ fontSize: 16 }} />
        </IconButton>
        <Box aria-hidden="true" sx={{ width: '1px', height: 18, bgcolor: 'divider' }} />
        <Typography
          component="h1"
          sx={{ fontSize: 16, fontWeight: 700, ml: 0.5, overflowWrap: 'anywhere' }}
        >
          {title}
        </Typography>
      </Box>
      <Steps steps={steps} current={current} finished={finished === true} />
      <Typography
        component="h2"
        ref={heading}
        tabIndex={-1}
        sx={{ position: 'absolute', left: -9999 }}
      >
        Step {current + 1} of {steps.length}: {steps[current]?.title}
      </Typography>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        {problem !== undefined && (
          <Box sx={{ mb: 2 }}>
            <ProblemAlert problem={problem} />
          </Box>
        )}
        {children}
      </Box>
      {finished !== true && (
        <Box
          data-keep-clear
          onMouseDown={keepFieldFocus}
          sx={{
            position: 'sticky',
            bottom: 0,
            zIndex: 2,
            mx: { xs: -2, sm: -3 },
            mb: -3,
            px: 3,
            py: 1.5,
            bgcolor: 'background.paper',
            boxShadow: '0 -2px 8px rgba(0,0,0,.08)',
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1.5,
            alignItems: 'center',
          }}
        >
          <Box sx={{ flexGrow: 1, minWidth: 0, color: 'text.secondary' }}>{summary}</Box>
          {onPrevious !== undefined && (
            <Button variant="outlined" onClick={onPrevious}>
              Previous
            </Button>
          )}
          <Button variant="outlined" onClick={leave}>
            Cancel
          </Button>
          <GuardedButton
            variant="contained"
            refusal={nextRefusal}
            loading={busy}
            onClick={() => void next()}
          >
            {nextLabel}
          </GuardedButton>
        </Box>
      )}
    </Box>
  );
}

/** 1 — 2 — 3: black circle for the current step, tick for done ones, grey for the next. */
function Steps({
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
        '& .MuiStepIcon-root': { color: '#757575' },
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

/** Big green tick with a bold line, the top of every finish page. */
export function FinishTick({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <Box
      role="status"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 0.75,
        py: 2,
        textAlign: 'center',
      }}
    >
      <CheckCircleIcon color="success" sx={{ fontSize: 48 }} aria-hidden="true" />
      <Typography component="h3" sx={{ fontSize: 18, fontWeight: 700 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
