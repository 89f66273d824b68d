import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Editable } from '#src/parts/Editable.tsx';
import { accessTab } from '#src/parts/access/tab.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { HeldPolicies } from '#src/features/iam5/shared/HeldPolicies.tsx';
import { groupsQuery, type NewGroup } from '#src/features/iam5/shared/lists.ts';
import { OldGrantsNote } from '#src/features/iam5/shared/OldGrantsNote.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { UserStatus } from '#src/features/iam/shared/users/UserStatus.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { DeleteUserDialog } from '../parts/DeleteUserDialog.tsx';
import { rootRefusal, userCalls, type UserDetail } from '#src/features/iam5/shared/users/user.ts';
import { UserModifyDialog } from '../parts/UserModifyDialog.tsx';
import { SecurityTab } from './SecurityTab.tsx';
import { UserGroupsTab } from './UserGroupsTab.tsx';

type Stage = 'shown' | 'modifying' | 'removing' | 'gone';

/** What is known of a user; `editable` makes a value one that can be changed. */
const factsOf = (
  user: UserDetail,
  lastLogin: string | null | undefined,
  editable: (what: string, value: ReactNode) => ReactNode,
) => [
  { label: 'Username', value: editable('username', user.user_name) },
  { label: 'User ID', value: <CopyText text={user.user_id} what="user ID" /> },
  { label: 'Status', value: editable('status', <UserStatus enabled={user.enabled} />) },
  { label: 'URN', value: <CopyText text={user.urn} what="URN" /> },
  { label: 'Description', value: editable('description', user.description ?? '--') },
  { label: 'Created', value: timeText(user.created_at) },
  {
    label: 'Tags',
    value:
      user.tags.length === 0
        ? '--'
        : user.tags.map(({ tag_key, tag_value }) => `${tag_key}=${tag_value}`).join(', '),
  },
  { label: 'Last Login', value: timeText(lastLogin) },
];

type PermissionsTabProps = {
  readonly user: UserDetail;
  /** Undefined while they are being read. */
  readonly groups: readonly NewGroup[] | undefined;
};

function PermissionsTab({ user, groups }: PermissionsTabProps) {
  return (
    <>
      <OldGrantsNote to={paths.user(user.user_id, 'permissions')} />
      <HeldPolicies
        holder={{ kind: 'user', id: user.user_id, name: user.user_name }}
        authorizeTo={paths.newUserAuthorize(user.user_id)}
        {...(groups === undefined ? {} : { groups })}
        protection={rootRefusal(user)}
      />
    </>
  );
}

function UserView({
  user,
  stage,
  onStage,
}: {
  readonly user: UserDetail;
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
}) {
  const navigate = useNavigate();
  const refusals = useRefusals(userCalls);
  const lastLogin = useQuery(q(api.v5UserLastLogin, { params: { user_id: user.user_id } })).data
    ?.user_last_login.last_login_at;
  const groups = useQuery(groupsQuery(user.user_id)).data?.rows;
  const protection = rootRefusal(user);
  const editable = (what: string, value: ReactNode) => (
    <Editable
      label={`Modify ${what}`}
      refusal={protection ?? refusals.update}
      onEdit={() => onStage('modifying')}
    >
      {value}
    </Editable>
  );
  return (
    <>
      <PageHeader
        title={user.user_name}
        crumbs={[{ label: 'Users', to: paths.newUsers() }]}
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
      <Card>
        <Facts facts={factsOf(user, lastLogin, editable)} />
      </Card>
      <UrlTabs
        label="User"
        tabs={[
          { id: 'groups', label: 'User Groups', content: () => <UserGroupsTab user={user} /> },
          {
            id: 'permissions',
            label: 'Permissions',
            content: () => <PermissionsTab user={user} groups={groups} />,
          },
          {
            id: 'security',
            label: 'Security Settings',
            content: () => <SecurityTab user={user} />,
          },
          accessTab(`user:${user.user_name}`),
        ]}
      />
      {stage === 'modifying' && <UserModifyDialog user={user} onClose={() => onStage('shown')} />}
      {stage === 'removing' && (
        <DeleteUserDialog
          user={user}
          onGone={async () => {
            onStage('gone');
            await navigate(paths.newUsers());
          }}
          onClose={() => onStage('shown')}
        />
      )}
    </>
  );
}

/** One user in the new console: facts, user groups, identity policies, sign-in. */
export function UserPage() {
  const { userId = '' } = useParams();
  const [stage, setStage] = useState<Stage>('shown');
  const query = useQuery({
    ...q(api.v5UserShow, { params: { user_id: userId } }),
    enabled: stage === 'shown' || stage === 'modifying',
  });
  return (
    <Loaded query={query} what="user">
      {({ user }) => (
        <UserView
          user={user}
          stage={stage}
          onStage={(next) => setStage((now) => (now === 'gone' ? now : next))}
        />
      )}
    </Loaded>
  );
}
