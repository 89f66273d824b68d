import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { Editable } from '#src/parts/Editable.tsx';
import { accessTab } from '#src/parts/access/tab.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import {
  agencyKindNames,
  agencyKindOf,
  delegatedParty,
} from '#src/features/iam5/shared/agencyKind.ts';
import { HeldPolicies } from '#src/features/iam5/shared/HeldPolicies.tsx';
import { OldGrantsNote } from '#src/features/iam5/shared/OldGrantsNote.tsx';
import { PolicyText } from '#src/features/iam5/shared/PolicyText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { agencyCalls, attachmentRefusal, protectedRefusal } from './agency.ts';
import { durationWords } from './agencyForm.ts';
import { AgencyModifyDialog } from './AgencyModifyDialog.tsx';
import { DeleteAgencyDialog } from './DeleteAgencyDialog.tsx';

type Agency = Result<(typeof api.v5AgencyShow)['spec']>['agency'];
type Stage = 'shown' | 'modifying' | 'removing' | 'gone';

function TrustTab({ agency }: { readonly agency: Agency }) {
  const navigate = useNavigate();
  const refusals = useRefusals(agencyCalls);
  if (agency.trust_policy === undefined) {
    return (
      <>
        This agency trusts the account {agency.trust_domain_name ?? agency.trust_domain_id ?? '--'};
        it has no trust policy.{' '}
        <TextLink to={paths.agency(agency.agency_id)}>Manage it in the old console</TextLink>
      </>
    );
  }
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'space-between',
          alignItems: 'center',
          gap: 1,
          mb: 1.5,
        }}
      >
        <Box sx={{ color: 'text.secondary' }}>
          Who may assume the agency, and under which conditions
        </Box>
        <GuardedButton
          variant="contained"
          refusal={protectedRefusal(agency) ?? refusals.trust}
          onClick={() => void navigate(paths.newAgencyTrust(agency.agency_id))}
        >
          Edit Trust Policy
        </GuardedButton>
      </Box>
      <PolicyText text={agency.trust_policy} name={`the trust policy of ${agency.agency_name}`} />
    </>
  );
}

function PermissionsTab({ agency }: { readonly agency: Agency }) {
  return (
    <>
      {agencyKindOf(agency) === 'classic' && (
        <OldGrantsNote to={paths.agency(agency.agency_id, 'permissions')} />
      )}
      <HeldPolicies
        holder={{ kind: 'agency', id: agency.agency_id, name: agency.agency_name }}
        authorizeTo={paths.newAgencyAuthorize(agency.agency_id)}
        protection={attachmentRefusal(agency)}
      />
    </>
  );
}

/** What is known of an agency; `editable` makes a value one that can be changed. */
function factsOf(agency: Agency, editable: (what: string, value: string) => ReactNode) {
  const kind = agencyKindOf(agency);
  const session = editable('session duration', durationWords(agency.max_session_duration));
  return [
    { label: 'Agency Name', value: agency.agency_name },
    { label: 'Agency ID', value: <CopyText text={agency.agency_id} what="agency ID" /> },
    { label: 'Type', value: agencyKindNames[kind] },
    { label: 'URN', value: <CopyText text={agency.urn} what="URN" /> },
    { label: 'Delegated Party', value: delegatedParty(agency) },
    { label: 'Created', value: timeText(agency.created_at) },
    ...(kind === 'classic' ? [] : [{ label: 'Maximum Session', value: session }]),
    { label: 'Description', value: editable('description', agency.description ?? '--') },
  ];
}

function AgencyView({
  agency,
  stage,
  onStage,
}: {
  readonly agency: Agency;
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
}) {
  const navigate = useNavigate();
  const refusals = useRefusals(agencyCalls);
  const protection = protectedRefusal(agency);
  const editable = (what: string, value: string) =>
    protection === undefined ? (
      <Editable
        label={`Modify ${what}`}
        refusal={refusals.update}
        onEdit={() => onStage('modifying')}
      >
        {value}
      </Editable>
    ) : (
      value
    );
  return (
    <>
      <PageHeader
        title={agency.agency_name}
        crumbs={[{ label: 'Agencies', to: paths.newAgencies() }]}
        actions={
          <GuardedButton
            variant="outlined"
            refusal={protection ?? refusals.remove}
            onClick={() => onStage('removing')}
          >
            Delete
          </GuardedButton>
        }
      />
      {protection !== undefined && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {protection}
        </Alert>
      )}
      <Card>
        <Facts facts={factsOf(agency, editable)} />
      </Card>
      <UrlTabs
        label="Agency"
        tabs={[
          { id: 'trust', label: 'Trust Policy', content: () => <TrustTab agency={agency} /> },
          {
            id: 'permissions',
            label: 'Permissions',
            content: () => <PermissionsTab agency={agency} />,
          },
          accessTab(`agency:${agency.agency_name}`),
        ]}
      />
      {stage === 'modifying' && (
        <AgencyModifyDialog agency={agency} onClose={() => onStage('shown')} />
      )}
      {stage === 'removing' && (
        <DeleteAgencyDialog
          agency={agency}
          onGone={async () => {
            onStage('gone');
            await navigate(paths.newAgencies());
          }}
          onClose={() => onStage('shown')}
        />
      )}
    </>
  );
}

/** One agency in the new console: facts, trust policy, permissions. */
export function AgencyPage() {
  const { agencyId = '' } = useParams();
  const [stage, setStage] = useState<Stage>('shown');
  const query = useQuery({
    ...q(api.v5AgencyShow, { params: { agency_id: agencyId } }),
    enabled: stage === 'shown' || stage === 'modifying',
  });
  return (
    <Loaded query={query} what="agency">
      {({ agency }) => (
        <AgencyView
          agency={agency}
          stage={stage}
          onStage={(next) => setStage((now) => (now === 'gone' ? now : next))}
        />
      )}
    </Loaded>
  );
}
