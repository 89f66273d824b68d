import { Alert } from '@mui/material';
import { useMemo } from 'react';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import { limits } from '#src/domain/access/quota.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

type Group = { readonly id: string; readonly name: string; readonly description: string };
type GroupPickerProps = {
  readonly userName: string;
  readonly groups: readonly Group[] | undefined;
  readonly error: unknown;
  /** Groups the user is in already. */
  readonly memberships: readonly { readonly id: string }[];
  readonly chosen: readonly Group[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly onRetry: () => void;
};

const rowId = (group: Group): string => group.id;
const rowName = (group: Group): string => group.name;
const searchText = (group: Group): string => `${group.name} ${group.description}`;
const columns: readonly Column<Group>[] = [
  {
    id: 'name',
    header: 'User Group Name',
    hideable: false,
    sortValue: rowName,
    cell: (group) => <TextLink to={paths.group(group.id)}>{group.name}</TextLink>,
  },
  {
    id: 'description',
    header: 'Description',
    cell: (group) => <EllipsisText text={group.description} maxWidth={600} />,
  },
];

/** The user groups to join; those the user is in already are ticked and stay. */
export function GroupPicker({
  userName,
  groups,
  error,
  memberships,
  chosen,
  onChange,
  onRetry,
}: GroupPickerProps) {
  const state = useTableState('authorize-groups', { prefix: 'group', sort: 'name' });
  const held = useMemo(() => new Set(memberships.map((group) => group.id)), [memberships]);
  const selected = useMemo(
    () => [...(groups ?? []).filter((group) => held.has(group.id)), ...chosen],
    [groups, held, chosen],
  );
  const full = selected.length >= limits.groupsPerUser;
  const refusal = (group: Group): string | undefined => {
    if (held.has(group.id)) return `${userName} is in this group already.`;
    return full && !chosen.some((other) => other.id === group.id)
      ? `A user can be in at most ${limits.groupsPerUser} groups.`
      : undefined;
  };
  return (
    <Card title={`Select user groups for ${userName}`}>
      {chosen.some(isAdministratorGroup) && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          Whoever is in the group admin is an administrator of the account.
        </Alert>
      )}
      <DataTable
        label="User groups"
        state={state}
        columns={columns}
        rows={groups}
        rowId={rowId}
        rowName={rowName}
        error={error}
        onRetry={onRetry}
        onRefresh={onRetry}
        search="Enter a group name."
        searchText={searchText}
        quota={`Selected: ${chosen.length}`}
        selection={{
          selected,
          onChange: (rows) => onChange(rows.map(rowId).filter((id) => !held.has(id))),
          refusal,
        }}
      />
    </Card>
  );
}
