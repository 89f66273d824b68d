import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { useSend } from '#src/api/useSend.ts';
import { jobTone } from './words.ts';

export type Job = Result<AppContract['cocJobShow']>;

const pollMillis = 400;

/** One execution while it runs and afterwards: how far each instance is, with a way to cancel and to retry. */
export function JobDialog({
  started,
  onClose,
}: {
  readonly started: Job;
  readonly onClose: () => void;
}) {
  const query = useQuery({
    ...q(api.cocJobShow, { params: { job_id: started.id } }),
    initialData: started,
    refetchInterval: ({ state }) => (state.data?.status === 'Running' ? pollMillis : false),
  });
  const job = query.data ?? started;
  const { act, problem } = useJobAction(job.id);
  const canCancel = job.items.some((item) => item.status === 'Waiting');
  const canRetry = job.items.some((item) => item.status === 'Failed' || item.status === 'Canceled');
  return (
    <InfoDialog
      open
      title={job.title}
      width="md"
      onClose={onClose}
      buttons={
        <>
          {canCancel && (
            <Button variant="outlined" onClick={() => void act('cancel')}>
              Cancel what is waiting
            </Button>
          )}
          {canRetry && job.status !== 'Running' && (
            <Button variant="outlined" onClick={() => void act('retry')}>
              Retry what failed
            </Button>
          )}
          <Button variant="contained" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {problem !== undefined && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert problem={problem} />
        </Box>
      )}
      <Box role="status" sx={{ mb: 1.5 }}>
        <StatusText tone={jobTone(job.status)} text={job.status} />
        <Typography component="span" sx={{ ml: 2, color: 'text.secondary' }}>
          {
            job.items.filter((item) => item.status !== 'Waiting' && item.status !== 'Running')
              .length
          }{' '}
          of {job.items.length} finished
        </Typography>
      </Box>
      <JobItems job={job} />
    </InfoDialog>
  );
}

/** Cancels or retries an execution and keeps a refusal as words. */
export function useJobAction(jobId: string) {
  const send = useSend();
  const words = useProblemWords();
  const [problem, setProblem] = useState<ReturnType<typeof words>>();
  const act = async (action: 'cancel' | 'retry') => {
    setProblem(undefined);
    try {
      await send(() => api.cocJobAction({ params: { job_id: jobId }, body: { action } }));
    } catch (error) {
      setProblem(words(error));
    }
  };
  return { act, problem };
}

/** The instances of an execution with their outcome. */
export function JobItems({ job }: { readonly job: Job }) {
  return (
    <TableContainer tabIndex={0} role="region" aria-label="Instances, scrollable">
      <Table aria-label="Instances" sx={{ minWidth: 480 }}>
        <TableHead>
          <TableRow>
            <TableCell>Instance</TableCell>
            <TableCell>Batch</TableCell>
            <TableCell>Status</TableCell>
            <TableCell>Reason</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {job.items.map((item) => (
            <TableRow key={item.instance_id}>
              <TableCell>{item.instance_name}</TableCell>
              <TableCell>{item.batch}</TableCell>
              <TableCell>
                <StatusText tone={jobTone(item.status)} text={item.status} />
              </TableCell>
              <TableCell>{item.status === 'Failed' ? (item.message ?? '--') : '--'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
