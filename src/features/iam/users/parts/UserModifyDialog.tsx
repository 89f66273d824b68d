import { Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { isPlainKeystone } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { descriptionProblem, externalIdProblem } from '#src/domain/access/nameRules.ts';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormRadioGroup, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { accessModeNames, type UserDetail } from './user.ts';

type ModifyForm = {
  readonly status: string;
  readonly access: string;
  readonly description: string;
  readonly externalId: string;
};

const statusChoices = [
  { value: 'enabled', label: 'Enabled' },
  {
    value: 'disabled',
    label: 'Disabled',
    detail: 'The user can neither sign in nor use access keys.',
  },
];
const accessChoices = Object.entries(accessModeNames).map(([value, label]) => ({ value, label }));

const fields = {
  status: { label: 'Status' },
  access: { label: 'Access Type' },
  description: { label: 'Description' },
  externalId: { label: 'External ID' },
};

/** What the form shows of a user, and its version. */
const openedOf = (user: UserDetail) => ({
  values: {
    status: user.enabled ? 'enabled' : 'disabled',
    access: user.access_mode,
    description: user.description,
    externalId: user.xuser_id,
  },
  version: versionOf(user),
});

/** What was changed, as the API takes it; the kind of identity goes with its ID. */
const bodyOf = ({ status, access, description, externalId }: Partial<ModifyForm>) => ({
  ...(status !== undefined && { enabled: status === 'enabled' }),
  ...(externalId !== undefined && {
    xuser_id: externalId,
    xuser_type: externalId === '' ? '' : 'TenantIdp',
  }),
  access_mode: access,
  description,
});

function ModifyForm({
  user,
  onClose,
}: {
  readonly user: UserDetail;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useWrite(api.userUpdate);
  const form = useForm<ModifyForm>({
    defaultValues: openedOf(user).values,
    mode: 'onTouched',
  });
  const params = { user_id: user.id };
  const plain = isPlainKeystone();
  const versioned = useVersionedSave({
    what: 'user',
    fields,
    opened: openedOf(user),
    read: async () => openedOf((await api.userDetail({ params })).user),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const saved = await versioned.save(form.getValues(), (changed, ifMatch) =>
      update.run({ params, body: { user: bodyOf(changed) }, ifMatch }),
    );
    if (!saved) return false;
    toast.success(`User ${user.name} modified.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Modify User"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      {versioned.dialog}
      <FieldRow label="Username">{user.name}</FieldRow>
      <FieldRow label="User ID">{user.id}</FieldRow>
      <FormRadioGroup control={form.control} name="status" label="Status" choices={statusChoices} />
      {!plain && (
        <FormRadioGroup
          control={form.control}
          name="access"
          label="Access Type"
          choices={accessChoices}
        />
      )}
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={rule(descriptionProblem)}
      />
      {!plain && (
        <FormTextField
          control={form.control}
          name="externalId"
          label="External ID"
          hint="The identity of this user at an external identity provider."
          rules={rule(externalIdProblem)}
        />
      )}
    </FormDialog>
  );
}

/**
 * Status, access type, description and external identity of a user; name and ID are shown
 * (docs/sources/console.md#3-5).
 */
export function UserModifyDialog({
  userId,
  onClose,
}: {
  readonly userId: string;
  readonly onClose: () => void;
}) {
  const words = useProblemWords();
  const { data, error } = useQuery(q(api.userDetail, { params: { user_id: userId } }));
  if (data !== undefined) return <ModifyForm user={data.user} onClose={onClose} />;
  return (
    <InfoDialog open title="Modify User" onClose={onClose}>
      {error === null ? (
        <Skeleton variant="rounded" height={200} />
      ) : (
        <ProblemAlert problem={words(error)} />
      )}
    </InfoDialog>
  );
}
