import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { Problem } from '#src/api/problem.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { scopeNames } from '#src/domain/access/scopeNames.ts';
import { serviceAgencyName } from '#src/domain/coc/agencies.ts';
import { useAccount } from '#src/parts/account.ts';
import { fullAddress } from '#src/parts/fullAddress.ts';
import { paths } from '#src/paths.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import {
  grantPermission,
  obtainPermission,
  type MissingPolicy,
} from '../enabling/obtainPermission.ts';

type ObtainPermissionDialogProps = {
  readonly agencyId: string;
  readonly missing: readonly MissingPolicy[];
  /** Why adding will be refused; the procedure shows the refusal after the click. */
  readonly refusal: string | undefined;
  readonly onClose: () => void;
};

/**
 * Asks, then adds what is missing; refused, it says what to ask an administrator for
 * (docs/sources/coc-enabling.md#supplement).
 */
export function ObtainPermissionDialog({
  agencyId,
  missing,
  refusal,
  onClose,
}: ObtainPermissionDialogProps) {
  const { accountId } = useAccount();
  const [refused, setRefused] = useState<MissingPolicy>();
  const write = useWrite(async () => {
    for (const policy of missing) {
      await obtainPermission(accountId, agencyId, policy).catch((error: unknown) => {
        if (error instanceof Problem && error.status === 403) setRefused(policy);
        throw error;
      });
    }
  });
  const toast = useToast();
  const names = missing.map((policy) => policy.policy_name).join(', ');
  const add = async () => {
    await write.run();
    toast.success('Authorization successful.', `${serviceAgencyName} now has ${names}.`);
  };
  return (
    <FormDialog
      open
      title="Obtain Permission"
      submitLabel="OK"
      forewarned={refused === undefined ? refusal : undefined}
      onSubmit={add}
      onClose={onClose}
    >
      {refused !== undefined && <AskAdministrator agencyId={agencyId} policy={refused} />}
      <Typography>The agency {serviceAgencyName} will be given:</Typography>
      <Box component="ul" sx={{ my: 1, pl: 3 }}>
        {missing.map((policy) => (
          <li key={policy.policy_name}>
            {policy.policy_name}: {scopeNames[policy.scope]}
          </li>
        ))}
      </Box>
    </FormDialog>
  );
}

/**
 * What the refusal is about and whom to ask, with a link that an administrator only has to confirm.
 */
function AskAdministrator({
  agencyId,
  policy,
}: {
  readonly agencyId: string;
  readonly policy: MissingPolicy;
}) {
  const address = fullAddress(
    paths.agencyAuthorize(agencyId, { roles: [policy.role_id], scope: policy.scope }),
  );
  return (
    <Box
      role="note"
      aria-label="What to ask for"
      sx={{ mb: 2, p: 1.5, bgcolor: 'background.default', borderRadius: 1 }}
    >
      <Typography>
        You do not have {grantPermission(policy)}. The missing policy is {policy.policy_name}. Ask
        the master account or an account with administrator permissions to add it to{' '}
        {serviceAgencyName}.
      </Typography>
      <Box sx={{ mt: 1 }}>
        <CopyText
          text={address}
          what="request for the administrator"
          shown="Copy request for the administrator"
        />
      </Box>
    </Box>
  );
}
