import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { useLossGuard } from '#src/ui/form/useLossGuard.tsx';
import type { UserDetail } from './user.ts';

const loss = {
  title: 'Close without the secret?',
  text: 'The secret access key has been neither downloaded nor copied. It cannot be shown again.',
  confirmLabel: 'Close',
} as const;

type Made = { readonly access_key_id: string; readonly secret_access_key: string };

/**
 * The secret of a new key, once: closing or leaving asks while it has been neither
 * downloaded nor copied.
 */
function SecretDialog({
  userName,
  made,
  onClose,
}: {
  readonly userName: string;
  readonly made: Made;
  readonly onClose: () => void;
}) {
  const [kept, setKept] = useState(false);
  const { close, guard } = useLossGuard(!kept, loss, onClose);
  const save = (): void => {
    download(
      'credentials.csv',
      csv([
        ['User Name', 'Access Key Id', 'Secret Access Key'],
        [userName, made.access_key_id, made.secret_access_key],
      ]),
    );
    setKept(true);
  };
  return (
    <InfoDialog
      open
      title="Access key created"
      onClose={close}
      buttons={
        <>
          <Button variant="outlined" onClick={save}>
            Download
          </Button>
          <Button variant="contained" onClick={close}>
            Close
          </Button>
        </>
      }
    >
      <Alert severity="warning" sx={{ mb: 2 }}>
        The secret is shown only now. Download or copy it before closing.
      </Alert>
      <Facts
        columns={1}
        facts={[
          {
            label: 'Access Key ID',
            value: <CopyText text={made.access_key_id} what="access key ID" />,
          },
          {
            label: 'Secret Access Key',
            value: (
              <CopyText
                text={made.secret_access_key}
                what="secret access key"
                onCopied={() => setKept(true)}
              />
            ),
          },
        ]}
      />
      {guard}
    </InfoDialog>
  );
}

/** Makes an access key for a user and shows its secret. */
export function NewKeyDialog({
  user,
  onClose,
}: {
  readonly user: UserDetail;
  readonly onClose: () => void;
}) {
  const create = useWrite(api.v5AccessKeyCreate);
  const [made, setMade] = useState<Made>();
  const submit = async (): Promise<false> => {
    setMade((await create.run({ params: { user_id: user.user_id } })).access_key);
    return false;
  };
  if (made !== undefined)
    return <SecretDialog userName={user.user_name} made={made} onClose={onClose} />;
  return (
    <FormDialog
      open
      title={`Create access key for ${user.user_name}`}
      onSubmit={submit}
      onClose={onClose}
    >
      Requests signed with the key are made as {user.user_name}, with all permissions this user has.
      Replace keys regularly.
    </FormDialog>
  );
}
