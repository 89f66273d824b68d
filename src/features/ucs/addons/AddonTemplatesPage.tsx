import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { descriptionRules, nameRules, submitting } from '../parts/forms.ts';

type Template = Result<AppContract['ucsAddonTemplateCreate']>;
type Asked = { readonly kind: 'offline' | 'delete'; readonly template: Template };

/** Add-on templates: what can be installed on clusters. */
export function AddonTemplatesPage() {
  const state = useTableState('ucs-addon-templates', { sort: 'name' });
  const query = useQuery(q(api.ucsAddonTemplateList, {}));
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const columns = useMemo(
    (): readonly Column<Template>[] => [
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
          <StatusText
            tone={row.offline ? 'off' : 'good'}
            text={row.offline ? 'Offline' : 'Online'}
          />
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
                refusal: row.offline ? 'It is offline.' : undefined,
                onSelect: () => setAsked({ kind: 'offline', template: row }),
              },
              {
                label: 'Delete',
                refusal: row.built_in ? 'It comes with the service.' : undefined,
                onSelect: () => setAsked({ kind: 'delete', template: row }),
              },
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
        title="Add-on Templates"
        actions={
          <Button variant="contained" onClick={() => setCreating(true)}>
            Create Template
          </Button>
        }
      />
      <Card>
        <DataTable
          label="Add-on templates"
          state={state}
          columns={columns}
          rows={query.data?.templates}
          {...readingOf(query)}
          rowId={(row) => row.name}
          rowName={(row) => row.name}
          search="Enter a name."
          searchText={(row) => `${row.name} ${row.description}`}
        />
      </Card>
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
      {asked !== undefined && <TemplateDialogs asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

type Values = { readonly name: string; readonly version: string; readonly description: string };

function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { name: '', version: '1.0.0', description: '' } });
  const send = useSend();
  const toast = useToast();
  const create = submitting(form, async (body) => {
    await send(() => api.ucsAddonTemplateCreate({ body }));
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

function TemplateDialogs({
  asked: { kind, template },
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  const params = { template: template.name };
  const affected = [{ name: template.name, detail: template.version }];
  const offline = async () => {
    await send(() => api.ucsAddonTemplateOffline({ params }));
    toast.success(`${template.name} is offline.`);
  };
  const remove = async () => {
    await send(() => api.ucsAddonTemplateDelete({ params }));
    toast.success(`${template.name} deleted.`);
  };
  if (kind === 'offline')
    return (
      <ConfirmDialog
        open
        title="Bring Template Offline"
        text="It cannot be installed any more; where it is installed it keeps running."
        affected={affected}
        onConfirm={offline}
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete Add-on Template"
      text="Where it is installed it keeps running, without upgrades."
      affected={affected}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
