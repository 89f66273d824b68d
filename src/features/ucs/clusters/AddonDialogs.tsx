import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { FormSelect } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import type { Cluster } from './cluster.ts';

/** An add-on of a cluster, as the API answers it. */
export type Addon = Result<AppContract['ucsAddonUpgrade']>;
type AddonDialogProps = { readonly addon: Addon; readonly onClose: () => void };

const placeOf = ({ cluster_id, id }: Addon) => ({ params: { cluster_id, addon_id: id } });

/** Upgrades an add-on after asking. */
export function UpgradeAddonDialog({ addon, onClose }: AddonDialogProps) {
  const write = useWrite(api.ucsAddonUpgrade);
  const toast = useToast();
  const upgrade = async () => {
    const { version } = await write.run(placeOf(addon));
    toast.success(`${addon.template} has version ${version}.`);
  };
  return (
    <ConfirmDialog
      open
      title="Upgrade Add-on"
      text="The add-on takes the version of its template."
      affected={[{ name: addon.template, detail: addon.version }]}
      onConfirm={upgrade}
      onClose={onClose}
    />
  );
}

/** Uninstalls an add-on after asking. */
export function UninstallAddonDialog({ addon, onClose }: AddonDialogProps) {
  const write = useWrite(api.ucsAddonUninstall);
  const toast = useToast();
  const uninstall = async () => {
    await write.run(placeOf(addon));
    toast.success(`${addon.template} uninstalled.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Uninstall Add-on"
      text="What the add-on does in the cluster stops."
      affected={[{ name: addon.template, detail: addon.version }]}
      onConfirm={uninstall}
      onClose={onClose}
    />
  );
}

/** Installs an add-on from a template that is online. */
export function InstallAddonDialog({
  cluster,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly onClose: () => void;
}) {
  const query = useQuery(q(api.ucsAddonTemplateList, {}));
  const form = useForm<{ readonly template: string }>({ defaultValues: { template: '' } });
  const write = useWrite(api.ucsAddonInstall);
  const toast = useToast();
  const install = submitting(form, async (body) => {
    await write.run({ params: { cluster_id: cluster.id }, body });
    toast.success(`${body.template} installed on ${cluster.name}.`);
  });
  return (
    <FormDialog open title="Install Add-on" onSubmit={install} onClose={onClose}>
      <Loaded part query={query} what="add-on templates">
        {({ templates }) => (
          <FormSelect
            control={form.control}
            name="template"
            label="Add-on"
            required
            placeholder="Select an add-on"
            choices={templates
              .filter(({ offline }) => !offline)
              .map(({ name, version }) => ({ value: name, label: `${name} ${version}` }))}
          />
        )}
      </Loaded>
    </FormDialog>
  );
}
