import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { Section } from '#src/ui/Section.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { AddressListDialog } from './AddressListDialog.tsx';
import type { AddressLine } from './addressEntries.ts';

type AddressListCardProps = {
  readonly title: string;
  readonly text: string;
  /** Prefix of the table's state in the address. */
  readonly id: string;
  readonly lines: readonly AddressLine[];
  readonly takesV6: boolean;
  readonly refusal: string | undefined;
  readonly send: (lines: readonly AddressLine[]) => Promise<unknown>;
};

const columns: readonly Column<AddressLine>[] = [
  { id: 'address', header: 'Address', hideable: false, cell: ({ text }) => text },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description }) => <EllipsisText text={description === '' ? '--' : description} />,
  },
];
const rowId = ({ text }: AddressLine): string => text;

/** From where this tab's requests come; undefined while that is not known. */
function useOwnAddress(): string | undefined {
  const { data } = useQuery(q(api.circumstancesShow, {}));
  const address = data?.context['g:SourceIp'];
  return typeof address === 'string' ? address : undefined;
}

/** From where people are let in, and the dialog that changes it (docs/sources/console.md#12). */
export function AddressListCard({
  title,
  text,
  id,
  lines,
  takesV6,
  refusal,
  send,
}: AddressListCardProps) {
  const state = useTableState(`acl-${id}`, { prefix: id });
  const ownAddress = useOwnAddress();
  const [open, setOpen] = useState(false);
  return (
    <Section title={title}>
      <Typography sx={{ mb: 1.5 }}>
        {text}
        {ownAddress !== undefined && ` You come from ${ownAddress}.`}
      </Typography>
      <Box sx={{ mb: 1.5 }}>
        <GuardedButton
          variant="outlined"
          refusal={refusal}
          aria-label={`Change ${title}`}
          onClick={() => setOpen(true)}
        >
          Change
        </GuardedButton>
      </Box>
      <DataTable
        label={`Addresses of ${title}`}
        state={state}
        columns={columns}
        rows={lines}
        rowId={rowId}
        rowName={rowId}
        plain
        empty={<EmptyState text="No entry: everybody is let in." />}
      />
      {open && (
        <AddressListDialog
          title={title}
          lines={lines}
          takesV6={takesV6}
          ownAddress={ownAddress}
          send={send}
          onClose={() => setOpen(false)}
        />
      )}
    </Section>
  );
}
