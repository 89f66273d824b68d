import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

type Account = Result<AppContract['cocOrganizationList']>['accounts'][number];

/** Cross-account view: the accounts of the organization, queried through the agency. */
export function OrganizationPage() {
  const state = useTableState('coc-organization', { sort: 'name' });
  const query = useQuery(q(api.cocOrganizationList, {}));
  const columns = useMemo(
    (): readonly Column<Account>[] => [
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
    ],
    [],
  );
  return (
    <>
      <PageHeader
        title="Cross-Account View"
        intro="Organization information is queried through COC's agency, which takes COCServiceAgencyDefaultPolicy there."
      />
      <Card>
        <DataTable
          label="Accounts"
          state={state}
          columns={columns}
          rows={query.data?.accounts}
          {...readingOf(query)}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
        />
      </Card>
    </>
  );
}
