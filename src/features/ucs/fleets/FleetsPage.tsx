import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { descriptionRules, nameRules, submitting } from '../parts/forms.ts';
import { RegisterDialog } from '../clusters/RegisterDialog.tsx';

export type Fleet = Result<AppContract['ucsFleetShow']>;

/**
 * Infrastructure > Fleets: where the process flow of docs/sources/ucs-identity-policies.md and
 * docs/sources/ucs-roles-and-policies.md tells people to create a fleet or register a cluster. Both
 * stay live: the backend refuses.
 */
export function FleetsPage() {
  const state = useTableState('ucs-fleets', { sort: 'name' });
  const query = useQuery(q(api.ucsFleetList, {}));
  const [asked, setAsked] = useState<'create' | 'register'>();
  const [doomed, setDoomed] = useState<Fleet>();
  const columns = useMemo(
    (): readonly Column<Fleet>[] => [
      {
        id: 'name',
        header: 'Fleet',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => <TextLink to={paths.ucsFleet(row.id)}>{row.name}</TextLink>,
      },
      {
        id: 'clusters',
        header: 'Clusters',
        sortValue: (row) => row.cluster_ids.length,
        cell: (row) => row.cluster_ids.length,
      },
      {
        id: 'policy',
        header: 'Policy Center',
        cell: (row) => (
          <StatusText
            tone={row.policy_center ? 'good' : 'off'}
            text={row.policy_center ? 'Enabled' : 'Disabled'}
          />
        ),
      },
      {
        id: 'description',
        header: 'Description',
        cell: (row) => (row.description === '' ? '--' : row.description),
      },
      {
        id: 'created',
        header: 'Created',
        newestFirst: true,
        sortValue: (row) => row.created_at,
        cell: (row) => formatTime(row.created_at),
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={row.name}
            actions={[
              { label: 'Permissions', to: paths.ucsPermissions({ target: row.id }) },
              { label: 'Delete', onSelect: () => setDoomed(row) },
            ]}
          />
        ),
      },
    ],
    [],
  );
  return (
    <>
      <PageHeader
        title="Fleets"
        actions={
          <>
            <Button variant="outlined" onClick={() => setAsked('register')}>
              Register Cluster
            </Button>
            <Button variant="contained" onClick={() => setAsked('create')}>
              Create Fleet
            </Button>
          </>
        }
      />
      <Card>
        <DataTable
          label="Fleets"
          state={state}
          columns={columns}
          rows={query.data?.clustergroups}
          {...readingOf(query)}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          search="Enter a name or description."
          searchText={(row) => `${row.name} ${row.description}`}
          empty={
            <EmptyState text="There are no fleets yet. A fleet holds clusters that share permissions and policies." />
          }
        />
      </Card>
      {asked === 'create' && <CreateFleetDialog onClose={() => setAsked(undefined)} />}
      {asked === 'register' && <RegisterDialog onClose={() => setAsked(undefined)} />}
      {doomed !== undefined && (
        <DeleteFleetDialog fleet={doomed} onClose={() => setDoomed(undefined)} />
      )}
    </>
  );
}

type Values = { readonly name: string; readonly description: string };

function CreateFleetDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { name: '', description: '' } });
  const send = useSend();
  const toast = useToast();
  const create = submitting(form, async (values) => {
    await send(() => api.ucsFleetCreate({ body: values }));
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

function DeleteFleetDialog({
  fleet,
  onClose,
}: {
  readonly fleet: Fleet;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  const remove = async () => {
    await send(() => api.ucsFleetDelete({ params: { clustergroup_id: fleet.id } }));
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
