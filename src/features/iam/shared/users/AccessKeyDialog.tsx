import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { descriptionProblem } from '#src/domain/access/nameRules.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { FormTextarea } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';

export type AccessKey = {
  readonly access: string;
  readonly description: string;
  readonly status: 'active' | 'inactive';
};
type AccessKeyDialogProps = {
  readonly user: { readonly id: string; readonly name: string };
  /** Without it a new key is made. */ readonly changed?: AccessKey;
  readonly onClose: () => void;
};

type Made = { readonly access: string; readonly secret: string };
type MadeKeyProps = {
  readonly owner: string;
  readonly made: Made;
  readonly onClose: () => void;
};

/** A new access key with its secret, shown once: to be copied or downloaded. */
function MadeKey({ owner, made, onClose }: MadeKeyProps) {
  const save = () =>
    download(
      'credentials.csv',
      csv([
        ['User Name', 'Access Key Id', 'Secret Access Key'],
        [owner, made.access, made.secret],
      ]),
    );
  return (
    <InfoDialog
      open
      title="Access key created"
      onClose={onClose}
      buttons={
        <>
          <Button variant="outlined" onClick={save}>
            Download
          </Button>
          <Button variant="contained" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <Alert severity="warning" sx={{ mb: 2 }}>
        The secret is shown only now. Download or copy it before closing.
      </Alert>
      <Facts
        facts={[
          { label: 'Access Key ID', value: <CopyText text={made.access} what="access key ID" /> },
          {
            label: 'Secret Access Key',
            value: <CopyText text={made.secret} what="secret access key" />,
          },
        ]}
      />
    </InfoDialog>
  );
}

/** Makes an access key and shows its secret once, or changes the description of one. */
export function AccessKeyDialog({ user, changed, onClose }: AccessKeyDialogProps) {
  const toast = useToast();
  const create = useWrite(api.credentialCreate);
  const update = useWrite(api.credentialUpdate);
  const [made, setMade] = useState<Made>();
  const form = useForm({
    defaultValues: { description: changed?.description ?? '' },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const description = form.getValues('description');
    if (changed !== undefined) {
      await update.run({
        params: { access_key: changed.access },
        body: { credential: { description } },
      });
      toast.success('Access key modified.');
      return undefined;
    }
    const { credential } = await create.run({
      body: { credential: { user_id: user.id, description } },
    });
    setMade(credential);
    return false;
  };
  if (made !== undefined) return <MadeKey owner={user.name} made={made} onClose={onClose} />;
  return (
    <FormDialog
      open
      title={
        changed === undefined
          ? `Add access key for ${user.name}`
          : `Modify access key ${changed.access}`
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={rule(descriptionProblem)}
      />
    </FormDialog>
  );
}
