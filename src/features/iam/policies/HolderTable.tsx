import { scopeText, useScopeNames } from '#src/features/iam/shared/lookups.ts';
import { useAccount } from '#src/parts/account.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { usePolicyHolders, type Holder } from './usePolicyHolders.ts';

const kinds = { group: 'User group', user: 'User', agency: 'Agency' } as const;
const pathOf = ({ kind, id }: Holder): string =>
  kind === 'group' ? paths.group(id) : kind === 'user' ? paths.user(id) : paths.agency(id);

/** Who holds the policy and where. */
export function HolderTable({ policyId }: { readonly policyId: string }) {
  const { accountId } = useAccount();
  const [entry] = usePolicyHolders([policyId]);
  const names = useScopeNames(accountId);
  const state = useTableState('policy-holders');
  const columns: readonly Column<Holder>[] = [
    {
      id: 'principal',
      header: 'Principal',
      hideable: false,
      sortValue: (holder) => holder.name,
      cell: (holder) => <TextLink to={pathOf(holder)}>{holder.name}</TextLink>,
    },
    {
      id: 'kind',
      header: 'Principal Type',
      sortValue: (holder) => kinds[holder.kind],
      cell: (holder) => kinds[holder.kind],
    },
    {
      id: 'scope',
      header: 'Scope',
      sortValue: (holder) => scopeText(holder.scope, names),
      cell: (holder) => scopeText(holder.scope, names),
    },
  ];
  return (
    <DataTable
      label="Holders of the policy"
      state={state}
      columns={columns}
      rows={entry?.holders}
      rowId={(holder) => holder.key}
      rowName={(holder) => holder.name}
      search="Enter a principal name."
      searchText={(holder) => holder.name}
      quota={
        entry !== undefined && entry.total > entry.holders.length
          ? `The newest ${entry.holders.length} of ${entry.total} grants`
          : undefined
      }
      empty={
        <EmptyState text="Nobody holds this policy. Grant it to a user group with Authorize." />
      }
    />
  );
}
