import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { nameRules } from '../parts/forms.ts';

type DialogProps = { readonly projectId: string; readonly onClose: () => void };

/** Creates an organization for images in a region; a taken name is said beside the field. */
export function OrganizationDialog({ projectId, onClose }: DialogProps) {
  const form = useForm<{ readonly name: string }>({ defaultValues: { name: '' } });
  const write = useWrite(api.ucsOrganizationCreate);
  const toast = useToast();
  const create = submitting(form, async (body) => {
    await write.run({ params: { project_id: projectId }, body });
    toast.success(`Organization ${body.name} created.`);
  });
  return (
    <FormDialog open title="Create Organization" onSubmit={create} onClose={onClose}>
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
    </FormDialog>
  );
}

type PushValues = { readonly organization: string; readonly name: string; readonly tag: string };

/** Pushes an image: here the entry in the repository is made, no layers travel. */
export function PushDialog({ projectId, onClose }: DialogProps) {
  const params = { project_id: projectId };
  const organizations = useQuery(q(api.ucsOrganizationList, { params }));
  const form = useForm<PushValues>({ defaultValues: { organization: '', name: '', tag: 'v1' } });
  const write = useWrite(api.ucsImagePush);
  const toast = useToast();
  const push = submitting(form, async (body) => {
    await write.run({ params, body });
    toast.success(`${body.name}:${body.tag} pushed.`);
  });
  return (
    <FormDialog open title="Push Image" onSubmit={push} onClose={onClose}>
      <Loaded part query={organizations} what="organizations">
        {(data) => (
          <FormSelect
            control={form.control}
            name="organization"
            label="Organization"
            required
            placeholder="Select an organization"
            choices={data.organizations.map(({ name }) => ({ value: name, label: name }))}
          />
        )}
      </Loaded>
      <FormTextField control={form.control} name="name" label="Image" required rules={nameRules} />
      <FormTextField
        control={form.control}
        name="tag"
        label="Tag"
        required
        width={160}
        rules={{
          pattern: {
            value: /^\w[\w.-]{0,127}$/,
            message: 'Letters, digits, dots, hyphens and underscores.',
          },
        }}
      />
    </FormDialog>
  );
}
