import { Button } from '@mui/material';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { ProblemWordsProvider } from '#src/ui/problem.tsx';
import { ProgressList, type JobRow } from '#src/ui/ProgressList.tsx';
import { ToastProvider, useToast } from '#src/ui/Toasts.tsx';
import { FinishTick } from '#src/ui/FinishTick.tsx';
import { denied, fault, nothing, type Group } from './specimen.ts';

function ToastButtons() {
  const toast = useToast();
  return (
    <>
      <Button onClick={() => toast.success('User nora created.')}>Succeed</Button>
      <Button onClick={() => toast.info('Nothing was changed.')}>Inform</Button>
      <Button onClick={() => toast.error(fault.title, fault.lines[0])}>Fail</Button>
      <Button onClick={() => toast.problem(denied)}>Refuse</Button>
    </>
  );
}

const jobStates: readonly JobRow['state'][] = ['done', 'failed', 'busy', 'waiting'];
const jobs = jobStates.map((state, index): JobRow => ({
  id: state,
  name: `user-${index + 1}`,
  state,
  ...(state === 'failed' ? { problem: fault } : {}),
}));
const done = jobs.slice(0, 1);

export const feedback: Group = {
  title: 'Feedback',
  specimens: [
    {
      component: 'ProblemAlert',
      states: {
        fault: <ProblemAlert problem={fault} />,
        refusal: <ProblemAlert problem={denied} />,
        'with a way out': (
          <ProblemAlert problem={fault} action={<Button onClick={nothing}>Retry</Button>} />
        ),
      },
    },
    {
      component: 'FailedWrite',
      states: {
        'some of it took effect': (
          <FailedWrite
            problem={{ title: '2 of 3 permissions were not granted.', lines: [], partly: true }}
            action={<Button onClick={nothing}>Retry</Button>}
          />
        ),
        'nothing failed': <FailedWrite problem={undefined} />,
      },
    },
    {
      component: 'ProgressList',
      states: {
        'under way': <ProgressList label="Creating users" rows={jobs} />,
        done: <ProgressList label="Creating users" rows={done} />,
        'nothing yet': <ProgressList label="Creating users" rows={[]} />,
      },
    },
    {
      component: 'FinishTick',
      states: {
        plain: <FinishTick title="Authorization successful." />,
        'with words': <FinishTick title="Authorization successful.">It counts at once.</FinishTick>,
      },
    },
    {
      component: 'ToastProvider',
      states: {
        'four kinds': (
          <ProblemWordsProvider value={() => denied}>
            <ToastProvider>
              <ToastButtons />
            </ToastProvider>
          </ProblemWordsProvider>
        ),
      },
    },
  ],
};
