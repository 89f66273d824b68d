import { Button, Tab, Tabs } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { formatTime } from '#src/ui/time.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { JobDialog, type Job } from '../parts/JobDialog.tsx';
import { riskTone } from '../parts/words.ts';
import { AtomicList } from './AtomicList.tsx';
import { DocumentDialog, type DocumentMode } from './DocumentDialog.tsx';
import { ExecuteDialog } from './ExecuteDialog.tsx';
import type { DocumentRow } from './documentRow.ts';

/** What the page is asking about a script or runbook. */
type Asked =
  | { readonly kind: 'edit'; readonly mode: DocumentMode; readonly id?: string }
  | { readonly kind: 'execute' | 'delete'; readonly row: DocumentRow };

/** Automated O&M: scripts and runbooks, and the blocks runbooks are made of. */
export function DocumentsPage() {
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'blocks' ? 'blocks' : 'documents';
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <PageHeader
        title="Scripts and Runbooks"
        actions={
          <Button variant="contained" onClick={() => setAsked({ kind: 'edit', mode: 'create' })}>
            Create
          </Button>
        }
      />
      <Card>
        <Tabs
          value={tab}
          onChange={(_, next: string) => setParams(next === 'documents' ? {} : { tab: next })}
          aria-label="Scripts and Runbooks"
          sx={{ mb: 2 }}
        >
          <Tab value="documents" label="Scripts and Runbooks" />
          <Tab value="blocks" label="Building Blocks" />
        </Tabs>
        {tab === 'documents' ? <DocumentTable onAsk={setAsked} /> : <AtomicList />}
      </Card>
      <Dialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

function DocumentTable({ onAsk }: { readonly onAsk: (asked: Asked) => void }) {
  const state = useTableState('coc-documents', { sort: 'name' });
  const query = useQuery(q(api.cocDocumentList, {}));
  const columns = useMemo(
    (): readonly Column<DocumentRow>[] => [
      {
        id: 'name',
        header: 'Name',
        cell: (row) => row.name,
        sortValue: (row) => row.name,
        hideable: false,
      },
      { id: 'type', header: 'Type', cell: (row) => row.type, sortValue: (row) => row.type },
      {
        id: 'risk',
        header: 'Risk Level',
        cell: (row) => <StatusText tone={riskTone(row.risk_level)} text={row.risk_level} />,
        sortValue: (row) => row.risk_level,
      },
      { id: 'description', header: 'Description', cell: (row) => row.description || '--' },
      { id: 'by', header: 'Changed By', cell: (row) => row.updated_by },
      {
        id: 'updated',
        header: 'Changed',
        cell: (row) => formatTime(row.updated_at),
        sortValue: (row) => row.updated_at,
        newestFirst: true,
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={row.name} actions={operationsOf(row, onAsk)} />,
      },
    ],
    [onAsk],
  );
  return (
    <DataTable
      label="Scripts and runbooks"
      state={state}
      columns={columns}
      rows={query.data?.documents}
      {...readingOf(query)}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      search="Enter a name."
      searchText={(row) => `${row.name} ${row.description}`}
    />
  );
}

function operationsOf(row: DocumentRow, onAsk: (asked: Asked) => void) {
  const fixed = row.built_in ? 'It comes with the service and cannot be changed.' : undefined;
  return [
    { label: 'Execute', onSelect: () => onAsk({ kind: 'execute', row }) },
    { label: 'View', onSelect: () => onAsk({ kind: 'edit', mode: 'view', id: row.id }) },
    {
      label: 'Modify',
      refusal: fixed,
      onSelect: () => onAsk({ kind: 'edit', mode: 'modify', id: row.id }),
    },
    { label: 'Delete', refusal: fixed, onSelect: () => onAsk({ kind: 'delete', row }) },
  ];
}

function Dialogs({
  asked,
  onClose,
}: {
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  const [job, setJob] = useState<Job>();
  const remove = async (row: DocumentRow) => {
    await send(() => api.cocDocumentDelete({ params: { document_id: row.id } }));
    toast.success(`${row.name} deleted.`);
  };
  return (
    <>
      {asked?.kind === 'edit' && (
        <DocumentDialog
          mode={asked.mode}
          {...(asked.id === undefined ? {} : { documentId: asked.id })}
          onClose={onClose}
        />
      )}
      {asked?.kind === 'execute' && (
        <ExecuteDialog document={asked.row} onStarted={setJob} onClose={onClose} />
      )}
      {asked?.kind === 'delete' && (
        <ConfirmDialog
          open
          title="Delete"
          destructive
          text="The script or runbook is deleted. Records of its executions stay."
          affected={[{ name: asked.row.name, detail: asked.row.type }]}
          onConfirm={() => remove(asked.row)}
          onClose={onClose}
        />
      )}
      {job !== undefined && (
        <JobDialog key={job.id} started={job} onClose={() => setJob(undefined)} />
      )}
    </>
  );
}
