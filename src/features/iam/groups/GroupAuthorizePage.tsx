import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { AuthorizeWizard } from '#src/features/iam/shared/authorizeWizard/AuthorizeWizard.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { protectedRefusal } from './group.ts';

/** Grants policies and roles to a user group (docs/sources/console.md#5). */
export function GroupAuthorizePage() {
  const { groupId = '' } = useParams();
  const query = useQuery(q(api.groupShow, { params: { group_id: groupId } }));
  return (
    <Loaded query={query} what="user group" list={{ label: 'User Groups', to: paths.groups() }}>
      {({ group }) => {
        const protection = protectedRefusal(group);
        if (protection === undefined)
          return (
            <AuthorizeWizard
              title="Authorize User Group"
              principal={{ kind: 'group', id: group.id, name: group.name }}
              backTo={paths.group(group.id)}
            />
          );
        return (
          <>
            <PageHeader
              title="Authorize User Group"
              crumbs={[
                { label: 'User Groups', to: paths.groups() },
                { label: group.name, to: paths.group(group.id) },
              ]}
            />
            <Card>
              <EmptyState
                title={protection}
                action={<TextLink to={paths.group(group.id)}>Back to the group</TextLink>}
              />
            </Card>
          </>
        );
      }}
    </Loaded>
  );
}
