import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { isPlainKeystone } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { timeText } from '#src/parts/time.ts';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { UserStatus } from '#src/features/iam/shared/users/UserStatus.tsx';
import { accessModeNames, protectedRefusal, type User } from '../parts/user.ts';

/** What a row's operations open. */
export type RowDialog =
  | { readonly dialog: 'modify'; readonly user: User }
  | { readonly dialog: 'delete' | 'batch'; readonly users: readonly User[] };

type ColumnsInput = {
  readonly myId: string;
  readonly updateRefusal: string | undefined;
  readonly removeRefusal: string | undefined;
  readonly authorizeRefusal: string | undefined;
  readonly open: (what: RowDialog) => void;
};

/** Read only when its column is shown, for the rows on screen. */
function ExternalId({ user }: { readonly user: User }) {
  const { data } = useQuery(q(api.userDetail, { params: { user_id: user.id } }));
  return <EllipsisText text={data?.user.xuser_id} maxWidth={160} />;
}

/** Read only when its column is shown, for the rows on screen. */
function AccessKeys({ user }: { readonly user: User }) {
  const { data } = useQuery(q(api.credentialList, { query: { user_id: user.id } }));
  if (data === undefined || data.credentials.length === 0) return <>--</>;
  return data.credentials.map((key) => (
    <div
      key={key.access}
    >{`${key.access} (${key.status === 'active' ? 'enabled' : 'disabled'})`}</div>
  ));
}

const strengths: Readonly<Record<string, string>> = { high: 'High', mid: 'Middle', low: 'Low' };

/** What may be done to a user, each greyed with its reason. */
const operationColumn = ({
  myId,
  updateRefusal,
  removeRefusal,
  authorizeRefusal,
  open,
}: ColumnsInput): Column<User> => ({
  id: 'operation',
  header: 'Operation',
  hideable: false,
  cell: (user) => {
    const protection = protectedRefusal(user, myId);
    return (
      <RowActions
        rowName={user.name}
        actions={[
          {
            label: 'Authorize',
            to: paths.userAuthorize(user.id),
            refusal: protection ?? authorizeRefusal,
          },
          {
            label: 'Modify',
            onSelect: () => open({ dialog: 'modify', user }),
            refusal: protection ?? updateRefusal,
          },
          { label: 'Security Settings', to: paths.user(user.id, 'security') },
          {
            label: 'Delete',
            onSelect: () => open({ dialog: 'delete', users: [user] }),
            refusal: protection ?? removeRefusal,
          },
        ]}
      />
    );
  },
});

/** Those that a plain Keystone knows something about. */
const plainColumns = ['name', 'description', 'status', 'operation'];

/**
 * Columns of the users list; those after Created are chosen with the gear
 * (docs/sources/console.md#3-1).
 */
export function userColumns(input: ColumnsInput): readonly Column<User>[] {
  const all: readonly Column<User>[] = [
    {
      id: 'name',
      header: 'Username',
      hideable: false,
      sortable: true,
      cell: (user) => <TextLink to={paths.user(user.id)}>{user.name}</TextLink>,
    },
    {
      id: 'description',
      header: 'Description',
      cell: (user) => (
        <EllipsisText
          text={
            user.is_domain_owner === true && user.description === ''
              ? 'Enterprise administrator'
              : user.description
          }
          lines={2}
        />
      ),
    },
    {
      id: 'status',
      header: 'Status',
      hideable: false,
      cell: (user) => <UserStatus enabled={user.enabled} />,
    },
    { id: 'last_login_time', header: 'Last Login', cell: (user) => timeText(user.last_login_time) },
    {
      id: 'create_time',
      header: 'Created',
      sortable: true,
      newestFirst: true,
      cell: (user) => timeText(user.create_time),
    },
    {
      id: 'groups',
      header: 'User Groups',
      hiddenAtFirst: true,
      align: 'right',
      cell: (user) => (
        <TextLink to={paths.user(user.id, 'groups')}>{user.groups_count ?? 0}</TextLink>
      ),
    },
    {
      id: 'access',
      header: 'Access Type',
      hiddenAtFirst: true,
      cell: (user) => accessModeNames[user.access_mode ?? 'default'],
    },
    {
      id: 'strength',
      header: 'Password Strength',
      hiddenAtFirst: true,
      cell: (user) => strengths[user.pwd_strength ?? ''] ?? '--',
    },
    {
      id: 'keys',
      header: 'Access Key',
      hiddenAtFirst: true,
      cell: (user) => <AccessKeys user={user} />,
    },
    {
      id: 'external',
      header: 'External Identity ID',
      hiddenAtFirst: true,
      cell: (user) => <ExternalId user={user} />,
    },
    operationColumn(input),
  ];
  return isPlainKeystone() ? all.filter(({ id }) => plainColumns.includes(id)) : all;
}
