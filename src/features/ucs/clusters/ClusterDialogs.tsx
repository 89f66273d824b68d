import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { clusterKindNames } from '#src/domain/ucs/clusters.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import type { Cluster } from './cluster.ts';

/** The dialog that stands open behind a list of clusters. */
export type ClusterOpened = {
  readonly kind: 'activate' | 'location' | 'delete';
  readonly cluster: Cluster;
};

type DialogProps = { readonly cluster: Cluster; readonly onClose: () => void };

/** The dialogs behind the operations on clusters. */
export function ClusterDialogs({
  opened: { kind, cluster },
  onClose,
}: {
  readonly opened: ClusterOpened;
  readonly onClose: () => void;
}) {
  switch (kind) {
    case 'location':
      return <LocationDialog cluster={cluster} onClose={onClose} />;
    case 'activate':
      return <ActivateDialog cluster={cluster} onClose={onClose} />;
    case 'delete':
      return <UnregisterDialog cluster={cluster} onClose={onClose} />;
  }
}

const affected = ({ name, kind }: Cluster) => [{ name, detail: clusterKindNames[kind] }];

function ActivateDialog({ cluster, onClose }: DialogProps) {
  const write = useWrite(api.ucsClusterActivate);
  const toast = useToast();
  const activate = async () => {
    await write.run({ params: { cluster_id: cluster.id } });
    toast.success(`${cluster.name} is connected.`);
  };
  return (
    <ConfirmDialog
      open
      title="Activate Cluster"
      text="The agent of UCS reports from the cluster, and UCS connects to it."
      affected={affected(cluster)}
      onConfirm={activate}
      onClose={onClose}
    />
  );
}

function UnregisterDialog({ cluster, onClose }: DialogProps) {
  const write = useWrite(api.ucsClusterDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { cluster_id: cluster.id } });
    toast.success(`${cluster.name} is no longer registered.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Unregister Cluster"
      text="UCS forgets the cluster with its permissions and policies. The cluster itself keeps running."
      affected={affected(cluster)}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

function LocationDialog({ cluster, onClose }: DialogProps) {
  const form = useForm<{ readonly location: string }>({
    defaultValues: { location: cluster.location },
  });
  const write = useWrite(api.ucsClusterUpdate);
  const toast = useToast();
  const save = submitting(form, async (body) => {
    await write.run({ params: { cluster_id: cluster.id }, body });
    toast.success(`Location of ${cluster.name} changed.`);
  });
  return (
    <FormDialog open title="Modify Location" onSubmit={save} onClose={onClose}>
      <FormTextField
        control={form.control}
        name="location"
        label="Location"
        required
        rules={{ maxLength: { value: 64, message: 'At most 64 characters.' } }}
      />
    </FormDialog>
  );
}
