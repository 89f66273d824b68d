import { Alert, Box, Button, Link } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { isPlainKeystone } from '#src/api/offer.ts';
import { useList } from '#src/parts/useList.ts';
import { agencyCaution, agencyForbids } from '#src/domain/access/agencyRules.ts';
import { withDependencies } from '#src/domain/access/dependencies.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import type { Principal } from '../grantCalls.ts';
import { rolesQuery } from '../lookups.ts';
import { PolicyJson } from '../PolicyJson.tsx';
import { inListOrder, roleKindNames, type RoleRow } from '../roles.ts';
import { CopyPermissionsDialog } from './CopyPermissionsDialog.tsx';
import { tokens } from '#src/ui/tokens.ts';

type RolePickerProps = {
  readonly accountId: string;
  readonly principal: Principal & { readonly name: string };
  readonly ticked: readonly string[];
  readonly onTick: (ids: readonly string[]) => void;
  readonly onlySelected: boolean;
  readonly onOnlySelected: (on: boolean) => void;
};

const levelNames = {
  AX: 'Global services',
  XA: 'Project-level services',
  AA: 'Global and project-level services',
  XX: '--',
} as const;

const kinds: FilterProperty<RoleRow> = {
  id: 'type',
  label: 'All policies/roles',
  name: 'Type',
  options: (['system-policy', 'system-role', 'custom-policy'] as const).map((value) => ({
    value,
    label: roleKindNames[value],
  })),
  values: (row) => row.kind,
};
/** A select without `values`: how the search text is compared, not which rows have a property. */
const match: FilterProperty<RoleRow> = {
  id: 'match',
  label: 'Fuzzy search',
  options: [{ value: 'exact', label: 'Exact search' }],
};

const rowId = (row: RoleRow): string => row.id;
const rowName = (row: RoleRow): string => row.displayName;
const fuzzyText = (row: RoleRow): string => `${row.displayName}\n${row.description}`;

const columnsFor = (principal: Principal): readonly Column<RoleRow>[] => [
  {
    id: 'name',
    header: 'Policy/Role Name',
    hideable: false,
    sortValue: (row) => row.displayName,
    cell: (row) => (
      <Box sx={{ py: 0.5, overflowWrap: 'anywhere' }}>
        {row.displayName}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {row.description === '' ? '--' : row.description}
        </Box>
        {principal.kind === 'agency' && agencyCaution(row) !== undefined && (
          <Box sx={{ color: 'warning.main', fontSize: 12 }}>{agencyCaution(row)}</Box>
        )}
      </Box>
    ),
  },
  {
    id: 'type',
    header: 'Type',
    width: 200,
    sortValue: (row) => roleKindNames[row.kind],
    cell: (row) => roleKindNames[row.kind],
  },
  {
    id: 'level',
    header: 'Applies To',
    width: 240,
    hiddenAtFirst: true,
    sortValue: (row) => levelNames[row.level],
    cell: (row) => levelNames[row.level],
  },
];

/** The services that the roles are about, to filter by. */
function servicesOf(roles: readonly RoleRow[]): FilterProperty<RoleRow> {
  const codes = [...new Set(roles.flatMap((role) => role.services))].toSorted();
  return {
    id: 'service',
    label: 'All services',
    name: 'Service',
    options: codes.map((code) => ({ value: code, label: code })),
    values: (row) => row.services,
  };
}

type SelectionNotesProps = {
  readonly selection: ReturnType<typeof withDependencies>;
  readonly unknownIds: readonly string[];
  readonly onRemoveUnknown: () => void;
};

/** What came along with the selection, what it lacks, and what of a link is not there. */
function SelectionNotes({
  selection: { all, dependencies, unknown },
  unknownIds,
  onRemoveUnknown,
}: SelectionNotesProps) {
  const causes = [...new Set(dependencies.flatMap((dependency) => dependency.neededBy))];
  return (
    <>
      {causes.length > 0 && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          Selected permissions: {all.length}, which include dependency permissions of{' '}
          {causes.join(', ')}.
        </Alert>
      )}
      {unknown.map(({ displayName, neededBy: name }) => (
        <Alert key={`${name} ${displayName}`} severity="warning" sx={{ mb: 1.5 }}>
          {name} depends on {displayName}, which this account does not have.
        </Alert>
      ))}
      {unknownIds.length > 0 && (
        <Alert
          severity="warning"
          sx={{ mb: 1.5 }}
          action={
            <Button size="small" variant="outlined" onClick={onRemoveUnknown}>
              Remove them
            </Button>
          }
        >
          {unknownIds.length === 1
            ? 'One permission of this link is'
            : `${unknownIds.length} permissions of this link are`}{' '}
          not in this account: {unknownIds.join(', ')}
        </Alert>
      )}
    </>
  );
}

/**
 * Step 1 of the wizard: the list of policies and roles with filters, search, contents and
 * dependencies (docs/sources/console.md#5-2).
 */
export function RolePicker({
  accountId,
  principal,
  ticked,
  onTick,
  onlySelected,
  onOnlySelected,
}: RolePickerProps) {
  const state = useTableState('authorize-roles');
  const list = useList(rolesQuery, inListOrder);
  const roles = list.rows;
  const [copying, setCopying] = useState(false);
  const selection = useMemo(() => {
    const byId = new Map((roles ?? []).map((role) => [role.id, role]));
    return withDependencies(
      ticked.flatMap((id) => byId.get(id) ?? []),
      roles ?? [],
    );
  }, [roles, ticked]);
  const neededBy = useMemo(
    () => new Map(selection.dependencies.map(({ role, neededBy: names }) => [role.id, names])),
    [selection],
  );
  // the roles given in are rows, and only those come out
  const selected = selection.all as readonly RoleRow[];
  const unknownIds =
    roles === undefined ? [] : ticked.filter((id) => !roles.some((role) => role.id === id));

  const exact = state.filters['match']?.includes('exact') === true;
  const wanted = state.search.trim().toLowerCase();
  const rows = useMemo(() => {
    const shown = onlySelected ? selected : roles;
    return exact && wanted !== ''
      ? shown?.filter((row) => row.displayName.toLowerCase() === wanted)
      : shown;
  }, [onlySelected, selected, roles, exact, wanted]);
  const selects = useMemo(() => [kinds, servicesOf(roles ?? []), match], [roles]);
  const columns = useMemo(() => columnsFor(principal), [principal]);

  const refusal = (row: RoleRow): string | undefined => {
    const names = neededBy.get(row.id);
    if (names !== undefined) return `Needed by ${names.join(', ')}.`;
    return principal.kind === 'agency' ? agencyForbids(row, 'all') : undefined;
  };
  const tick = (all: readonly RoleRow[]): void => {
    const ids = all.map((row) => row.id).filter((id) => !neededBy.has(id));
    onTick([
      ...ticked.filter((id) => ids.includes(id)),
      ...ids.filter((id) => !ticked.includes(id)),
    ]);
  };
  const plain = isPlainKeystone();

  return (
    <Card
      title={`Assign selected permissions to ${principal.name}.`}
      actions={
        !plain && (
          <Link component={RouterLink} to={paths.policyCreate()} target="_blank" rel="opener">
            Create Policy
          </Link>
        )
      }
    >
      <SelectionNotes
        selection={selection}
        unknownIds={unknownIds}
        onRemoveUnknown={() => onTick(ticked.filter((id) => !unknownIds.includes(id)))}
      />
      <DataTable
        label="Policies and roles"
        state={state}
        columns={columns}
        rowId={rowId}
        rowName={rowName}
        {...list}
        rows={rows}
        selects={selects}
        search="Enter a policy name, role name, or description."
        {...(exact ? {} : { searchText: fuzzyText })}
        selection={{ selected, onChange: tick, refusal }}
        {...(plain
          ? {}
          : {
              expand: (row: RoleRow) => <PolicyJson policy={row.policy} name={row.displayName} />,
            })}
        empty={
          <EmptyState
            {...(onlySelected
              ? {
                  text: 'Nothing is selected yet.',
                  action: (
                    <Button variant="outlined" onClick={() => onOnlySelected(false)}>
                      Show all
                    </Button>
                  ),
                }
              : {})}
          />
        }
        actions={
          <>
            <Button
              variant="outlined"
              aria-pressed={onlySelected}
              onClick={() => onOnlySelected(!onlySelected)}
              sx={{ borderStyle: 'dashed', ...(onlySelected ? { bgcolor: tokens.selected } : {}) }}
            >
              View Selected ({selected.length})
            </Button>
            {principal.kind !== 'user' && (
              <TextButton onClick={() => setCopying(true)}>
                Copy Permissions from Another Project
              </TextButton>
            )}
          </>
        }
      />
      {copying && (
        <CopyPermissionsDialog
          accountId={accountId}
          principal={principal}
          onCopy={(ids) => onTick([...new Set([...ticked, ...ids])])}
          onClose={() => setCopying(false)}
        />
      )}
    </Card>
  );
}
