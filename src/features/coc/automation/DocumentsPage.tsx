import { Tab, Tabs } from '@mui/material';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs, type Dialogs as DialogsOf } from '#src/ui/useDialogs.ts';
import { JobDialog, type Job } from '../parts/JobDialog.tsx';
import { useAgencyRefusals } from '../parts/useAgencyRefusals.ts';
import { riskTone } from '../parts/words.ts';
import { AtomicList } from './AtomicList.tsx';
import { DocumentDialog, type DocumentMode } from './DocumentDialog.tsx';
import type { DocumentRow } from './documentRow.ts';
import { ExecuteDialog } from './ExecuteDialog.tsx';

/** The dialog that stands open. */
type Opened =
  | { readonly kind: 'edit'; readonly mode: DocumentMode; readonly id?: string }
  | { readonly kind: 'execute' | 'delete'; readonly row: DocumentRow }
  | { readonly kind: 'job'; readonly job: Job };

const documentRights = {
  create: api.cocDocumentCreate,
  execute: api.cocDocumentExecute,
  view: api.cocDocumentShow,
  update: api.cocDocumentUpdate,
  remove: api.cocDocumentDelete,
} as const;
type DocumentRefusals = Refusals<keyof typeof documentRights>;

/** Automated O&M: scripts and runbooks, and the blocks runbooks are made of. */
export function DocumentsPage() {
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'blocks' ? 'blocks' : 'documents';
  const own = useRefusals(documentRights);
  const runs = useAgencyRefusals()('runJobs');
  const refusals = useMemo(() => ({ ...own, execute: own.execute ?? runs }), [own, runs]);
  const dialogs = useDialogs<Opened>();
  const { open } = dialogs;
  return (
    <>
      <PageHeader
        title="Scripts and Runbooks"
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.create}
            onClick={() => open({ kind: 'edit', mode: 'create' })}
          >
            Create
          </GuardedButton>
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
        {tab === 'documents' ? <DocumentTable refusals={refusals} open={open} /> : <AtomicList />}
      </Card>
      <Dialogs {...dialogs} />
    </>
  );
}

function columnsFor(
  refusals: DocumentRefusals,
  open: (dialog: Opened) => void,
): readonly Column<DocumentRow>[] {
  return [
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
      cell: (row) => <RowActions rowName={row.name} actions={operationsOf(row, refusals, open)} />,
    },
  ];
}

function DocumentTable({
  refusals,
  open,
}: {
  readonly refusals: DocumentRefusals;
  readonly open: (dialog: Opened) => void;
}) {
  const state = useTableState('coc-documents', { sort: 'name' });
  const list = useList(q(api.cocDocumentList, {}), ({ documents }) => documents);
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  return (
    <DataTable
      label="Scripts and runbooks"
      state={state}
      columns={columns}
      {...list}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      search="Enter a name."
      searchText={(row) => `${row.name} ${row.description}`}
    />
  );
}

function operationsOf(
  row: DocumentRow,
  refusals: DocumentRefusals,
  open: (dialog: Opened) => void,
) {
  const fixed = row.built_in ? 'It comes with the service and cannot be changed.' : undefined;
  return [
    { label: 'Execute', refusal: refusals.execute, onSelect: () => open({ kind: 'execute', row }) },
    {
      label: 'View',
      refusal: refusals.view,
      onSelect: () => open({ kind: 'edit', mode: 'view', id: row.id }),
    },
    {
      label: 'Modify',
      refusal: fixed ?? refusals.update ?? refusals.view,
      onSelect: () => open({ kind: 'edit', mode: 'modify', id: row.id }),
    },
    {
      label: 'Delete',
      refusal: fixed ?? refusals.remove,
      onSelect: () => open({ kind: 'delete', row }),
    },
  ];
}

function Dialogs({ opened, open, close }: DialogsOf<Opened>) {
  if (opened === undefined) return null;
  switch (opened.kind) {
    case 'edit':
      return (
        <DocumentDialog
          mode={opened.mode}
          {...(opened.id === undefined ? {} : { documentId: opened.id })}
          onClose={close}
        />
      );
    case 'execute':
      return (
        <ExecuteDialog
          document={opened.row}
          onStarted={(job) => open({ kind: 'job', job })}
          onClose={close}
        />
      );
    case 'delete':
      return <DeleteDialog row={opened.row} onClose={close} />;
    case 'job':
      return <JobDialog key={opened.job.id} started={opened.job} onClose={close} />;
  }
}

function DeleteDialog({
  row: { id, name, type },
  onClose,
}: {
  readonly row: DocumentRow;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.cocDocumentDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { document_id: id } });
    toast.success(`${name} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      title="Delete"
      destructive
      text="The script or runbook is deleted. Records of its executions stay."
      affected={[{ name, detail: type }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
