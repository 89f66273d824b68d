import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { AttachPoliciesWizard } from '#src/features/iam5/shared/AttachPoliciesWizard.tsx';
import { paths } from '#src/paths.ts';

/**
 * Attaches identity policies to a user himself, which the old console cannot; no
 * scope is asked for.
 */
export function UserAuthorizePage() {
  const { userId = '' } = useParams();
  const query = useQuery(q(api.v5UserShow, { params: { user_id: userId } }));
  return (
    <Loaded query={query} what="user">
      {({ user }) => (
        <AttachPoliciesWizard
          title="Authorize User"
          holder={{ kind: 'user', id: user.user_id, name: user.user_name }}
          backTo={paths.newUser(user.user_id, 'permissions')}
        />
      )}
    </Loaded>
  );
}
