import { Alert } from '@mui/material';
import { cocServicePrincipal, serviceLinkedPolicyName } from '#src/domain/coc/agencies.ts';
import { RecordsTable } from '#src/features/iam/shared/records/RecordsTable.tsx';
import { paths } from '#src/paths.ts';
import { protectedRefusal, type Agency } from './agency.ts';
import { dependentsOnPermissions } from './dependentFunctions.ts';
import { ServiceCaution } from './ServiceCaution.tsx';

/**
 * Tab Permissions: what the agency holds, with Authorize and Delete (docs/sources/coc-enabling.md).
 * Authorize stays open to everybody, since the sources refuse at its end.
 */
export function AgencyPermissionsTab({ agency }: { readonly agency: Agency }) {
  return (
    <>
      {agency.trust_domain_name === cocServicePrincipal && (
        <Alert severity="info" sx={{ mb: 2 }}>
          The service attached {serviceLinkedPolicyName}. It is no authorization record and cannot
          be deleted.
        </Alert>
      )}
      <RecordsTable
        principal={{ kind: 'agency', id: agency.id, name: agency.name }}
        authorizeTo={paths.agencyAuthorize(agency.id)}
        authorizeRefusal={protectedRefusal(agency)}
        caution={(rows) => {
          const dependents = dependentsOnPermissions(
            agency,
            rows.map((row) => row.roleName),
          );
          return (
            dependents && (
              <ServiceCaution dependents={dependents} lead="Without these permissions" />
            )
          );
        }}
      />
    </>
  );
}
