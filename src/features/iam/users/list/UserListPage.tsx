import { Box } from '@mui/material';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useHref, useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { isPlainKeystone } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/parts/account.ts';
import { QuotaText, quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { loadModule } from '#src/ui/loadModule.ts';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { DeleteUsersDialog } from '../parts/DeleteUsersDialog.tsx';
import { authorizeRefusal, protectedRefusal, userCalls, type User } from '../parts/user.ts';
import { ExportButton } from './ExportButton.tsx';
import { userColumns, type RowDialog } from './userColumns.tsx';

/** Forms are no part of a list: their code comes when one is opened. */
const UserModifyDialog = lazy(() =>
  loadModule(() => import('../parts/UserModifyDialog.tsx')).then((module) => ({
    default: module.UserModifyDialog,
  })),
);

const BatchModifyDialog = lazy(() =>
  loadModule(() => import('./BatchModifyDialog.tsx')).then((module) => ({
    default: module.BatchModifyDialog,
  })),
);

const rowId = (user: User): string => user.id;
const rowName = (user: User): string => user.name;

/** The address at which users of this account sign in. */
function LoginLink({ accountName }: { readonly accountName: string }) {
  const href = useHref(paths.iamLogin({ account: accountName }));
  return (
    <Box sx={{ mb: 2 }}>
      <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
        IAM User Login Link:
      </Box>
      <CopyText text={new URL(href, window.location.origin).href} what="login link" />
    </Box>
  );
}

/** IAM users of the account, a page at a time (docs/sources/console.md#3-1). */
export function UserListPage() {
  const { accountId, accountName, userId } = useAccount();
  const navigate = useNavigate();
  const state = useTableState('users', { sort: isPlainKeystone() ? 'name' : '-create_time' });
  const list = useList(
    { state, slice: (query) => q(api.userList, { query }) },
    ({ users }) => users,
  );
  const quota = useQuota(accountId, 'user');
  const refusals = useRefusals(userCalls);
  const [selected, setSelected] = useState<readonly User[]>([]);
  const [opened, setOpened] = useState<RowDialog>();
  const open = useCallback((what: RowDialog) => setOpened(what), []);
  const close = (): void => setOpened(undefined);
  const columns = useMemo(
    () =>
      userColumns({
        myId: userId,
        updateRefusal: refusals.update,
        removeRefusal: refusals.remove,
        authorizeRefusal: authorizeRefusal(refusals),
        open,
      }),
    [userId, refusals, open],
  );
  const none = selected.length === 0 ? 'Select users first.' : undefined;
  const createButton = (
    <GuardedButton
      variant="contained"
      refusal={refusals.create ?? quotaRefusal(quota, 'users')}
      onClick={() => void navigate(paths.userCreate())}
    >
      Create User
    </GuardedButton>
  );
  return (
    <ListPage
      title="Users"
      actions={createButton}
      above={<LoginLink accountName={accountName} />}
      table={{
        label: 'Users',
        state,
        columns,
        ...list,
        rowId,
        rowName,
        search: 'Enter a username.',
        selection: {
          selected,
          onChange: setSelected,
          refusal: (user) => protectedRefusal(user, userId),
        },
        quota: <QuotaText quota={quota} things="Users" />,
        empty: (
          <EmptyState
            text="Create a user for everybody who shall work with this account."
            action={createButton}
          />
        ),
        actions: (
          <>
            <GuardedButton
              variant="outlined"
              refusal={none ?? refusals.remove}
              onClick={() => setOpened({ dialog: 'delete', users: selected })}
            >
              Delete
            </GuardedButton>
            <GuardedButton
              variant="outlined"
              refusal={none ?? refusals.update}
              onClick={() => setOpened({ dialog: 'batch', users: selected })}
            >
              Modify
            </GuardedButton>
            <ExportButton />
          </>
        ),
      }}
    >
      <Suspense fallback={null}>
        {opened?.dialog === 'modify' && (
          <UserModifyDialog userId={opened.user.id} onClose={close} />
        )}
        {opened?.dialog === 'batch' && <BatchModifyDialog users={opened.users} onClose={close} />}
      </Suspense>
      {opened?.dialog === 'delete' && (
        <DeleteUsersDialog users={opened.users} onDeleted={() => setSelected([])} onClose={close} />
      )}
    </ListPage>
  );
}
