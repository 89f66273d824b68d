import { FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/iamParts/account.ts';
import { AuthorizeWizard } from '#src/iamParts/authorizeWizard/AuthorizeWizard.tsx';
import { Loaded } from '#src/iamParts/Loaded.tsx';
import { enterpriseProjectsQuery } from '#src/iamParts/lookups.ts';
import { useBatch } from '#src/iamParts/useBatch.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { protectedRefusal, type UserDetail } from '../user.ts';
import { GroupPicker } from './GroupPicker.tsx';

type Joining = { readonly id: string; readonly name: string };

function MethodCard({ method, enterprise, onChange }: { readonly method: string; readonly enterprise: boolean; readonly onChange: (method: string) => void }) {
  return (
    <Card title="Authorization Method">
      <RadioGroup aria-label="Authorization Method" value={method} onChange={(_, next) => onChange(next)}>
        <FormControlLabel value="groups" control={<Radio />} label="Inherit permissions from user groups" />
        <FormControlLabel value="permissions" control={<Radio />} disabled={!enterprise} label="Select permissions" />
      </RadioGroup>
      <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>
        {enterprise ? 'Permissions selected for a single user count on enterprise projects only.' : 'The account has no enterprise projects, so a user gets permissions by joining user groups.'}
      </Typography>
    </Card>
  );
}

function Authorize({ user }: { readonly user: UserDetail }) {
  const navigate = useNavigate();
  const toast = useToast();
  const [params, setParams] = useSearchParams();
  const enterprise = (useQuery(enterpriseProjectsQuery).data?.enterprise_projects.length ?? 0) > 0;
  const method = enterprise && params.get('method') === 'permissions' ? 'permissions' : 'groups';
  const groups = useQuery(q(api.groupList, {}));
  const memberships = useQuery(q(api.userGroupList, { params: { user_id: user.id } })).data?.groups ?? [];
  const chosenIds = (params.get('groups') ?? '').split(',').filter((id) => id !== '');
  const chosen = (groups.data?.groups ?? []).filter((group) => chosenIds.includes(group.id) && !memberships.some((held) => held.id === group.id));
  const join = useBatch<Joining>({ key: (group) => group.id, name: (group) => group.name, send: (group) => api.groupUserAdd({ params: { group_id: group.id, user_id: user.id } }) });
  const set = (name: string, value: string): void =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const inherit = async (): Promise<void> => {
    await join(chosen);
    toast.success(`${user.name} joined ${chosen.map((group) => group.name).join(', ')}.`);
    await navigate(paths.user(user.id, 'groups'));
  };
  return (
    <AuthorizeWizard
      title="Authorize User"
      principal={{ kind: 'user', id: user.id, name: user.name }}
      backTo={paths.user(user.id, 'permissions')}
      firstStep="Select Authorization Method"
      before={<MethodCard method={method} enterprise={enterprise} onChange={(next) => set('method', next === 'permissions' ? next : '')} />}
      otherWay={
        method === 'permissions'
          ? undefined
          : {
              content: <GroupPicker userName={user.name} groups={groups.data?.groups} error={groups.error} memberships={memberships} chosen={chosen} onChange={(ids) => set('groups', ids.join(','))} onRetry={() => void groups.refetch()} />,
              nextRefusal: chosen.length === 0 ? 'Select at least one user group.' : undefined,
              onNext: inherit,
            }
      }
    />
  );
}

/** Gives a user permissions: through user groups, or directly on enterprise projects (console reference 3.3). */
export function UserAuthorizePage() {
  const { userId = '' } = useParams();
  const { userId: myId } = useAccount();
  const query = useQuery(q(api.userDetail, { params: { user_id: userId } }));
  return (
    <Loaded query={query} what="user">
      {({ user }) => {
        const kept = protectedRefusal(user, myId);
        if (kept === undefined) return <Authorize user={user} />;
        return (
          <>
            <PageHeader title="Authorize User" crumbs={[{ label: 'Users', to: paths.users() }, { label: user.name, to: paths.user(user.id) }]} />
            <Card>
              <EmptyState title={kept} action={<TextLink to={paths.user(user.id)}>Back to the user</TextLink>} />
            </Card>
          </>
        );
      }}
    </Loaded>
  );
}
