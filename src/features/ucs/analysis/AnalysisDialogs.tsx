import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { Choices } from '../parts/Choices.tsx';
import { nameRules } from '../parts/forms.ts';
import type { CiaInstance } from './ciaInstance.ts';

type OnInstance = { readonly instance: CiaInstance };
type Named =
  | { readonly kind: 'create' }
  | (OnInstance & { readonly kind: 'rename' | 'addDashboard' | 'addRule' });
type Sure =
  | (OnInstance & { readonly kind: 'delete' })
  | (OnInstance & { readonly kind: 'dropDashboard' | 'dropRule'; readonly name: string })
  | (OnInstance & { readonly kind: 'confirm'; readonly eventId: string; readonly text: string });

/** The dialog that stands open. */
export type AnalysisOpened = (OnInstance & { readonly kind: 'clusters' }) | Named | Sure;

type Cluster = { readonly id: string; readonly name: string };
type DialogsProps = {
  readonly opened: AnalysisOpened | undefined;
  readonly clusters: readonly Cluster[];
  readonly onClose: () => void;
};

/** The dialogs behind the operations on CIA instances. */
export function AnalysisDialogs({ opened, clusters, onClose }: DialogsProps) {
  switch (opened?.kind) {
    case undefined:
      return null;
    case 'clusters':
      return <ClustersDialog instance={opened.instance} clusters={clusters} onClose={onClose} />;
    case 'create':
    case 'rename':
    case 'addDashboard':
    case 'addRule':
      return <NameDialog {...nameWords(opened)} onClose={onClose} />;
    case 'delete':
    case 'dropDashboard':
    case 'dropRule':
    case 'confirm':
      return <SureDialog {...sureWords(opened)} onClose={onClose} />;
  }
}

function nameWords(opened: Named): Omit<NameDialogProps, 'onClose'> {
  if (opened.kind === 'create')
    return {
      title: 'Create Instance',
      name: '',
      save: (name) => api.ucsCiaCreate({ body: { name } }),
      done: 'created',
    };
  const { id, name: now } = opened.instance;
  const params = { instance_id: id };
  switch (opened.kind) {
    case 'rename':
      return {
        title: 'Rename Instance',
        name: now,
        save: (name) => api.ucsCiaUpdate({ params, body: { name } }),
        done: 'saved',
      };
    case 'addDashboard':
      return {
        title: 'Add Dashboard',
        name: '',
        save: (name) => api.ucsCiaDashboardCreate({ params, body: { name } }),
        done: 'created',
      };
    case 'addRule':
      return {
        title: 'Add Alarm Rule',
        name: '',
        save: (name) => api.ucsCiaAlertRuleCreate({ params, body: { name } }),
        done: 'created',
      };
  }
}

function sureWords(opened: Sure): Omit<SureDialogProps, 'onClose'> {
  const params = { instance_id: opened.instance.id };
  switch (opened.kind) {
    case 'delete':
      return {
        title: 'Delete Instance',
        text: 'Its dashboards, alarm rules and events go with it.',
        name: opened.instance.name,
        act: () => api.ucsCiaDelete({ params }),
      };
    case 'dropDashboard':
      return {
        title: 'Delete Dashboard',
        text: 'The dashboard is deleted for everybody.',
        name: opened.name,
        act: () => api.ucsCiaDashboardDelete({ params: { ...params, name: opened.name } }),
      };
    case 'dropRule':
      return {
        title: 'Delete Alarm Rule',
        text: 'It raises no alarm any more.',
        name: opened.name,
        act: () => api.ucsCiaAlertRuleDelete({ params: { ...params, name: opened.name } }),
      };
    case 'confirm':
      return {
        title: 'Confirm Event',
        text: 'The event counts as seen.',
        name: opened.text,
        act: () =>
          api.ucsCiaEventUpdate({
            params: { ...params, event_id: opened.eventId },
            body: { confirmed: true },
          }),
      };
  }
}

type NameDialogProps = {
  readonly title: string;
  readonly name: string;
  readonly save: (name: string) => Promise<unknown>;
  readonly done: string;
  readonly onClose: () => void;
};

function NameDialog({ title, name, save, done, onClose }: NameDialogProps) {
  const form = useForm<{ readonly name: string }>({ defaultValues: { name } });
  const write = useWrite(save);
  const toast = useToast();
  const submit = submitting(form, async (values) => {
    await write.run(values.name);
    toast.success(`${values.name} ${done}.`);
  });
  return (
    <FormDialog open title={title} onSubmit={submit} onClose={onClose}>
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
    </FormDialog>
  );
}

type SureDialogProps = {
  readonly title: string;
  readonly text: string;
  readonly name: string;
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
};

function SureDialog({ title, text, name, act, onClose }: SureDialogProps) {
  const write = useWrite(act);
  const toast = useToast();
  const run = async () => {
    await write.run();
    toast.success(`${title}: done.`);
  };
  return (
    <ConfirmDialog
      open
      destructive={title.startsWith('Delete')}
      title={title}
      text={text}
      affected={[{ name }]}
      onConfirm={run}
      onClose={onClose}
    />
  );
}

function ClustersDialog({
  instance,
  clusters,
  onClose,
}: {
  readonly instance: CiaInstance;
  readonly clusters: readonly Cluster[];
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>(instance.cluster_ids);
  const write = useWrite(api.ucsCiaClusters);
  const toast = useToast();
  const save = async () => {
    await write.run({
      params: { instance_id: instance.id },
      body: { cluster_ids: [...chosen] },
    });
    toast.success(
      `${instance.name} watches ${chosen.length} ${chosen.length === 1 ? 'cluster' : 'clusters'}.`,
    );
  };
  return (
    <FormDialog open title={`Clusters of ${instance.name}`} onSubmit={save} onClose={onClose}>
      <Choices
        label="Monitored clusters"
        choices={clusters}
        chosen={chosen}
        onChange={setChosen}
        empty="No cluster has been registered."
      />
    </FormDialog>
  );
}
