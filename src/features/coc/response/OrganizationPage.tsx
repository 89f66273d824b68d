import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useList } from '#src/parts/useList.ts';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

type Account = Result<AppContract['cocOrganizationList']>['accounts'][number];

const columns: readonly Column<Account>[] = [
  {
    id: 'name',
    header: 'Account',
    cell: (row) => row.name,
    sortValue: (row) => row.name,
    hideable: false,
  },
  { id: 'id', header: 'Account ID', cell: (row) => row.id },
  {
    id: 'joined',
    header: 'Role in the Organization',
    cell: (row) => row.joined,
    sortValue: (row) => row.joined,
  },
];

/** Cross-account view: the accounts of the organization, queried through the agency. */
export function OrganizationPage() {
  const state = useTableState('coc-organization', { sort: 'name' });
  const list = useList(q(api.cocOrganizationList, {}), ({ accounts }) => accounts);
  return (
    <ListPage
      title="Cross-Account View"
      intro="Organization information is queried through COC's agency, which takes COCServiceAgencyDefaultPolicy there."
      table={{
        label: 'Accounts',
        state,
        columns,
        ...list,
        rowId: (row) => row.id,
        rowName: (row) => row.name,
      }}
    />
  );
}
