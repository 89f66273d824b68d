import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { clusterKindNames } from '#src/domain/ucs/clusters.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { Choices } from '../parts/Choices.tsx';
import { descriptionRules, nameRules } from '../parts/forms.ts';
import type { Fleet } from './fleet.ts';

type Values = { readonly name: string; readonly description: string };
type FleetDialogProps = { readonly fleet: Fleet; readonly onClose: () => void };

/** Creates a fleet without clusters. */
export function CreateFleetDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { name: '', description: '' } });
  const write = useWrite(api.ucsFleetCreate);
  const toast = useToast();
  const create = submitting(form, async (values) => {
    await write.run({ body: values });
    toast.success(`Fleet ${values.name} created.`);
  });
  return (
    <FormDialog open title="Create Fleet" onSubmit={create} onClose={onClose}>
      <FormTextField
        control={form.control}
        name="name"
        label="Fleet Name"
        required
        rules={nameRules}
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={descriptionRules}
      />
    </FormDialog>
  );
}

/** Deletes a fleet after asking. */
export function DeleteFleetDialog({ fleet, onClose }: FleetDialogProps) {
  const write = useWrite(api.ucsFleetDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { clustergroup_id: fleet.id } });
    toast.success(`Fleet ${fleet.name} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete Fleet"
      text="Its clusters stay registered; the permissions and policies of the fleet go with it."
      affected={[{ name: fleet.name, detail: `${fleet.cluster_ids.length} clusters` }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

/** Changes the description of a fleet. */
export function FleetDescriptionDialog({ fleet, onClose }: FleetDialogProps) {
  const form = useForm<{ readonly description: string }>({
    defaultValues: { description: fleet.description },
  });
  const write = useWrite(api.ucsFleetUpdate);
  const toast = useToast();
  const save = submitting(form, async (body) => {
    await write.run({ params: { clustergroup_id: fleet.id }, body });
    toast.success(`Description of ${fleet.name} changed.`);
  });
  return (
    <FormDialog open title="Modify Description" onSubmit={save} onClose={onClose}>
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={descriptionRules}
      />
    </FormDialog>
  );
}

/** Chooses the clusters of a fleet. */
export function FleetClustersDialog({ fleet, onClose }: FleetDialogProps) {
  const query = useQuery(q(api.ucsClusterList, {}));
  const [chosen, setChosen] = useState<readonly string[]>(fleet.cluster_ids);
  const write = useWrite(api.ucsFleetUpdate);
  const toast = useToast();
  const save = async () => {
    await write.run({
      params: { clustergroup_id: fleet.id },
      body: { cluster_ids: [...chosen] },
    });
    toast.success(
      `${chosen.length} ${chosen.length === 1 ? 'cluster is' : 'clusters are'} in ${fleet.name}.`,
    );
  };
  return (
    <FormDialog open title={`Clusters of ${fleet.name}`} onSubmit={save} onClose={onClose}>
      <Loaded part query={query} what="clusters">
        {({ clusters }) => (
          <Choices
            label="Clusters; a cluster is in one fleet at a time"
            choices={clusters.map(({ id, name, kind }) => ({
              id,
              name,
              detail: clusterKindNames[kind],
            }))}
            chosen={chosen}
            onChange={setChosen}
            empty="No cluster has been registered."
          />
        )}
      </Loaded>
    </FormDialog>
  );
}
