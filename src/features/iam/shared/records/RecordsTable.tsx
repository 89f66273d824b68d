import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { paths } from '#src/paths.ts';
import { searchNow } from '#src/ui/address.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useAccount } from '#src/parts/account.ts';
import { revokeGrant, type Principal } from '../grantCalls.ts';
import { enterpriseProjectsQuery, projectsQuery } from '../lookups.ts';
import { NewPoliciesNote } from '#src/features/iam/shared/NewPoliciesNote.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { GroupMembers } from './GroupMembers.tsx';
import {
  inView,
  principalKinds,
  reconcile,
  recordFilters,
  viewFor,
  type RecordsView,
} from './recordFilters.ts';
import { useMembers } from './useMembers.ts';
import { useRecordRows, type RecordRow } from './useRecordRows.ts';

type RecordsTableProps = {
  /** Only this principal's records, with his name as a tag that stays: `User group name: auditors`. Without it the account's. */
  readonly principal?: Principal & { readonly name: string };
  /** Where Authorize leads; without it there is no such button. */
  readonly authorizeTo?: string;
  /** Why Authorize may not be used. */
  readonly authorizeRefusal?: string | undefined;
  /** What deleting these records costs besides, shown with the question. */
  readonly caution?: (rows: readonly RecordRow[]) => ReactNode;
};

const nothing: readonly never[] = [];
const rowId = (row: RecordRow): string => row.key;
const rowName = (row: RecordRow): string => `${row.roleName} of ${row.principalName}`;
const tagNames = { group: 'User group name', user: 'Username', agency: 'Agency name' } as const;
const principalPath = ({ kind, id }: Principal): string =>
  kind === 'group' ? paths.group(id) : kind === 'user' ? paths.user(id) : paths.agency(id);
/** Long names give way, so that the operations stay in sight. */
const breakable = { overflowWrap: 'anywhere' } as const;
const protectedWords = 'Grants of the default group admin cannot be deleted.';

/** In the account's own list the principal's description is left to the gear, so that names and operations have room (ours). */
function columnsFor(
  view: RecordsView,
  wholeAccount: boolean,
  remove: (row: RecordRow) => void,
  refusalOf: (row: RecordRow) => string | undefined,
): readonly Column<RecordRow>[] {
  return [
    {
      id: 'role',
      header: 'Policy/Role',
      width: 220,
      hideable: false,
      sortValue: (row) => row.roleName,
      cell: (row) => (
        <TextLink to={paths.policy(row.roleId)} sx={breakable}>
          {row.roleName}
        </TextLink>
      ),
    },
    {
      id: 'roleDescription',
      header: 'Policy/Role Description',
      cell: (row) => <EllipsisText text={row.role?.description} lines={2} />,
    },
    {
      id: 'place',
      header: view === 'iam' ? 'Project [Region]' : 'Enterprise Project',
      sortValue: (row) => row.place,
      cell: (row) => row.place,
    },
    {
      id: 'principal',
      header: 'Principal',
      width: 210,
      sortValue: (row) => row.principalName,
      cell: (row) => (
        <TextLink to={principalPath(row.principal)} sx={breakable}>
          {row.principalName}
        </TextLink>
      ),
    },
    {
      id: 'principalDescription',
      header: 'Principal Description',
      hiddenAtFirst: wholeAccount,
      cell: (row) => <EllipsisText text={row.principalDescription} lines={2} />,
    },
    {
      id: 'principalType',
      header: 'Principal Type',
      sortValue: (row) => principalKinds[row.principal.kind],
      cell: (row) => principalKinds[row.principal.kind],
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={rowName(row)}
          actions={[{ label: 'Delete', refusal: refusalOf(row), onSelect: () => remove(row) }]}
        />
      ),
    },
  ];
}

/** The calls that take records back, by `principal scope`. */
const revocations = {
  'group all': api.groupRevokeOnAll,
  'group global': api.groupRevokeOnDomain,
  'group project': api.groupRevokeOnProject,
  'group enterpriseProject': api.groupRevokeOnEnterpriseProject,
  'agency all': api.agencyRevokeOnAll,
  'agency global': api.agencyRevokeOnDomain,
  'agency project': api.agencyRevokeOnProject,
  'agency enterpriseProject': api.agencyRevokeOnEnterpriseProject,
  'user enterpriseProject': api.userRevokeOnEnterpriseProject,
};

/** Why a record may not be deleted by whoever looks at it. */
function useDeletionRefusal(): (row: RecordRow) => string | undefined {
  const refusals: Readonly<Record<string, string | undefined>> = useRefusals(revocations);
  return useCallback(
    (row: RecordRow) =>
      row.protectedRow ? protectedWords : refusals[`${row.principal.kind} ${row.scope.kind}`],
    [refusals],
  );
}

/**
 * Authorization records: who holds which permission where, with filter tags, the two lists and
 * deletion (docs/sources/console.md#3-4, docs/sources/console.md#4-3, docs/sources/console.md#6).
 */
export function RecordsTable({
  principal,
  authorizeTo,
  authorizeRefusal,
  caution,
}: RecordsTableProps) {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const toast = useToast();
  const [params, setParams] = useSearchParams();
  const raw = useTableState(
    principal === undefined ? 'authorization' : `${principal.kind}-permissions`,
  );
  const state = useMemo(
    () => ({
      ...raw,
      set: (patch: Parameters<typeof raw.set>[0]) =>
        raw.set(
          patch.filters === undefined
            ? patch
            : { ...patch, filters: reconcile(raw.filters, patch.filters) },
        ),
    }),
    [raw],
  );
  const view = viewFor(state.filters, params.get('view') === 'ep' ? 'ep' : 'iam');
  const { rows, error, refetch } = useRecordRows(accountId, principal);
  const projects = useQuery(projectsQuery(accountId)).data ?? nothing;
  const enterpriseProjects = useQuery(enterpriseProjectsQuery).data?.enterprise_projects ?? nothing;
  const members = useMembers(state.filters['user'] ?? nothing);
  const [selected, setSelected] = useState<readonly RecordRow[]>([]);
  const [removing, setRemoving] = useState<readonly RecordRow[]>();
  const refusalOf = useDeletionRefusal();
  const remove = useBatch<RecordRow>({
    key: rowId,
    name: rowName,
    send: (row) =>
      revokeGrant({ accountId, principal: row.principal, roleId: row.roleId, scope: row.scope }),
  });

  const shown = useMemo(() => rows?.filter((row) => inView(row, view)), [rows, view]);
  const tags = useMemo(
    () =>
      recordFilters({
        projects,
        enterpriseProjects,
        members,
        singlePrincipal: principal !== undefined,
      }),
    [projects, enterpriseProjects, members, principal],
  );
  const columns = useMemo(
    () => columnsFor(view, principal === undefined, (row) => setRemoving([row]), refusalOf),
    [view, principal, refusalOf],
  );
  const switchTo = (next: RecordsView): void => {
    setSelected([]);
    setParams(
      () => {
        const changed = searchNow();
        for (const name of ['f.region', 'f.enterpriseProject', 'page']) changed.delete(name);
        changed.set('view', next);
        return changed;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  const count = (which: RecordsView): number =>
    rows?.filter((row) => inView(row, which)).length ?? 0;
  const throughGroups = removing?.some((row) => row.principal.kind === 'group') === true;
  const deleteRefusal =
    selected.length === 0
      ? 'Select records first.'
      : selected.map(refusalOf).find((words) => words !== undefined);

  return (
    <>
      {principal !== undefined && <NewPoliciesNote holder={principal} />}
      <DataTable
        label="Authorization records"
        state={state}
        columns={columns}
        rows={shown}
        rowId={rowId}
        rowName={rowName}
        error={error}
        onRetry={refetch}
        onRefresh={refetch}
        tags={tags}
        tagPlaceholder="Search by policy/role name."
        {...(principal === undefined
          ? {
              expand: (row: RecordRow) =>
                row.principal.kind === 'group' ? (
                  <GroupMembers groupId={row.principal.id} />
                ) : (
                  <>Only user groups have members.</>
                ),
            }
          : { lockedTags: [`${tagNames[principal.kind]}: ${principal.name}`] })}
        selection={{
          selected,
          onChange: setSelected,
          refusal: (row) => (row.protectedRow ? protectedWords : undefined),
        }}
        quota={`Authorization records (IAM projects): ${count('iam')}; (enterprise projects): ${count('ep')}`}
        actions={
          <>
            {authorizeTo !== undefined && (
              <GuardedButton
                variant="contained"
                refusal={authorizeRefusal}
                onClick={() => void navigate(authorizeTo)}
              >
                Authorize
              </GuardedButton>
            )}
            <GuardedButton
              variant="outlined"
              refusal={deleteRefusal}
              onClick={() => setRemoving(selected)}
            >
              Delete
            </GuardedButton>
          </>
        }
        extra={
          (enterpriseProjects.length > 0 || count('ep') > 0) && (
            <SegmentedControl
              label="Records"
              value={view}
              onChange={switchTo}
              segments={[
                { value: 'iam', label: 'By IAM Project' },
                { value: 'ep', label: 'By Enterprise Project' },
              ]}
            />
          )
        }
      />
      <ConfirmDialog
        open={removing !== undefined}
        title={
          removing?.length === 1 ? 'Delete authorization record' : 'Delete authorization records'
        }
        destructive
        text={
          <Box>
            What these records allow ends with the next request of whoever uses it.
            {throughGroups && (
              <Alert severity="warning" sx={{ mt: 1 }}>
                A permission taken from a user group is lost to all users of that group.
              </Alert>
            )}
            {removing !== undefined && caution?.(removing)}
          </Box>
        }
        affected={(removing ?? []).map((row) => ({
          name: row.roleName,
          detail: `${principalKinds[row.principal.kind]} ${row.principalName}, ${row.place}`,
        }))}
        affectedLabel="Records to be deleted"
        confirmLabel="Delete"
        onConfirm={async () => {
          await remove(removing ?? []);
          setSelected([]);
          toast.success(
            removing?.length === 1
              ? 'Authorization record deleted.'
              : 'Authorization records deleted.',
          );
        }}
        onClose={() => setRemoving(undefined)}
      />
    </>
  );
}
