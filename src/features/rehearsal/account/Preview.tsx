import { Box, Typography } from '@mui/material';
import type { AccountRead, FilesReport } from '#src/api/accountFiles.ts';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { Card, Facts } from '#src/ui/Card.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

type Left = FilesReport['left'][number];
type Missing = FilesReport['placeholders'][number];

const leftColumns: readonly Column<Left>[] = [
  {
    id: 'file',
    header: 'File',
    sortValue: ({ file }) => file,
    cell: ({ file }) => <EllipsisText text={file} maxWidth={300} />,
  },
  { id: 'place', header: 'Place', cell: ({ place }) => (place === '' ? '--' : place) },
  {
    id: 'reason',
    header: 'Reason',
    sortValue: ({ reason }) => reason,
    cell: ({ reason }) => reason,
  },
];
const missingColumns: readonly Column<Missing>[] = [
  { id: 'kind', header: 'Kind', sortValue: ({ kind }) => kind, cell: ({ kind }) => kind },
  { id: 'name', header: 'Name', sortValue: ({ name }) => name, cell: ({ name }) => name },
  {
    id: 'by',
    header: 'Named In',
    cell: ({ file, place }) => (
      <EllipsisText text={file === '' ? place : `${file}: ${place}`} maxWidth={460} />
    ),
  },
];
const leftId = ({ file, place, reason }: Left): string => `${file} ${place} ${reason}`;
const missingId = ({ kind, name }: Missing): string => `${kind} ${name}`;

function LeftCard({ left }: { readonly left: readonly Left[] }) {
  const state = useTableState('left');
  return (
    <Card title={`Not Understood (${left.length})`}>
      <DataTable
        label="Not understood"
        state={state}
        columns={leftColumns}
        rows={left}
        rowId={leftId}
        rowName={leftId}
        plain={left.length <= 10}
        empty={<EmptyState text="Everything was understood." />}
      />
    </Card>
  );
}

function MissingCard({ placeholders }: { readonly placeholders: readonly Missing[] }) {
  const state = useTableState('missing');
  if (placeholders.length === 0) return null;
  return (
    <Card title={`In No File (${placeholders.length})`}>
      <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>
        The files refer to these and none holds them. They come in as placeholders.
      </Typography>
      <DataTable
        label="In no file"
        state={state}
        columns={missingColumns}
        rows={placeholders}
        rowId={missingId}
        rowName={({ name }) => name}
        plain={placeholders.length <= 10}
      />
    </Card>
  );
}

/** What was understood of the files, before anything is opened. */
export function Preview({ read: { report, account } }: { readonly read: AccountRead }) {
  const { read, left, placeholders, secretsDropped, marked } = report;
  return (
    <>
      {account === undefined ? (
        <FailedWrite
          problem={{ title: 'Nothing in these files is about an account.', lines: [] }}
        />
      ) : (
        <Card title={`Understood: ${account.name}`}>
          <Facts
            columns={2}
            facts={read.map(({ kind, count }) => ({ label: kind, value: String(count) }))}
          />
          <Box sx={{ mt: 2 }}>
            {secretsDropped === 0
              ? 'There were no secrets in the files.'
              : `${secretsDropped} secret values were dropped; none is kept.`}
          </Box>
          {marked.length > 0 && (
            <Box sx={{ mt: 1 }}>
              Loaded as it is, though this console would refuse it or advise against it:{' '}
              {marked.map(({ code, count }) => `${code} (${count})`).join(', ')}.
            </Box>
          )}
        </Card>
      )}
      <MissingCard placeholders={placeholders} />
      <LeftCard left={left} />
    </>
  );
}
