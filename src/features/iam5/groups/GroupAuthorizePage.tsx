import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { AttachPoliciesWizard } from '#src/features/iam5/shared/AttachPoliciesWizard.tsx';
import { paths } from '#src/paths.ts';

/** Attaches identity policies to a user group; no scope is asked for. */
export function GroupAuthorizePage() {
  const { groupId = '' } = useParams();
  const query = useQuery(q(api.v5GroupShow, { params: { group_id: groupId } }));
  return (
    <Loaded query={query} what="user group">
      {({ group }) => (
        <AttachPoliciesWizard
          title="Authorize User Group"
          holder={{ kind: 'group', id: group.group_id, name: group.group_name }}
          backTo={paths.newGroup(group.group_id, 'permissions')}
        />
      )}
    </Loaded>
  );
}
