import { Alert, Box } from '@mui/material';
import { useState } from 'react';
import { functionsOf } from '#src/domain/coc/functions.ts';
import { paths } from '#src/paths.ts';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import type { AgencyState } from '../enabling/obtainPermission.ts';
import { ObtainPermissionDialog } from './ObtainPermissionDialog.tsx';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** On top of every COC page while ServiceAgencyForCOC lacks a permission of Table 1. Goes by itself: it is computed from the agency's grants. */
export function MissingPolicyAlert({ state }: { readonly state: AgencyState }) {
  const [asking, setAsking] = useState(false);
  const missing = state.missing_policies;
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
        today. <TextButton onClick={() => setAsking(true)}>Obtain Permission</TextButton>
      </Box>
      {asking && (
        <ObtainPermissionDialog
          agencyId={agency.agency_id}
          missing={missing}
          onClose={() => setAsking(false)}
        />
      )}
    </Alert>
  );
}
