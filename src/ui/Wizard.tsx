import ArrowBackIosIcon from '@mui/icons-material/ArrowBackIosNew';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useFinish } from './finish.ts';
import { GuardedButton } from './GuardedButton.tsx';
import { useDocumentTitle } from './PageHeader.tsx';
import { FailedWrite } from './FailedWrite.tsx';
import { keepFieldFocus } from './focus/keepFieldFocus.ts';
import { LeaveGuard, type LeaveQuestion } from './leaveGuard.tsx';
import { useProblemWords, type ProblemText } from './problem.tsx';
import { WizardSteps, type WizardStep } from './WizardSteps.tsx';

type WizardProps = {
  readonly title: string;
  /** Where the back arrow and Cancel lead. */
  readonly backTo: string;
  readonly steps: readonly WizardStep[];
  readonly current: number;
  /** Goes one step back; leave out on the first step and on a finish page. */
  readonly onPrevious?: () => void;
  /** Next or OK. May take time; what it throws is shown above the buttons. */
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

/** Runs what a step ends with, once at a time, and keeps its failure as words. */
function useStepJob() {
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemText>();
  const working = useRef(false);
  const run = async (job: (() => Promise<void> | void) | undefined) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await job?.();
    } catch (error) {
      setProblem(words(error));
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  const forget = useCallback(() => setProblem(undefined), []);
  const isWorking = useCallback(() => working.current, []);
  return { busy, problem, isWorking, run, forget };
}

/**
 * What has run is not walked through again: Back leads to the page before the wizard, a reload to
 * an empty one.
 */
function useFinished(finished: boolean): void {
  const finish = useFinish();
  const { pathname } = useLocation();
  useEffect(() => {
    if (finished) void finish(pathname);
  }, [finished, finish, pathname]);
}

const Bar = styled('div')(({ theme }) => ({
  backgroundColor: theme.palette.background.paper,
  margin: theme.spacing(-2, -2, 0),
  padding: theme.spacing(0.75, 1),
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  borderBottom: `1px solid ${theme.palette.divider}`,
  [theme.breakpoints.up('sm')]: {
    margin: theme.spacing(-2.5, -3, 0),
    padding: theme.spacing(0.75, 2),
  },
}));

/** White bar with the way back and the title. */
function TitleBar({ title, onBack }: { readonly title: string; readonly onBack: () => void }) {
  return (
    <Bar data-keep-clear>
      <IconButton aria-label="Back" onClick={onBack}>
        <ArrowBackIosIcon sx={{ fontSize: 16 }} />
      </IconButton>
      <Box aria-hidden="true" sx={{ width: '1px', height: 18, bgcolor: 'divider' }} />
      <Typography
        component="h1"
        sx={{ fontSize: 16, fontWeight: 700, ml: 0.5, overflowWrap: 'anywhere' }}
      >
        {title}
      </Typography>
    </Bar>
  );
}

/** Heard, not seen: the stepper shows it. */
const StepHeading = styled('h2')({ position: 'absolute', left: -9999 });

const Footer = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  zIndex: 2,
  margin: theme.spacing(0, -2, -3),
  padding: theme.spacing(1.5, 3),
  backgroundColor: theme.palette.background.paper,
  boxShadow: '0 -2px 8px rgba(0,0,0,.08)',
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(1.5),
  alignItems: 'center',
  [theme.breakpoints.up('sm')]: { marginLeft: theme.spacing(-3), marginRight: theme.spacing(-3) },
}));

type WizardFooterProps = {
  readonly summary: ReactNode;
  readonly onPrevious: (() => void) | undefined;
  readonly onCancel: () => void;
  readonly nextLabel: string;
  readonly nextRefusal: string | undefined;
  readonly busy: boolean;
  readonly problem: ProblemText | undefined;
  readonly onNext: () => void;
};

/** What is chosen so far, and the ways out of a step: back, off, on. */
function WizardFooter({
  summary,
  onPrevious,
  onCancel,
  nextLabel,
  nextRefusal,
  busy,
  problem,
  onNext,
}: WizardFooterProps) {
  return (
    <Footer data-keep-clear onMouseDown={keepFieldFocus}>
      <FailedWrite
        problem={problem}
        sx={{ flexBasis: '100%', mb: 0, maxHeight: '40vh', overflow: 'auto' }}
      />
      <Box sx={{ flexGrow: 1, minWidth: 0, color: 'text.secondary' }}>{summary}</Box>
      {onPrevious !== undefined && (
        <Button variant="outlined" onClick={onPrevious}>
          Previous
        </Button>
      )}
      <Button variant="outlined" onClick={onCancel}>
        Cancel
      </Button>
      <GuardedButton variant="contained" refusal={nextRefusal} loading={busy} onClick={onNext}>
        {nextLabel}
      </GuardedButton>
    </Footer>
  );
}

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
  const { busy, problem, isWorking, run, forget } = useStepJob();
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(current);
  const losesAtEnd = finishLoss !== undefined;
  const isUnsaved = useCallback(
    () => (finished === true ? losesAtEnd : !isWorking() && isDirty?.() === true),
    [finished, losesAtEnd, isDirty, isWorking],
  );

  useFinished(finished === true);

  // A new step is a new page for whoever cannot see it: the focus goes to its heading.
  useEffect(() => {
    if (seen.current === current) return;
    seen.current = current;
    forget();
    heading.current?.focus();
  }, [current, forget]);

  const leave = () => void navigate(backTo);

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 }}>
      <LeaveGuard isDirty={isUnsaved} question={finishLoss} />
      <TitleBar title={title} onBack={leave} />
      <WizardSteps steps={steps} current={current} finished={finished === true} />
      <StepHeading ref={heading} tabIndex={-1}>
        Step {current + 1} of {steps.length}: {steps[current]?.title}
      </StepHeading>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>{children}</Box>
      {finished !== true && (
        <WizardFooter
          summary={summary}
          onPrevious={onPrevious}
          onCancel={leave}
          nextLabel={nextLabel}
          nextRefusal={nextRefusal}
          busy={busy}
          problem={problem}
          onNext={() => void run(onNext)}
        />
      )}
    </Box>
  );
}
