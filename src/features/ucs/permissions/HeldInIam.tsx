import { Box } from '@mui/material';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';

type Group = Result<AppContract['ucsUserGroupList']>['groups'][number];

/** What either IAM console granted a user group, each with where it counts. */
export function HeldInIam({ group }: { readonly group: Group }) {
  if (isAdministratorGroup(group)) return 'All permissions';
  if (group.permissions.length === 0) return '--';
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {group.permissions.map(({ name, scope, console }) => (
        <li key={`${name} ${scope} ${console}`}>
          {name}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
            {' '}
            {scope}
            {console === 'new' ? ', identity policy' : ''}
          </Box>
        </li>
      ))}
    </Box>
  );
}
