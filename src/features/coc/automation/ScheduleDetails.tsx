import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { Facts } from '#src/ui/Card.tsx';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { formatTime } from '#src/ui/time.ts';
import type { Schedule } from './schedule.ts';

type TaskDialogProps = { readonly task: Schedule; readonly onClose: () => void };

/** One task, read by its own call. */
export function ScheduleDetailsDialog({ task, onClose }: TaskDialogProps) {
  const query = useQuery(q(api.cocScheduleShow, { params: { task_id: task.task_id } }));
  return (
    <InfoDialog open title={task.task_name} width="md" onClose={onClose}>
      <Loaded part query={query} what="the task">
        {(now) => (
          <Facts
            facts={[
              { label: 'Runs', value: now.document_name },
              { label: 'Every', value: `${now.every_minutes} min` },
              { label: 'Instances', value: String(now.instance_ids.length) },
              {
                label: 'Review',
                value:
                  now.approved_by === null ? now.approval : `${now.approval} by ${now.approved_by}`,
              },
              { label: 'Changed', value: formatTime(now.updated_at) },
            ]}
          />
        )}
      </Loaded>
    </InfoDialog>
  );
}

/** What happened to a task, newest first. */
export function HistoryDialog({ task, onClose }: TaskDialogProps) {
  const query = useQuery(q(api.cocScheduleHistories, { query: { task_id: task.task_id } }));
  return (
    <InfoDialog open title={`Histories of ${task.task_name}`} onClose={onClose}>
      <Loaded part query={query} what="histories">
        {({ histories }) => (
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {histories.map((entry) => (
              <li key={`${entry.at} ${entry.event}`}>
                {entry.event}: {entry.by}, {formatTime(entry.at)}
              </li>
            ))}
          </Box>
        )}
      </Loaded>
    </InfoDialog>
  );
}
