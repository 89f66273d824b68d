import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { isPlainKeystone, isRehearsal } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/parts/account.ts';
import { Editable } from '#src/parts/Editable.tsx';
import { accessTab } from '#src/parts/access/tab.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { RecordsTable } from '#src/features/iam/shared/records/RecordsTable.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { DeleteUsersDialog } from '../parts/DeleteUsersDialog.tsx';
import { UserModifyDialog } from '../parts/UserModifyDialog.tsx';
import { UserStatus } from '#src/features/iam/shared/users/UserStatus.tsx';
import {
  accessModeNames,
  authorizeRefusal,
  protectedRefusal,
  userCalls,
  type UserDetail,
} from '../parts/user.ts';
import { SecurityTab } from './SecurityTab.tsx';
import { UserGroupsTab } from './UserGroupsTab.tsx';

/** Facts that a plain Keystone knows nothing about. */
const beyondKeystone = ['Access Type', 'Created', 'External Identity ID', 'Last Login'];

function UserFacts({
  user,
  refusal,
  onModify,
}: {
  readonly user: UserDetail;
  readonly refusal: string | undefined;
  readonly onModify: () => void;
}) {
  const editable = (what: string, value: ReactNode) => (
    <Editable label={`Modify ${what}`} refusal={refusal} onEdit={onModify}>
      {value}
    </Editable>
  );
  const plain = isPlainKeystone();
  return (
    <Card>
      <Facts
        facts={[
          { label: 'Username', value: user.name },
          { label: 'User ID', value: <CopyText text={user.id} what="user ID" /> },
          { label: 'Status', value: editable('status', <UserStatus enabled={user.enabled} />) },
          {
            label: 'Access Type',
            value: editable('access type', accessModeNames[user.access_mode]),
          },
          {
            label: 'Description',
            value: editable('description', user.description === '' ? '--' : user.description),
          },
          { label: 'Created', value: timeText(user.create_time) },
          {
            label: 'External Identity ID',
            value: editable('external identity ID', user.xuser_id === '' ? '--' : user.xuser_id),
          },
          { label: 'Last Login', value: timeText(user.last_login_time) },
        ].filter(({ label }) => !plain || !beyondKeystone.includes(label))}
      />
    </Card>
  );
}

function UserView({ user }: { readonly user: UserDetail }) {
  const { userId: myId } = useAccount();
  const navigate = useNavigate();
  const refusals = useRefusals(userCalls);
  const [open, setOpen] = useState<'modify' | 'delete'>();
  const protection = protectedRefusal(user, myId);
  return (
    <>
      <PageHeader
        title={user.name}
        crumbs={[{ label: 'Users', to: paths.users() }]}
        actions={
          <GuardedButton
            variant="outlined"
            refusal={protection ?? refusals.remove}
            onClick={() => setOpen('delete')}
          >
            Delete
          </GuardedButton>
        }
      />
      <UserFacts
        user={user}
        refusal={protection ?? refusals.update}
        onModify={() => setOpen('modify')}
      />
      <UrlTabs
        label="User"
        tabs={[
          { id: 'groups', label: 'User Groups', content: () => <UserGroupsTab user={user} /> },
          {
            id: 'security',
            label: 'Security Settings',
            content: () => <SecurityTab user={user} />,
          },
          {
            id: 'permissions',
            label: 'Permissions',
            content: () => (
              <>
                <Box sx={{ color: 'text.secondary', mb: 1.5 }}>
                  Permissions held through user groups stand here too. Deleting such a record takes
                  the permission from the whole group.
                </Box>
                <RecordsTable
                  principal={{ kind: 'user', id: user.id, name: user.name }}
                  authorizeTo={paths.userAuthorize(user.id)}
                  authorizeRefusal={protection ?? authorizeRefusal(refusals)}
                />
              </>
            ),
          },
          ...(isRehearsal() ? [accessTab(`user:${user.name}`)] : []),
        ]}
      />
      {open === 'modify' && (
        <UserModifyDialog userId={user.id} onClose={() => setOpen(undefined)} />
      )}
      {open === 'delete' && (
        <DeleteUsersDialog
          users={[user]}
          onGone={() => navigate(paths.users())}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/**
 * One IAM user: facts, user groups, security settings, permissions (docs/sources/console.md#3-4).
 */
export function UserPage() {
  const { userId = '' } = useParams();
  const query = useQuery(q(api.userDetail, { params: { user_id: userId } }));
  return (
    <Loaded query={query} what="user" list={{ label: 'Users', to: paths.users() }}>
      {({ user }) => <UserView user={user} />}
    </Loaded>
  );
}
