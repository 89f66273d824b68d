import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Box } from '@mui/material';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { InstancePicker } from '../parts/InstancePicker.tsx';
import type { Schedule } from './schedule.ts';

type Values = {
  readonly task_name: string;
  readonly document_id: string;
  readonly every_minutes: string;
};

/** Creates or changes a scheduled task. Either way it waits for review afterwards. */
export function ScheduleDialog({
  task,
  onClose,
}: {
  readonly task?: Schedule;
  readonly onClose: () => void;
}) {
  const documents = useQuery(q(api.cocDocumentList, {}));
  const words = useProblemWords();
  const send = useSend();
  const toast = useToast();
  const [instances, setInstances] = useState<readonly string[]>(task?.instance_ids ?? []);
  const form = useForm<Values>({
    defaultValues: {
      task_name: task?.task_name ?? '',
      document_id: task?.document_id ?? '',
      every_minutes: String(task?.every_minutes ?? 60),
    },
  });
  const save = async () => {
    let saved = false;
    await form.handleSubmit(async (values) => {
      const body = {
        ...values,
        every_minutes: Number(values.every_minutes),
        instance_ids: [...instances],
      };
      await send(() =>
        task === undefined
          ? api.cocScheduleCreate({ body })
          : api.cocScheduleUpdate({ params: { task_id: task.task_id }, body }),
      );
      saved = true;
    })();
    if (!saved) return false;
    toast.success(`${form.getValues('task_name')} saved.`, 'It waits for review.');
  };
  const minutes = {
    pattern: { value: /^\d+$/, message: 'A whole number of minutes.' },
    min: { value: 5, message: 'At least 5 minutes.' },
    max: { value: 10_080, message: 'At most a week (10,080 minutes).' },
  };
  return (
    <FormDialog
      open
      title={task === undefined ? 'Create Task' : `Modify ${task.task_name}`}
      width="md"
      refusal={instances.length === 0 ? 'Select at least one instance.' : undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <FormTextField
        control={form.control}
        name="task_name"
        label="Task Name"
        required
        rules={{ maxLength: { value: 64, message: 'At most 64 characters.' } }}
      />
      {documents.isError ? (
        <ProblemAlert problem={words(documents.error)} />
      ) : (
        <FormSelect
          control={form.control}
          name="document_id"
          label="Runs"
          required
          placeholder="Select a script or runbook"
          choices={(documents.data?.documents ?? []).map((document) => ({
            value: document.id,
            label: `${document.name} (${document.type})`,
          }))}
        />
      )}
      <FormTextField
        control={form.control}
        name="every_minutes"
        label="Every (min)"
        required
        width={160}
        rules={minutes}
      />
      <Box sx={{ maxWidth: 540 }}>
        <InstancePicker
          label="Instances"
          types={['ECS', 'FlexusL']}
          value={instances}
          onChange={setInstances}
        />
      </Box>
    </FormDialog>
  );
}
