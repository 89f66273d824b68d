import { Box } from '@mui/material';
import type { NewUser } from '#src/features/iam5/shared/lists.ts';
import { timeText } from '#src/parts/time.ts';
import { UserStatus } from '#src/features/iam/shared/users/UserStatus.tsx';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { ageOrder, ageText } from '#src/features/iam5/shared/users/age.ts';
import { rootRefusal } from '#src/features/iam5/shared/users/user.ts';
import { AccessKeyCell, MfaTypeCell } from './RowCells.tsx';

/** What the list opens. */
export type ListDialog =
  | { readonly dialog: 'modify' | 'delete'; readonly user: NewUser }
  | { readonly dialog: 'deleteMany' | 'modifyMany'; readonly users: readonly NewUser[] };

type ColumnsInput = {
  /** Why the reader may not make a call, by its name. */
  readonly refusals: Readonly<
    Record<'authorize' | 'update' | 'remove' | 'listKeys' | 'listMfa', string | undefined>
  >;
  /** Epoch ms; ages count up to here. */
  readonly now: number;
  readonly open: (what: ListDialog) => void;
};

/** By which the list is filtered. */
export const userFilters: readonly FilterProperty<NewUser>[] = [
  {
    id: 'state',
    label: 'Status',
    options: [
      { value: 'enabled', label: 'Enabled' },
      { value: 'disabled', label: 'Disabled' },
    ],
    values: ({ enabled }) => (enabled ? 'enabled' : 'disabled'),
  },
];

/** How a user is called in the names of a row's controls. */
export const userName = ({ user_name }: NewUser): string => user_name;

/** What may be done to a user, each greyed with its reason. */
const operationColumn = ({ refusals, open }: ColumnsInput): Column<NewUser> => ({
  id: 'operation',
  header: 'Operation',
  hideable: false,
  cell: (user) => {
    const protection = rootRefusal(user);
    return (
      <RowActions
        rowName={user.user_name}
        visible={2}
        actions={[
          {
            label: 'Authorize',
            to: paths.newUserAuthorize(user.user_id),
            refusal: protection ?? refusals.authorize,
          },
          {
            label: 'Modify',
            onSelect: () => open({ dialog: 'modify', user }),
            refusal: protection ?? refusals.update,
          },
          { label: 'Security Settings', to: paths.newUser(user.user_id, 'security') },
          {
            label: 'Delete',
            onSelect: () => open({ dialog: 'delete', user }),
            refusal: protection ?? refusals.remove,
          },
        ]}
      />
    );
  },
});

/**
 * Columns of the users list of the new console (docs/sources/console.md#13-2); Console Access is
 * chosen with the gear (ours).
 */
export const userColumns = (input: ColumnsInput): readonly Column<NewUser>[] => [
  {
    id: 'name',
    header: 'Username',
    hideable: false,
    sortValue: userName,
    cell: (user) => (
      <Box sx={{ overflowWrap: 'anywhere', minWidth: 100 }}>
        <TextLink to={paths.newUser(user.user_id)}>{user.user_name}</TextLink>
      </Box>
    ),
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description, is_root_user }) => (
      <EllipsisText
        text={is_root_user && description === undefined ? 'Enterprise administrator' : description}
        lines={2}
      />
    ),
  },
  {
    id: 'status',
    header: 'Status',
    hideable: false,
    cell: ({ enabled }) => <UserStatus enabled={enabled} />,
  },
  {
    id: 'console',
    header: 'Console Access',
    hiddenAtFirst: true,
    cell: ({ has_login_profile }) => (has_login_profile === true ? 'On' : 'Off'),
  },
  {
    id: 'last_login',
    header: 'Last Login',
    width: 100,
    newestFirst: true,
    sortValue: ({ last_login_at }) => last_login_at ?? '',
    cell: ({ last_login_at }) => timeText(last_login_at),
  },
  {
    id: 'created',
    header: 'Created',
    width: 175,
    newestFirst: true,
    sortValue: ({ created_at }) => created_at,
    cell: ({ created_at }) => timeText(created_at),
  },
  {
    id: 'mfa',
    header: 'MFA Type',
    width: 90,
    cell: ({ user_id }) => <MfaTypeCell userId={user_id} refusal={input.refusals.listMfa} />,
  },
  {
    id: 'password_age',
    header: 'Password Age',
    width: 110,
    newestFirst: true,
    sortValue: ({ password_set_at }) => ageOrder(password_set_at),
    cell: ({ password_set_at }) => ageText(password_set_at, input.now),
  },
  {
    id: 'keys',
    header: 'Access Key',
    width: 100,
    cell: ({ user_id }) => (
      <AccessKeyCell userId={user_id} refusal={input.refusals.listKeys} now={input.now} />
    ),
  },
  operationColumn(input),
];
