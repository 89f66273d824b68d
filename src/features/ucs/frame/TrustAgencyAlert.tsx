import { Alert, Box } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { useSend } from '#src/api/useSend.ts';
import { ucsAgencyPermissions, ucsTrustAgencyName } from '#src/domain/ucs/trustAgency.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

/** On every page of UCS while its agency is missing or not as UCS made it: what stops, and the way to restore it. Goes by itself. */
export function TrustAgencyAlert({ trust }: { readonly trust: Result<AppContract['ucsDoor']> }) {
  const [asking, setAsking] = useState(false);
  const send = useSend();
  const toast = useToast();
  if (trust.trouble === null) return null;
  const restore = async () => {
    await send(() => api.ucsAuthorize({}));
    toast.success(`${ucsTrustAgencyName} has been restored.`);
  };
  return (
    <Alert severity="warning" sx={{ mb: 2 }} aria-label="Agency of UCS">
      <strong>{trust.trouble}</strong>{' '}
      {trust.stopped.length > 0 && <Stopped stopped={trust.stopped} />}
      {trust.is_account ? (
        <TextButton onClick={() => setAsking(true)}>Restore the agency</TextButton>
      ) : (
        'Ask the account to log in to UCS and restore it.'
      )}
      <ConfirmDialog
        open={asking}
        title={`Restore ${ucsTrustAgencyName}`}
        text="The agency trusts UCS again, without an end, and is given what it lacks:"
        affected={ucsAgencyPermissions.map(({ name, purpose }) => ({ name, detail: purpose }))}
        affectedLabel="Permissions of the agency"
        onConfirm={restore}
        onClose={() => setAsking(false)}
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
