import { TextField } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { FormSelect, FormTextField, FormTextarea } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';

/** An incident, as the API answers it. */
export type Incident = Result<AppContract['cocIncidentList']>['incidents'][number];
type Values = Args<AppContract['cocIncidentCreate']>['body'];
type IncidentDialogProps = { readonly incident: Incident; readonly onClose: () => void };

/** Closes an incident after asking. */
export function CloseDialog({ incident, onClose }: IncidentDialogProps) {
  const write = useWrite(api.cocIncidentHandle);
  const toast = useToast();
  const close = async () => {
    await write.run({
      body: { operate_key: 'close', incident_num: incident.incident_num },
    });
    toast.success(`${incident.incident_num} closed.`);
  };
  return (
    <ConfirmDialog
      open
      title="Close Incident"
      text="A closed incident cannot be opened again."
      affected={[{ name: incident.incident_num, detail: incident.title }]}
      onConfirm={close}
      onClose={onClose}
    />
  );
}

/** Opens an incident. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { title: '', level: 'P3', description: '' } });
  const write = useWrite(api.cocIncidentCreate);
  const toast = useToast();
  const open = submitting(form, async (body) => {
    const { incident_num } = await write.run({ body });
    toast.success(`${incident_num} opened.`);
  });
  return (
    <FormDialog open title="Open Incident" onSubmit={open} onClose={onClose}>
      <FormTextField
        control={form.control}
        name="title"
        label="Title"
        required
        rules={{ maxLength: { value: 128, message: 'At most 128 characters.' } }}
      />
      <FormSelect
        control={form.control}
        name="level"
        label="Level"
        choices={['P1', 'P2', 'P3', 'P4'].map((level) => ({ value: level, label: level }))}
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={1000}
        rules={{ maxLength: { value: 1000, message: 'At most 1,000 characters.' } }}
      />
    </FormDialog>
  );
}

/** Hands an incident to somebody. */
export function AssignDialog({ incident, onClose }: IncidentDialogProps) {
  const [assignee, setAssignee] = useState(incident.assignee ?? '');
  const write = useWrite(api.cocIncidentHandle);
  const toast = useToast();
  const assign = async () => {
    await write.run({
      body: { operate_key: 'assign', incident_num: incident.incident_num, assignee },
    });
    toast.success(`${incident.incident_num} assigned to ${assignee}.`);
  };
  return (
    <FormDialog
      open
      title={`Assign ${incident.incident_num}`}
      refusal={assignee.trim() === '' ? 'Enter who takes it over.' : undefined}
      onSubmit={assign}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        label="Assignee"
        value={assignee}
        onChange={(event) => setAssignee(event.target.value)}
        sx={{ mt: 0.75 }}
      />
    </FormDialog>
  );
}
