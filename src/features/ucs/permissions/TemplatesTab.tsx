import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { objectKindNames } from '#src/domain/ucs/clusterObjects.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { Template } from './template.ts';
import { TemplateDialog } from './TemplateDialog.tsx';

type Opened =
  | { readonly kind: 'create' }
  | { readonly kind: 'modify' | 'delete'; readonly template: Template };

const templateRights = {
  create: api.ucsTemplateCreate,
  update: api.ucsTemplateUpdate,
  remove: api.ucsTemplateDelete,
} as const;

function columnsFor(
  refusals: Refusals<keyof typeof templateRights>,
  open: (dialog: Opened) => void,
): readonly Column<Template>[] {
  return [
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
            {
              label: 'Modify',
              refusal: refusals.update,
              onSelect: () => open({ kind: 'modify', template: row }),
            },
            {
              label: 'Delete',
              refusal: refusals.remove,
              onSelect: () => open({ kind: 'delete', template: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Templates of custom permissions. */
export function TemplatesTab() {
  const state = useTableState('ucs-templates', { sort: 'name' });
  const list = useList(q(api.ucsTemplateList, {}), ({ templates }) => templates);
  const refusals = useRefusals(templateRights);
  const { opened, open, close } = useDialogs<Opened>();
  const write = useWrite(api.ucsTemplateDelete);
  const toast = useToast();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  const remove = async ({ id, name }: Template) => {
    await write.run({ params: { template_id: id } });
    toast.success(`Permission template ${name} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Permission templates"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.create}
            onClick={() => open({ kind: 'create' })}
          >
            Create Template
          </GuardedButton>
        }
        empty={<EmptyState text="A template says what a custom permission allows." />}
      />
      {opened?.kind === 'create' && <TemplateDialog onClose={close} />}
      {opened?.kind === 'modify' && <TemplateDialog template={opened.template} onClose={close} />}
      {opened?.kind === 'delete' && (
        <ConfirmDialog
          open
          destructive
          title="Delete Permission Template"
          text="Only a template that no permission uses can be deleted."
          affected={[{ name: opened.template.name }]}
          onConfirm={() => remove(opened.template)}
          onClose={close}
        />
      )}
    </>
  );
}
