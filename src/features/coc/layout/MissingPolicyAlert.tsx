import { Alert, Box } from '@mui/material';
import { useId } from 'react';
import { api } from '#src/api/api.ts';
import { functionsOf } from '#src/domain/coc/functions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { Forewarning } from '#src/ui/ForewarnedButton.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { AgencyState } from '../enabling/obtainPermission.ts';
import { ObtainPermissionDialog } from './ObtainPermissionDialog.tsx';

/** What adding a missing policy takes, by the scope of the policy. */
const grantRights = { all: api.agencyGrantOnAll, global: api.agencyGrantOnDomain } as const;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * On top of every COC page while ServiceAgencyForCOC lacks a permission of Table 1. Goes by itself:
 * it is computed from the agency's grants.
 */
export function MissingPolicyAlert({ state }: { readonly state: AgencyState }) {
  const { opened, open, close } = useDialogs<{ readonly kind: 'obtain' }>();
  const note = useId();
  const refusals = useRefusals(grantRights);
  const missing = state.missing_policies;
  const refusal = missing.map(({ scope }) => refusals[scope]).find((one) => one !== undefined);
  const agency = state.service_agency;
  if (state.state === 'expired') {
    return (
      <Alert severity="warning" sx={{ mb: 2 }}>
        {agency?.name} has expired, so COC can do nothing in other services.{' '}
        <TextLink to={paths.agency(agency?.agency_id ?? '')}>Extend its validity in IAM</TextLink>
      </Alert>
    );
  }
  if (agency === null || missing.length === 0) return null;
  const names = missing.map((policy) => policy.policy_name);
  const lost = names.flatMap((name) => functionsOf(name).map((row) => lowerFirst(row.title)));
  return (
    <Alert severity="warning" sx={{ mb: 2 }} aria-label="Missing policy">
      <Box>
        <strong>
          {agency.name} lacks {names.join(', ')}.
        </strong>{' '}
        Until it is added, COC cannot: {lost.join('; ')}. Adding it changes nothing that works
        today.{' '}
        <TextButton
          onClick={() => open({ kind: 'obtain' })}
          {...(refusal === undefined ? {} : { 'aria-describedby': note })}
        >
          Obtain Permission
        </TextButton>
        {refusal !== undefined && <Forewarning id={note} refusal={refusal} />}
      </Box>
      {opened !== undefined && (
        <ObtainPermissionDialog
          agencyId={agency.agency_id}
          missing={missing}
          refusal={refusal}
          onClose={close}
        />
      )}
    </Alert>
  );
}
