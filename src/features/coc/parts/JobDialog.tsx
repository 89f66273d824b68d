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
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { jobTone } from './words.ts';

export type Job = Result<AppContract['cocJobShow']>;

const pollMillis = 400;
const jobRights = { act: api.cocJobAction } as const;

/**
 * One execution while it runs and afterwards: how far each instance is, with a way to
 * cancel and to retry.
 */
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
  const write = useWrite(api.cocJobAction);
  const words = useProblemWords();
  const refusals = useRefusals(jobRights);
  const act = (action: 'cancel' | 'retry') =>
    // shown as `problem`
    write.run({ params: { job_id: job.id }, body: { action } }).catch(() => undefined);
  const canCancel = job.items.some((item) => item.status === 'Waiting');
  const canRetry = job.items.some((item) => item.status === 'Failed' || item.status === 'Canceled');
  return (
    <InfoDialog
      open
      title={job.title}
      width="md"
      problem={write.problem && words(write.problem)}
      onClose={onClose}
      buttons={
        <>
          {canCancel && (
            <GuardedButton
              variant="outlined"
              refusal={refusals.act}
              onClick={() => void act('cancel')}
            >
              Cancel what is waiting
            </GuardedButton>
          )}
          {canRetry && job.status !== 'Running' && (
            <GuardedButton
              variant="outlined"
              refusal={refusals.act}
              onClick={() => void act('retry')}
            >
              Retry what failed
            </GuardedButton>
          )}
          <Button variant="contained" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
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

/** The instances of an execution with their outcome. */
function JobItems({ job }: { readonly job: Job }) {
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
