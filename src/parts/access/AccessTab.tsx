import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import type { AccessRow } from '#src/domain/access/accessReports.ts';
import type { Entry } from '#src/domain/policy/comparison/entries.ts';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { Through } from './Through.tsx';
import { keptAnswer, useAccessView, usePlaces } from './view.ts';
import { ViewChoice } from './ViewChoice.tsx';
import { conditionWords, listWords, scopeWords, unknownWords } from './words.ts';

type Answer = Result<AppContract['accessList']>;
type Row = AccessRow & { readonly by: Entry };

const levelNames: Readonly<Record<string, string>> = {
  list: 'List',
  read: 'Read',
  write: 'Write',
  permission_management: 'Permission management',
  tagging: 'Tagging',
};
const levelOf = ({ level }: Row): string => (level === null ? '--' : (levelNames[level] ?? level));

const whereOf = ({ by }: Row, names: Answer['names']): string =>
  `${listWords(by.resources)} · ${scopeWords(by.scope, names)}`;

function limitsOf({ except = [], within = [] }: Entry): string {
  const taken = except.map(({ resources, conditions, through }) =>
    [
      `not ${listWords(resources)}`,
      conditionWords(conditions),
      `(${through.policy ?? 'administrator'})`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  const inside = within.map(
    (list) => `only as ${list.map(({ through }) => through.policy).join(' or ')} allow`,
  );
  return [...taken, ...inside].join('; ');
}

const conditionsOf = ({ by }: Row): string =>
  [conditionWords(by.conditions), limitsOf(by)].filter((part) => part !== '').join('; ') || '--';

const throughOf = ({ by: { through } }: Row): string =>
  [...through.path.map(({ name }) => name), through.policy ?? 'administrator'].join(' → ');

const rowId = ({ action, entry }: Row): string => `${entry} ${action}`;
const rowName = ({ action }: Row): string => action;
const searchText = (row: Row): string => `${row.action}\n${conditionsOf(row)}\n${throughOf(row)}`;

function columnsFor(
  { names, principal }: Answer,
  checkOf: (action: string) => string,
): readonly Column<Row>[] {
  return [
    {
      id: 'action',
      header: 'Action',
      hideable: false,
      sortValue: rowName,
      cell: ({ action }) =>
        action.includes('*') ? (
          `${action} (any other)`
        ) : (
          <TextLink to={checkOf(action)}>{action}</TextLink>
        ),
    },
    {
      id: 'service',
      header: 'Service',
      sortValue: ({ service }) => service,
      cell: ({ service }) => service,
    },
    { id: 'level', header: 'Level', sortValue: levelOf, cell: levelOf },
    { id: 'where', header: 'Where', cell: (row) => whereOf(row, names) },
    { id: 'conditions', header: 'Conditions', cell: conditionsOf },
    {
      id: 'through',
      header: 'Through',
      sortValue: throughOf,
      cell: ({ by, isOnly }) => (
        <>
          <Through through={by.through} withoutUser={principal.startsWith('user:')} />
          {isOnly && (
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>only through this grant</Box>
          )}
        </>
      ),
    },
  ];
}

const optionsOf = (values: readonly string[]) =>
  [...new Set(values)].toSorted().map((value) => ({ value, label: value }));

const selectsFor = (rows: readonly Row[]): readonly FilterProperty<Row>[] => [
  {
    id: 'service',
    label: 'All services',
    name: 'Service',
    options: optionsOf(rows.map(({ service }) => service)),
    values: ({ service }) => service,
  },
  {
    id: 'level',
    label: 'All levels',
    name: 'Level',
    options: optionsOf(rows.map(levelOf)),
    values: levelOf,
  },
  {
    id: 'only',
    label: 'All ways',
    name: 'Way',
    options: [{ value: 'only', label: 'Only through one grant' }],
    values: ({ isOnly }) => (isOnly ? 'only' : ''),
  },
];

/** The table as a file for spreadsheets. */
const csvOf = (rows: readonly Row[], names: Answer['names']): string =>
  csv([
    ['Action', 'Service', 'Level', 'Where', 'Conditions', 'Through', 'Only through this grant'],
    ...rows.map((row) => [
      row.action,
      row.service,
      levelOf(row),
      whereOf(row, names),
      conditionsOf(row),
      throughOf(row),
      row.isOnly ? 'yes' : 'no',
    ]),
  ]);

function Exports({ answer, rows }: { readonly answer: Answer; readonly rows: readonly Row[] }) {
  const { policy, unknown, names, principal } = answer;
  const why = unknown.find(({ place }) => place === 'policy');
  const file = principal.replaceAll(/[^\w.-]+/g, '-');
  const json = 'application/json';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
      <Button
        variant="outlined"
        size="small"
        onClick={() => download(`access-${file}.csv`, csvOf(rows, names))}
      >
        Export CSV
      </Button>
      <Button
        variant="outlined"
        size="small"
        onClick={() =>
          download(
            `access-${file}.json`,
            JSON.stringify({ principal, entries: answer.entries, policy, unknown }, null, 2),
            json,
          )
        }
      >
        Export JSON
      </Button>
      <GuardedButton
        variant="outlined"
        size="small"
        refusal={
          policy === null
            ? `No one policy is known that gives exactly this: ${unknownWords[why?.reason ?? ''] ?? 'not proved'}.`
            : undefined
        }
        onClick={() => download(`policy-${file}.json`, JSON.stringify(policy, null, 2), json)}
      >
        Export as one policy
      </GuardedButton>
    </Box>
  );
}

const noRows: readonly Row[] = [];

/**
 * Everything that a principal may do: exact, by the statements about him, and not by samples.
 * @param principal as questions name him: `user:NAME`, `group:NAME`, `agency:NAME`
 */
export function AccessTab({ principal }: { readonly principal: string }) {
  const view = useAccessView();
  const places = usePlaces();
  const state = useTableState('access', { prefix: 'access' });
  const query = useQuery({ ...q(view.calls.list, { body: { principal } }), ...keptAnswer });
  const { data, error } = query;
  const rows = useMemo(
    () =>
      data?.rows.flatMap((row): Row[] => {
        const by = data.entries[row.entry];
        return by === undefined ? [] : [{ ...row, by }];
      }),
    [data],
  );
  const columns = useMemo(
    () =>
      data === undefined
        ? []
        : columnsFor(data, (action) =>
            places.check({
              principal: data.principal,
              action,
              ...(view.isDesk && { view: 'desk' }),
            }),
          ),
    [data, places, view.isDesk],
  );
  const selects = useMemo(() => selectsFor(rows ?? noRows), [rows]);
  const open = data?.unknown.filter(({ place }) => place !== 'policy') ?? [];
  return (
    <>
      <ViewChoice view={view} />
      {open.map(({ reason, place }) => (
        <Alert severity="warning" key={`${reason} ${place}`} sx={{ mb: 1 }}>
          Not known: {unknownWords[reason] ?? reason} ({place}).
        </Alert>
      ))}
      {data !== undefined && rows !== undefined && <Exports answer={data} rows={rows} />}
      <DataTable
        label="Access"
        state={state}
        columns={columns.length > 0 ? columns : waiting}
        rows={rows}
        error={error}
        onRetry={() => void query.refetch()}
        onRefresh={() => void query.refetch()}
        rowId={rowId}
        rowName={rowName}
        search="Search by action, condition or policy"
        searchText={searchText}
        selects={selects}
        empty={
          <EmptyState text="Nothing is allowed: no permission is held that allows anything." />
        }
      />
    </>
  );
}

const waiting: readonly Column<Row>[] = [
  { id: 'action', header: 'Action', hideable: false, cell: rowName },
];
