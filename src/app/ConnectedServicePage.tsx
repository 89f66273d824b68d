import { Alert } from '@mui/material';
import { useState } from 'react';
import { contract } from '#src/api/contract/index.ts';
import { findings, findOut, type Finding } from '#src/api/foreign/findings.ts';
import { hasPath } from '#src/api/foreign/transport.ts';
import { transportOrigin } from '#src/api/transport.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Card } from '#src/ui/Card.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { partName } from './partNames.ts';

const answered = 'Answers';
const other = 'By another call';
const missing = 'Not there';

/** Whether a part is there, whole or by calls that stand for some of its own. */
const stateOf = ({ part, answers }: Finding): string =>
  answers
    ? answered
    : Object.values(contract).some(({ path }) => path.startsWith(`${part}/`) && hasPath(path))
      ? other
      : missing;

const tones = { [answered]: 'good', [other]: 'waiting', [missing]: 'off' } as const;
const statusWords = ({ status }: Finding): string =>
  status === 0 ? 'No answer' : `HTTP ${status}`;
const rowId = ({ part }: Finding): string => part;
const rowName = ({ part }: Finding): string => partName(part);
const searchText = ({ part, asked }: Finding): string => `${partName(part)}\n${asked}`;

const columns: readonly Column<Finding>[] = [
  { id: 'part', header: 'Part', hideable: false, sortValue: rowName, cell: rowName },
  { id: 'asked', header: 'Asked', sortValue: ({ asked }) => asked, cell: ({ asked }) => asked },
  { id: 'status', header: 'Answer', sortValue: ({ status }) => status, cell: statusWords },
  {
    id: 'state',
    header: 'State',
    hideable: false,
    sortValue: stateOf,
    cell: (finding) => {
      const state = stateOf(finding);
      return <StatusText tone={tones[state as keyof typeof tones]} text={state} />;
    },
  },
];
const selects: readonly FilterProperty<Finding>[] = [
  {
    id: 'state',
    label: 'All states',
    name: 'State',
    options: Object.keys(tones).map((value) => ({ value, label: value })),
    values: stateOf,
  },
];

/**
 * What the service that this console talks to was found to have, part by part, with the call that
 * was asked and what it answered.
 */
export function ConnectedServicePage() {
  const state = useTableState('connected-service');
  const [rows, setRows] = useState(findings);
  const again = useWrite(async () => {
    setRows(await findOut(transportOrigin(), contract, { again: true }));
  });
  return (
    <>
      <PageHeader
        title="Connected Service"
        intro="Each part of the API was asked for once, without a token. What is not there is not offered in this console."
        actions={
          <GuardedButton
            variant="outlined"
            refusal={rows.length === 0 ? 'There is nothing to find out.' : undefined}
            loading={again.pending}
            onClick={() => void again.run()}
          >
            Ask Again
          </GuardedButton>
        }
      />
      {rows.length === 0 ? (
        <Alert severity="info">
          Nothing had to be found out: this console talks to a backend of its own, which has
          everything, or to a service that did not answer.
        </Alert>
      ) : (
        <Card>
          <DataTable
            label="Parts of the API"
            state={state}
            columns={columns}
            rows={rows}
            rowId={rowId}
            rowName={rowName}
            search="Enter a name or a path."
            searchText={searchText}
            selects={selects}
          />
        </Card>
      )}
    </>
  );
}
