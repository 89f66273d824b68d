import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormSelect } from '#src/ui/form/fields.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { Part } from '../parts/Part.tsx';
import { submitting } from '../parts/forms.ts';
import type { Cluster } from './ClusterTable.tsx';

type Addon = Result<AppContract['ucsAddonUpgrade']>;
type Asked = { readonly kind: 'upgrade' | 'uninstall'; readonly addon: Addon };

/** Add-ons of a cluster. */
export function AddonsTab({ cluster }: { readonly cluster: Cluster }) {
  const state = useTableState('ucs-addons', { sort: 'name' });
  const query = useQuery(q(api.ucsAddonList, { params: { cluster_id: cluster.id } }));
  const [installing, setInstalling] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const columns = useMemo(
    (): readonly Column<Addon>[] => [
      {
        id: 'name',
        header: 'Add-on',
        hideable: false,
        sortValue: (row) => row.template,
        cell: (row) => row.template,
      },
      { id: 'version', header: 'Version', cell: (row) => row.version },
      {
        id: 'installed',
        header: 'Installed',
        sortValue: (row) => row.installed_at,
        cell: (row) => formatTime(row.installed_at),
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={row.template}
            actions={[
              { label: 'Upgrade', onSelect: () => setAsked({ kind: 'upgrade', addon: row }) },
              { label: 'Uninstall', onSelect: () => setAsked({ kind: 'uninstall', addon: row }) },
            ]}
          />
        ),
      },
    ],
    [],
  );
  return (
    <>
      <DataTable
        label="Add-ons"
        state={state}
        columns={columns}
        rows={query.data?.addons}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.template}
        actions={
          <Button variant="contained" onClick={() => setInstalling(true)}>
            Install
          </Button>
        }
        empty={<EmptyState text="No add-on is installed." />}
      />
      {installing && <InstallDialog cluster={cluster} onClose={() => setInstalling(false)} />}
      {asked !== undefined && <AddonDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function AddonDialog({
  asked: { kind, addon },
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  const params = { cluster_id: addon.cluster_id, addon_id: addon.id };
  const upgrade = async () => {
    const { version } = await send(() => api.ucsAddonUpgrade({ params }));
    toast.success(`${addon.template} has version ${version}.`);
  };
  const uninstall = async () => {
    await send(() => api.ucsAddonUninstall({ params }));
    toast.success(`${addon.template} uninstalled.`);
  };
  const affected = [{ name: addon.template, detail: addon.version }];
  if (kind === 'upgrade')
    return (
      <ConfirmDialog
        open
        title="Upgrade Add-on"
        text="The add-on takes the version of its template."
        affected={affected}
        onConfirm={upgrade}
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      open
      destructive
      title="Uninstall Add-on"
      text="What the add-on does in the cluster stops."
      affected={affected}
      onConfirm={uninstall}
      onClose={onClose}
    />
  );
}

function InstallDialog({
  cluster,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly onClose: () => void;
}) {
  const query = useQuery(q(api.ucsAddonTemplateList, {}));
  const form = useForm<{ readonly template: string }>({ defaultValues: { template: '' } });
  const send = useSend();
  const toast = useToast();
  const install = submitting(form, async (body) => {
    await send(() => api.ucsAddonInstall({ params: { cluster_id: cluster.id }, body }));
    toast.success(`${body.template} installed on ${cluster.name}.`);
  });
  return (
    <FormDialog open title="Install Add-on" onSubmit={install} onClose={onClose}>
      <Part query={query} what="add-on templates">
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
      </Part>
    </FormDialog>
  );
}
