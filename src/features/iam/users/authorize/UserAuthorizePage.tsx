import { FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/parts/account.ts';
import { AuthorizeWizard } from '#src/features/iam/shared/authorizeWizard/AuthorizeWizard.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { enterpriseProjectsQuery } from '#src/features/iam/shared/lookups.ts';
import { useAddressState } from '#src/parts/useAddressState.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useFinish } from '#src/ui/finish.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { protectedRefusal, type UserDetail } from '../parts/user.ts';
import { GroupPicker } from './GroupPicker.tsx';

type Joining = { readonly id: string; readonly name: string };

/** How the user shall get permissions, and the groups to join, as the address carries them. */
type Way = { readonly method: 'groups' | 'permissions'; readonly groups: readonly string[] };

const readWay = (search: URLSearchParams): Way => ({
  method: search.get('method') === 'permissions' ? 'permissions' : 'groups',
  groups: (search.get('groups') ?? '').split(',').filter((id) => id !== ''),
});

function writeWay({ method, groups }: Way, before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(before);
  if (method === 'permissions') next.set('method', method);
  else next.delete('method');
  if (groups.length > 0) next.set('groups', groups.join(','));
  else next.delete('groups');
  return next;
}

function MethodCard({
  method,
  enterprise,
  onChange,
}: {
  readonly method: Way['method'];
  readonly enterprise: boolean;
  readonly onChange: (method: Way['method']) => void;
}) {
  return (
    <Card title="Authorization Method">
      <RadioGroup
        aria-label="Authorization Method"
        value={method}
        onChange={(_, next) => onChange(next === 'permissions' ? next : 'groups')}
      >
        <FormControlLabel
          value="groups"
          control={<Radio />}
          label="Inherit permissions from user groups"
        />
        <FormControlLabel
          value="permissions"
          control={<Radio />}
          disabled={!enterprise}
          label="Select permissions"
        />
      </RadioGroup>
      <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>
        {enterprise
          ? 'Permissions selected for a single user count on enterprise projects only.'
          : 'The account has no enterprise projects, so a user gets permissions by joining user groups.'}
      </Typography>
    </Card>
  );
}

function Authorize({ user }: { readonly user: UserDetail }) {
  const finish = useFinish();
  const toast = useToast();
  const [choice, change] = useAddressState(readWay, writeWay);
  const enterprise = (useQuery(enterpriseProjectsQuery).data?.enterprise_projects.length ?? 0) > 0;
  const method = enterprise && choice.method === 'permissions' ? 'permissions' : 'groups';
  const groups = useQuery(q(api.groupList, {}));
  const memberships =
    useQuery(q(api.userGroupList, { params: { user_id: user.id } })).data?.groups ?? [];
  const chosen = (groups.data?.groups ?? []).filter(
    (group) =>
      choice.groups.includes(group.id) && !memberships.some((held) => held.id === group.id),
  );
  const join = useBatch<Joining>({
    key: (group) => group.id,
    name: (group) => group.name,
    send: (group) => api.groupUserAdd({ params: { group_id: group.id, user_id: user.id } }),
  });
  const inherit = async (): Promise<void> => {
    await join(chosen);
    toast.success(`${user.name} joined ${chosen.map((group) => group.name).join(', ')}.`);
    await finish(paths.user(user.id, 'groups'));
  };
  return (
    <AuthorizeWizard
      title="Authorize User"
      principal={{ kind: 'user', id: user.id, name: user.name }}
      backTo={paths.user(user.id, 'permissions')}
      firstStep="Select Authorization Method"
      before={
        <MethodCard
          method={method}
          enterprise={enterprise}
          onChange={(next) => change({ method: next })}
        />
      }
      otherWay={
        method === 'permissions'
          ? undefined
          : {
              content: (
                <GroupPicker
                  userName={user.name}
                  groups={groups.data?.groups}
                  error={groups.error}
                  memberships={memberships}
                  chosen={chosen}
                  onChange={(ids) => change({ groups: ids })}
                  onRetry={() => void groups.refetch()}
                />
              ),
              nextRefusal: chosen.length === 0 ? 'Select at least one user group.' : undefined,
              onNext: inherit,
            }
      }
    />
  );
}

/**
 * Gives a user permissions: through user groups, or directly on enterprise projects
 * (docs/sources/console.md#3-3).
 */
export function UserAuthorizePage() {
  const { userId = '' } = useParams();
  const { userId: myId } = useAccount();
  const query = useQuery(q(api.userDetail, { params: { user_id: userId } }));
  return (
    <Loaded query={query} what="user" list={{ label: 'Users', to: paths.users() }}>
      {({ user }) => {
        const protection = protectedRefusal(user, myId);
        if (protection === undefined) return <Authorize user={user} />;
        return (
          <>
            <PageHeader
              title="Authorize User"
              crumbs={[
                { label: 'Users', to: paths.users() },
                { label: user.name, to: paths.user(user.id) },
              ]}
            />
            <Card>
              <EmptyState
                title={protection}
                action={<TextLink to={paths.user(user.id)}>Back to the user</TextLink>}
              />
            </Card>
          </>
        );
      }}
    </Loaded>
  );
}
