import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Args } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { InstancePicker } from '../parts/InstancePicker.tsx';
import type { Schedule } from './schedule.ts';

type Values = {
  readonly task_name: string;
  readonly document_id: string;
  readonly every_minutes: string;
};

const minutes = {
  pattern: { value: /^\d+$/, message: 'A whole number of minutes.' },
  min: { value: 5, message: 'At least 5 minutes.' },
  max: { value: 10_080, message: 'At most a week (10,080 minutes).' },
};

/** Creates or changes a scheduled task. Either way it waits for review afterwards. */
export function ScheduleDialog({
  task,
  onClose,
}: {
  readonly task?: Schedule;
  readonly onClose: () => void;
}) {
  const query = useQuery(q(api.cocDocumentList, {}));
  const write = useWrite((body: Args<AppContract['cocScheduleCreate']>['body']) =>
    task === undefined
      ? api.cocScheduleCreate({ body })
      : api.cocScheduleUpdate({ params: { task_id: task.task_id }, body }),
  );
  const toast = useToast();
  const [instances, setInstances] = useState<readonly string[]>(task?.instance_ids ?? []);
  const form = useForm<Values>({
    defaultValues: {
      task_name: task?.task_name ?? '',
      document_id: task?.document_id ?? '',
      every_minutes: String(task?.every_minutes ?? 60),
    },
  });
  const save = submitting(form, async (values) => {
    await write.run({
      ...values,
      every_minutes: Number(values.every_minutes),
      instance_ids: [...instances],
    });
    toast.success(`${values.task_name} saved.`, 'It waits for review.');
  });
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
      <Loaded part query={query} what="scripts and runbooks">
        {({ documents }) => (
          <FormSelect
            control={form.control}
            name="document_id"
            label="Runs"
            required
            placeholder="Select a script or runbook"
            choices={documents.map(({ id, name, type }) => ({
              value: id,
              label: `${name} (${type})`,
            }))}
          />
        )}
      </Loaded>
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
