import { Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { ProblemWordsProvider } from '#src/ui/problem.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable, type DataTableProps } from '#src/ui/table/DataTable.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column, TableView } from '#src/ui/table/types.ts';
import type { TableState } from '#src/ui/table/useTableState.ts';
import type { Selection } from '#src/ui/table/useRows.ts';
import { denied, fault, nothing, refusal, type Group } from './specimen.ts';
import { Pressed } from './Stage.tsx';

type Person = { readonly name: string; readonly status: string; readonly keys: number };

const people: readonly Person[] = Array.from({ length: 12 }, (_, index) => ({
  name: `user-${index + 1}`,
  status: index % 3 === 0 ? 'Disabled' : 'Enabled',
  keys: index % 2,
}));
const columns: readonly Column<Person>[] = [
  { id: 'name', header: 'Username', cell: ({ name }) => name, sortValue: ({ name }) => name },
  { id: 'status', header: 'Status', cell: ({ status }) => status },
  { id: 'keys', header: 'Access Keys', cell: ({ keys }) => keys, align: 'right' },
  {
    id: 'operation',
    header: 'Operation',
    cell: ({ name }) => (
      <RowActions rowName={name} actions={[{ label: 'Delete', onSelect: nothing }]} />
    ),
  },
];
const statuses = {
  id: 'status',
  label: 'Status',
  options: [{ value: 'Enabled', label: 'Enabled' }],
  values: ({ status }: Person) => status,
};

const first: TableView = {
  page: 1,
  size: 10,
  sort: undefined,
  search: '',
  filters: {},
  columns: undefined,
};

type Props = Partial<Omit<DataTableProps<Person>, 'selection' | 'state'>> & {
  readonly view?: Partial<TableView>;
  readonly chosen?: readonly Person[];
  readonly chooses?: Omit<Selection<Person>, 'selected' | 'onChange'>;
};

/** A view that lives here instead of in the address. */
function useViewHere(view: Partial<TableView> | undefined): TableState {
  const [now, setNow] = useState<TableView>({ ...first, ...view });
  return useMemo(
    () => ({
      ...now,
      key: 'people',
      set: (patch) => setNow((before) => ({ ...before, ...patch })),
      reset: () => setNow(first),
    }),
    [now],
  );
}

/** A list page as the consoles draw it. */
function PeoplePage() {
  const state = useViewHere(undefined);
  return (
    <ListPage
      title="Users"
      intro="Whoever signs in to this account."
      actions={<Button variant="contained">Create User</Button>}
      table={{
        label: 'Users',
        state,
        columns,
        rows: people.slice(0, 2),
        rowId: ({ name }) => name,
        rowName: ({ name }) => name,
      }}
    />
  );
}

/** A table whose view and choice live here. */
function People({ view, chosen = [], chooses, ...props }: Props) {
  const state = useViewHere(view);
  const [selected, onChange] = useState(chosen);
  return (
    <Card dense>
      <DataTable
        label="Users"
        state={state}
        columns={columns}
        rows={people}
        rowId={({ name }) => name}
        rowName={({ name }) => name}
        searchText={({ name }) => name}
        {...(chooses === undefined ? {} : { selection: { ...chooses, selected, onChange } })}
        {...props}
      />
    </Card>
  );
}

const short = people.slice(0, 3);
const toolbar = {
  actions: <Button variant="outlined">Delete</Button>,
  quota: 'Users available for creation: 38',
  search: 'Enter a username.',
  onRefresh: nothing,
};
const noRow = (person: Person) => (person === short[1] ? refusal : undefined);

export const tables: Group = {
  title: 'Tables',
  specimens: [
    { component: 'ListPage', states: { 'with rows': <PeoplePage /> } },
    {
      component: 'DataTable',
      states: {
        'with everything': (
          <People
            {...toolbar}
            selects={[{ ...statuses, label: 'All statuses' }]}
            view={{ sort: { id: 'name', desc: true } }}
            chosen={people.slice(10, 11)}
            chooses={{}}
          />
        ),
        'filtered by tags': (
          <People
            tags={[statuses]}
            onRefresh={nothing}
            view={{ filters: { status: ['Enabled'] } }}
          />
        ),
        'some rows refused': <People rows={short} chooses={{ refusal: noRow }} plain />,
        'one of several': (
          <People rows={short} chooses={{ single: true }} chosen={short.slice(0, 1)} plain />
        ),
        'opened row': (
          <Pressed button="Details of user-2">
            <People rows={short} expand={({ name }) => `Everything about ${name}`} plain />
          </Pressed>
        ),
        'being read': <People rows={undefined} {...toolbar} />,
        'being read again': <People rows={short} stale plain />,
        empty: <People rows={[]} plain />,
        'empty, with words': <People rows={[]} plain empty={<EmptyState title="No users." />} />,
        'nothing fits': <People view={{ search: 'nobody' }} {...toolbar} />,
        failed: <People error={new Error(fault.title)} onRetry={nothing} plain />,
        refused: (
          <ProblemWordsProvider value={() => denied}>
            <People error={new Error(denied.title)} plain />
          </ProblemWordsProvider>
        ),
      },
    },
  ],
};
