import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { HeldInIam } from './HeldInIam.tsx';

/**
 * User groups that hold something in IAM, beside the RBAC of a cluster or fleet: those permissions
 * count for every one of them, so a group made by *Add Permission* shows here before it has RBAC
 * (docs/sources/ucs-identity-policies.md). Only holders of Security Administrator see them.
 */
export function GroupsInIam() {
  const id = useId();
  const { data } = useQuery(q(api.ucsUserGroupList, {}));
  const groups = data?.groups.filter(
    (group) => !isAdministratorGroup(group) && group.permissions.length > 0,
  );
  if (groups === undefined) return null;
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 3 }}>
      <Typography id={id} component="h3" sx={{ fontWeight: 700, mb: 1 }}>
        By IAM, in every cluster and fleet
      </Typography>
      {groups.length === 0 && (
        <Box sx={{ color: 'text.secondary' }}>No user group holds a permission in IAM.</Box>
      )}
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 240px) minmax(0, 1fr)' },
          columnGap: 2,
          rowGap: 1,
          overflowWrap: 'anywhere',
        }}
      >
        {groups.map((group) => (
          <Box key={group.id} sx={{ display: 'contents' }}>
            <Box component="dt">{group.name}</Box>
            <Box component="dd" sx={{ m: 0 }}>
              <HeldInIam group={group} />
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: 1 }}>
        <TextLink to={paths.ucsPermissions({ tab: 'groups' })}>All user groups</TextLink>
      </Box>
    </Box>
  );
}
