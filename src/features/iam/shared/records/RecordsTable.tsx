import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { searchNow } from '#src/ui/address.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { useAccount } from '#src/parts/account.ts';
import type { Principal } from '../grantCalls.ts';
import { enterpriseProjectsQuery, projectsQuery } from '../lookups.ts';
import { NewPoliciesNote } from '#src/features/iam/shared/NewPoliciesNote.tsx';
import { DeleteRecordsDialog } from './DeleteRecordsDialog.tsx';
import { GroupMembers } from './GroupMembers.tsx';
import { recordColumns, rowName } from './recordColumns.tsx';
import { inView, recordFilters, viewFor, type RecordsView } from './recordFilters.ts';
import { protectedWords, useDeletionRefusal } from './useDeletionRefusal.ts';
import { useMembers } from './useMembers.ts';
import { useRecordState } from './useRecordState.ts';
import { useRecordRows, type RecordRow } from './useRecordRows.ts';

type RecordsTableProps = {
  /**
   * Only this principal's records, with his name as a tag that stays: `User group name: auditors`.
   * Without it the account's.
   */
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
const tagNames = { group: 'User group name', user: 'Username', agency: 'Agency name' } as const;

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
  const [params, setParams] = useSearchParams();
  const state = useRecordState(principal);
  const view = viewFor(state.filters, params.get('view') === 'ep' ? 'ep' : 'iam');
  const { rows, error, refetch } = useRecordRows(accountId, principal);
  const projects = useQuery(projectsQuery(accountId)).data ?? nothing;
  const enterpriseProjects = useQuery(enterpriseProjectsQuery).data?.enterprise_projects ?? nothing;
  const members = useMembers(state.filters['user'] ?? nothing);
  const [selected, setSelected] = useState<readonly RecordRow[]>([]);
  const [removing, setRemoving] = useState<readonly RecordRow[]>();
  const refusalOf = useDeletionRefusal();
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
  const withEffect = shown?.some(({ effect }) => effect !== undefined) === true;
  const columns = useMemo(
    () => recordColumns(view, (row) => setRemoving([row]), refusalOf, withEffect),
    [view, refusalOf, withEffect],
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
      <DeleteRecordsDialog
        records={removing}
        {...(caution === undefined ? {} : { caution })}
        onDeleted={() => setSelected([])}
        onClose={() => setRemoving(undefined)}
      />
    </>
  );
}
