import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { OrganizationDialog } from './ImageDialogs.tsx';
import { useImageRefusals } from './useImageRefusals.ts';

type Organization = Result<AppContract['ucsOrganizationCreate']>;
type Opened =
  | { readonly kind: 'create' }
  | { readonly kind: 'delete'; readonly organization: Organization };

function columnsFor(
  refusal: string | undefined,
  open: (dialog: Opened) => void,
): readonly Column<Organization>[] {
  return [
    {
      id: 'name',
      header: 'Organization',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: 'images',
      header: 'Images',
      sortValue: (row) => row.image_count,
      cell: (row) => row.image_count,
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
            {
              label: 'Delete',
              refusal,
              onSelect: () => open({ kind: 'delete', organization: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Organizations of a project, which hold its images. */
export function OrganizationsTab({ projectId }: { readonly projectId: string }) {
  const params = { project_id: projectId };
  const state = useTableState('ucs-organizations', { sort: 'name' });
  const list = useList(
    q(api.ucsOrganizationList, { params }),
    ({ organizations }) => organizations,
  );
  const refusals = useImageRefusals(projectId);
  const { opened, open, close } = useDialogs<Opened>();
  const write = useWrite(api.ucsOrganizationDelete);
  const toast = useToast();
  const columns = useMemo(() => columnsFor(refusals.removeOrganization, open), [refusals, open]);
  const remove = async ({ name }: Organization) => {
    await write.run({ params: { ...params, organization: name } });
    toast.success(`Organization ${name} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Organizations"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.name}
        rowName={(row) => row.name}
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.createOrganization}
            onClick={() => open({ kind: 'create' })}
          >
            Create Organization
          </GuardedButton>
        }
        empty={<EmptyState text="An organization holds images; create one first." />}
      />
      {opened?.kind === 'create' && <OrganizationDialog projectId={projectId} onClose={close} />}
      {opened?.kind === 'delete' && (
        <ConfirmDialog
          open
          destructive
          title="Delete Organization"
          text="Only an empty organization can be deleted."
          affected={[
            { name: opened.organization.name, detail: `${opened.organization.image_count} images` },
          ]}
          onConfirm={() => remove(opened.organization)}
          onClose={close}
        />
      )}
    </>
  );
}
