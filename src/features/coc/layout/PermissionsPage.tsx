import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { scopeNames } from '#src/domain/access/scopeNames.ts';
import {
  agencyPermissions,
  serviceAgencyName,
  serviceLinkedAgencyName,
  serviceLinkedPolicyName,
} from '#src/domain/coc/agencies.ts';
import { cocFunctions, type CocFunction } from '#src/domain/coc/functions.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { AgencyState } from '../enabling/obtainPermission.ts';

type Group = {
  readonly title: string;
  readonly note: string;
  readonly functions: readonly CocFunction[];
};

const groups: readonly Group[] = [
  ...agencyPermissions.map((row): Group => ({
    title: row.name,
    note: `${row.description.replace(/\.$/, '')}. ${scopeNames[row.scope]}`,
    functions: cocFunctions.filter((one) => one.providedBy === row.name),
  })),
  {
    title: serviceLinkedPolicyName,
    note: `Policy of ${serviceLinkedAgencyName}, which belongs to the service`,
    functions: cocFunctions.filter((one) => one.providedBy === serviceLinkedPolicyName),
  },
  {
    title: 'Not covered',
    note: 'DCS UserAccess leaves out creating, modifying, deleting and scaling instances',
    functions: cocFunctions.filter((one) => one.providedBy === null),
  },
];

/**
 * Permission → functions: what each permission of COC's agencies is used for, and what the agencies
 * may do at this moment.
 */
export function PermissionsPage() {
  const query = useQuery(q(api.cocAgencyShow, {}));
  return (
    <>
      <PageHeader
        title="Permissions and Functions"
        intro="Judged now, with the permissions the agencies hold now. Removing one in IAM shows here at once."
      />
      <Loaded part query={query} what="what the agencies may do">
        {(state) => (
          <>
            {state.service_agency !== null && (
              <Typography sx={{ mb: 2 }}>
                {serviceAgencyName}:{' '}
                <TextLink to={paths.agency(state.service_agency.agency_id, 'permissions')}>
                  permissions in IAM
                </TextLink>
              </Typography>
            )}
            {groups.map((group) => (
              <Card key={group.title} title={group.title} dense>
                <Typography sx={{ color: 'text.secondary', mb: 1 }}>{group.note}</Typography>
                <FunctionList group={group} state={state} />
              </Card>
            ))}
          </>
        )}
      </Loaded>
    </>
  );
}

function FunctionList({ group, state }: { readonly group: Group; readonly state: AgencyState }) {
  return (
    <Box
      component="ul"
      aria-label={`Functions of ${group.title}`}
      sx={{ m: 0, p: 0, listStyle: 'none' }}
    >
      {group.functions.map((row) => {
        const verdict = state.functions.find((one) => one.id === row.id);
        return (
          <Box
            component="li"
            key={row.id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              py: 1,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ width: { xs: '100%', sm: 110 } }}>
              <StatusText
                tone={verdict?.allowed === true ? 'good' : 'bad'}
                text={verdict?.allowed === true ? 'Works' : 'Refused'}
              />
            </Box>
            <Box sx={{ flex: 1, minWidth: 220 }}>
              {row.module}: {row.title}
              <Typography sx={{ color: 'text.secondary', fontSize: 12, overflowWrap: 'anywhere' }}>
                {verdict?.decision}
              </Typography>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
