import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { defaultPolicyName } from '#src/domain/coc/agencies.ts';
import type { PlannedGrant } from '#src/domain/access/splitGrants.ts';
import { AuthorizeWizard } from '#src/features/iam/shared/authorizeWizard/AuthorizeWizard.tsx';
import { fullAddress } from '#src/parts/fullAddress.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { protectedRefusal, type Agency } from './agency.ts';
import { isCocAgency } from './dependentFunctions.ts';

/**
 * After a refusal: whom to ask and for what, with a link that an administrator only has to confirm
 * (docs/sources/coc-enabling.md#supplement, last step of the way through IAM).
 */
function Advice({
  agency,
  refused,
}: {
  readonly agency: Agency;
  readonly refused: readonly PlannedGrant[];
}) {
  const scopes = new Set(refused.map((grant) => grant.scope.kind));
  const [only] = scopes;
  const scope = scopes.size === 1 && (only === 'all' || only === 'global') ? { scope: only } : {};
  const roles = [...new Set(refused.map((grant) => grant.role.id))];
  const address = fullAddress(paths.agencyAuthorize(agency.id, { roles, ...scope }));
  return (
    <Alert severity="info" role="note" aria-label="Whom to ask" sx={{ mb: 2 }}>
      Contact the master account or an account with administrator permissions.{' '}
      {isCocAgency(agency)
        ? `What has to be added to ${agency.name} is the policy that the alert on top of COC names, such as ${defaultPolicyName}.`
        : `They can add the ${roles.length === 1 ? 'permission' : 'permissions'} to ${agency.name} for you.`}
      <Box sx={{ mt: 0.5 }}>
        <CopyText
          text={address}
          what="request for the administrator"
          shown="Copy request for the administrator"
        />
      </Box>
    </Alert>
  );
}

/** Grants policies and roles to an agency (docs/sources/console.md#5). */
export function AgencyAuthorizePage() {
  const { agencyId = '' } = useParams();
  const query = useQuery(q(api.agencyShow, { params: { agency_id: agencyId } }));
  return (
    <Loaded query={query} what="agency" list={{ label: 'Agencies', to: paths.agencies() }}>
      {({ agency }) => {
        const protection = protectedRefusal(agency);
        const back = paths.agency(agency.id, 'permissions');
        if (protection === undefined)
          return (
            <AuthorizeWizard
              title="Authorize Agency"
              principal={{ kind: 'agency', id: agency.id, name: agency.name }}
              backTo={back}
              advice={(refused) => <Advice agency={agency} refused={refused} />}
            />
          );
        return (
          <>
            <PageHeader
              title="Authorize Agency"
              crumbs={[
                { label: 'Agencies', to: paths.agencies() },
                { label: agency.name, to: paths.agency(agency.id) },
              ]}
            />
            <Card>
              <EmptyState
                title={protection}
                action={<TextLink to={back}>Back to the agency</TextLink>}
              />
            </Card>
          </>
        );
      }}
    </Loaded>
  );
}
