import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { descriptionRules, nameRules } from '../parts/forms.ts';

type Template = Result<AppContract['ucsAddonTemplateCreate']>;
type Opened =
  | { readonly kind: 'create' }
  | { readonly kind: 'offline' | 'delete'; readonly template: Template };

const templateRights = {
  create: api.ucsAddonTemplateCreate,
  offline: api.ucsAddonTemplateOffline,
  remove: api.ucsAddonTemplateDelete,
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
    { id: 'version', header: 'Version', cell: (row) => row.version },
    {
      id: 'description',
      header: 'Description',
      cell: (row) => (row.description === '' ? '--' : row.description),
    },
    {
      id: 'status',
      header: 'Status',
      cell: (row) => (
        <StatusText tone={row.offline ? 'off' : 'good'} text={row.offline ? 'Offline' : 'Online'} />
      ),
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
              label: 'Bring Offline',
              refusal: row.offline ? 'It is offline.' : refusals.offline,
              onSelect: () => open({ kind: 'offline', template: row }),
            },
            {
              label: 'Delete',
              refusal: row.built_in ? 'It comes with the service.' : refusals.remove,
              onSelect: () => open({ kind: 'delete', template: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Add-on templates: what can be installed on clusters. */
export function AddonTemplatesPage() {
  const state = useTableState('ucs-addon-templates', { sort: 'name' });
  const list = useList(q(api.ucsAddonTemplateList, {}), ({ templates }) => templates);
  const refusals = useRefusals(templateRights);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  return (
    <ListPage
      title="Add-on Templates"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.create}
          onClick={() => open({ kind: 'create' })}
        >
          Create Template
        </GuardedButton>
      }
      table={{
        label: 'Add-on templates',
        state,
        columns,
        ...list,
        rowId: (row) => row.name,
        rowName: (row) => row.name,
        search: 'Enter a name.',
        searchText: (row) => `${row.name} ${row.description}`,
      }}
    >
      {opened?.kind === 'create' && <CreateDialog onClose={close} />}
      {opened?.kind === 'offline' && <OfflineDialog template={opened.template} onClose={close} />}
      {opened?.kind === 'delete' && <DeleteDialog template={opened.template} onClose={close} />}
    </ListPage>
  );
}

type Values = { readonly name: string; readonly version: string; readonly description: string };

function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { name: '', version: '1.0.0', description: '' } });
  const write = useWrite(api.ucsAddonTemplateCreate);
  const toast = useToast();
  const create = submitting(form, async (body) => {
    await write.run({ body });
    toast.success(`Add-on template ${body.name} created.`);
  });
  return (
    <FormDialog open title="Create Add-on Template" onSubmit={create} onClose={onClose}>
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
      <FormTextField
        control={form.control}
        name="version"
        label="Version"
        required
        width={160}
        rules={{ pattern: { value: /^\d+\.\d+\.\d+$/, message: 'Three numbers: 1.0.0.' } }}
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

type TemplateDialogProps = { readonly template: Template; readonly onClose: () => void };

function OfflineDialog({ template, onClose }: TemplateDialogProps) {
  const write = useWrite(api.ucsAddonTemplateOffline);
  const toast = useToast();
  const offline = async () => {
    await write.run({ params: { template: template.name } });
    toast.success(`${template.name} is offline.`);
  };
  return (
    <ConfirmDialog
      open
      title="Bring Template Offline"
      text="It cannot be installed any more; where it is installed it keeps running."
      affected={[{ name: template.name, detail: template.version }]}
      onConfirm={offline}
      onClose={onClose}
    />
  );
}

function DeleteDialog({ template, onClose }: TemplateDialogProps) {
  const write = useWrite(api.ucsAddonTemplateDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { template: template.name } });
    toast.success(`${template.name} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete Add-on Template"
      text="Where it is installed it keeps running, without upgrades."
      affected={[{ name: template.name, detail: template.version }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
