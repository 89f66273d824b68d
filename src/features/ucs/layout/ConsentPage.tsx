import { Alert, Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { notEnabled } from '#src/domain/access/notEnabled.ts';
import { ucsAgencyPermissions, ucsTrustAgencyName } from '#src/domain/ucs/trustAgency.ts';
import { useAccount } from '#src/parts/account.ts';
import { Card } from '#src/ui/Card.tsx';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

/**
 * First visit to UCS: the account agrees to an agency; everybody else is told to ask it
 * (docs/sources/ucs-roles-and-policies.md).
 */
export function ConsentPage({ isAccount }: { readonly isAccount: boolean }) {
  return (
    <>
      <PageHeader
        title="Service authorization"
        intro="Before UCS is used for the first time, the account lets it work in the services it depends on."
      />
      <Card title={`Agency ${ucsTrustAgencyName}`}>
        <Typography sx={{ mb: 1 }}>
          UCS creates this agency in Identity and Access Management. It is given, on all resources:
        </Typography>
        <Box component="ul" sx={{ mt: 0, mb: 2, pl: 3 }}>
          {ucsAgencyPermissions.map(({ name, purpose }) => (
            <li key={name}>
              <strong>{name}</strong>: {purpose}
            </li>
          ))}
        </Box>
        <Typography sx={{ color: 'text.secondary' }}>
          Do not delete or modify it afterwards: what rests on it stops at once.
        </Typography>
      </Card>
      {isAccount ? <Agreement /> : <AskAccount />}
    </>
  );
}

function AskAccount() {
  const { accountName } = useAccount();
  return (
    <Alert severity="warning">
      {notEnabled['UCS.0001'].why} {notEnabled['UCS.0001'].advice} The account is {accountName}.
    </Alert>
  );
}

function Agreement() {
  const [agreed, setAgreed] = useState(false);
  const authorize = useWrite(api.ucsAuthorize);
  const toast = useToast();
  const words = useProblemWords();
  const run = () =>
    authorize.run({}).then(
      () => toast.success('UCS is authorized.', `${ucsTrustAgencyName} has been created.`),
      () => undefined, // shown as `problem`
    );
  return (
    <Card>
      <FormControlLabel
        control={<Checkbox checked={agreed} onChange={(_, checked) => setAgreed(checked)} />}
        label={`I agree that UCS creates ${ucsTrustAgencyName} with these permissions`}
      />
      <Box sx={{ mt: 1 }}>
        <FailedWrite problem={authorize.problem && words(authorize.problem)} />
        <GuardedButton
          variant="contained"
          loading={authorize.pending}
          refusal={agreed ? undefined : 'Tick the box first.'}
          onClick={() => void run()}
        >
          Authorize UCS
        </GuardedButton>
      </Box>
    </Card>
  );
}
