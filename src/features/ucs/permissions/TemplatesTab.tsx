import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { objectKindNames } from '#src/domain/ucs/clusterObjects.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { TemplateDialog } from './TemplateDialog.tsx';
import type { Template } from './template.ts';

type Asked =
  | { readonly kind: 'create' }
  | { readonly kind: 'modify' | 'delete'; readonly template: Template };

/** Templates of custom permissions. */
export function TemplatesTab() {
  const state = useTableState('ucs-templates', { sort: 'name' });
  const query = useQuery(q(api.ucsTemplateList, {}));
  const [asked, setAsked] = useState<Asked>();
  const send = useSend();
  const toast = useToast();
  const columns = useMemo(
    (): readonly Column<Template>[] => [
      {
        id: 'name',
        header: 'Template',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'rules',
        header: 'Allows',
        cell: (row) =>
          row.rules
            .map(({ kind, verbs }) => `${objectKindNames[kind]}: ${verbs.join(', ')}`)
            .join('; '),
      },
      {
        id: 'description',
        header: 'Description',
        cell: (row) => (row.description === '' ? '--' : row.description),
      },
      {
        id: 'used',
        header: 'Used By',
        sortValue: (row) => row.used,
        cell: (row) => `${row.used} ${row.used === 1 ? 'permission' : 'permissions'}`,
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={row.name}
            actions={[
              { label: 'Modify', onSelect: () => setAsked({ kind: 'modify', template: row }) },
              { label: 'Delete', onSelect: () => setAsked({ kind: 'delete', template: row }) },
            ]}
          />
        ),
      },
    ],
    [],
  );
  const remove = async ({ id, name }: Template) => {
    await send(() => api.ucsTemplateDelete({ params: { template_id: id } }));
    toast.success(`Permission template ${name} deleted.`);
  };
  const close = () => setAsked(undefined);
  return (
    <>
      <DataTable
        label="Permission templates"
        state={state}
        columns={columns}
        rows={query.data?.templates}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        actions={
          <Button variant="contained" onClick={() => setAsked({ kind: 'create' })}>
            Create Template
          </Button>
        }
        empty={<EmptyState text="A template says what a custom permission allows." />}
      />
      {asked?.kind === 'create' && <TemplateDialog onClose={close} />}
      {asked?.kind === 'modify' && <TemplateDialog template={asked.template} onClose={close} />}
      {asked?.kind === 'delete' && (
        <ConfirmDialog
          open
          destructive
          title="Delete Permission Template"
          text="Only a template that no permission uses can be deleted."
          affected={[{ name: asked.template.name }]}
          onConfirm={() => remove(asked.template)}
          onClose={close}
        />
      )}
    </>
  );
}
