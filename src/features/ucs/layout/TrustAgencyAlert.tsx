import { Alert, Box } from '@mui/material';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ucsAgencyPermissions, ucsTrustAgencyName } from '#src/domain/ucs/trustAgency.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';

type Trust = Result<AppContract['ucsDoor']>;

/** What restoring does, as the agency stands; the permissions it lacks are listed below. */
function restoration({ state, missing }: Trust): string {
  const given = missing.length === 0 ? '' : ' It is given what it lacks:';
  switch (state) {
    case 'absent':
      return `The agency is created again and trusts UCS, without an end.${given}`;
    case 'other-party':
      return `The agency is replaced by one that trusts UCS, without an end.${given}`;
    case 'expired':
      return `The agency is extended and no longer ends.${given}`;
    case 'reduced':
    case 'intact':
    case 'first-login':
      return `The agency stays as it is.${given}`;
  }
}

/**
 * On every page of UCS while its agency is missing or not as UCS made it: what stops, and the way
 * to restore it. Goes by itself.
 */
export function TrustAgencyAlert({ trust }: { readonly trust: Trust }) {
  const { opened, open, close } = useDialogs<{ readonly kind: 'restore' }>();
  const write = useWrite(api.ucsAuthorize);
  const toast = useToast();
  if (trust.trouble === null) return null;
  const restore = async () => {
    await write.run({});
    toast.success(`${ucsTrustAgencyName} has been restored.`);
  };
  return (
    <Alert severity="warning" sx={{ mb: 2 }} aria-label="Agency of UCS">
      <strong>{trust.trouble}</strong>{' '}
      {trust.stopped.length > 0 && <Stopped stopped={trust.stopped} />}
      {trust.is_account ? (
        <TextButton onClick={() => open({ kind: 'restore' })}>Restore the agency</TextButton>
      ) : (
        'Ask the account to log in to UCS and restore it.'
      )}
      <ConfirmDialog
        open={opened !== undefined}
        title={`Restore ${ucsTrustAgencyName}`}
        text={restoration(trust)}
        affected={ucsAgencyPermissions
          .filter(({ name }) => trust.missing.includes(name))
          .map(({ name, purpose }) => ({ name, detail: purpose }))}
        affectedLabel="Permissions the agency is given"
        onConfirm={restore}
        onClose={close}
      />
    </Alert>
  );
}

function Stopped({
  stopped,
}: {
  readonly stopped: readonly {
    readonly id: string;
    readonly module: string;
    readonly title: string;
  }[];
}) {
  return (
    <>
      Stopped:
      <Box component="ul" sx={{ my: 0.5, pl: 3 }}>
        {stopped.map(({ id, module, title }) => (
          <li key={id}>
            {module}: {title}
          </li>
        ))}
      </Box>
    </>
  );
}
