import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { AttachPoliciesWizard } from '#src/features/iam5/shared/AttachPoliciesWizard.tsx';
import { paths } from '#src/paths.ts';

/** Attaches identity policies to an agency; no scope is asked for. */
export function AgencyAuthorizePage() {
  const { agencyId = '' } = useParams();
  const query = useQuery(q(api.v5AgencyShow, { params: { agency_id: agencyId } }));
  return (
    <Loaded query={query} what="agency">
      {({ agency }) => (
        <AttachPoliciesWizard
          title="Authorize Agency"
          holder={{ kind: 'agency', id: agency.agency_id, name: agency.agency_name }}
          backTo={paths.newAgency(agency.agency_id, 'permissions')}
        />
      )}
    </Loaded>
  );
}
