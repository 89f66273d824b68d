import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { Facts } from '#src/ui/Card.tsx';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { InstancePicker } from '../parts/InstancePicker.tsx';

type Task = Result<AppContract['cocDiagnosisList']>['tasks'][number];
type Opened = { readonly kind: 'create' } | { readonly kind: 'details'; readonly task: Task };

const diagnosisRights = { create: api.cocDiagnosisCreate, view: api.cocDiagnosisShow } as const;

function columnsFor(
  refusal: string | undefined,
  open: (dialog: Opened) => void,
): readonly Column<Task>[] {
  return [
    {
      id: 'instance',
      header: 'Instance',
      cell: (row) => row.instance_name,
      sortValue: (row) => row.instance_name,
      hideable: false,
    },
    { id: 'by', header: 'Created By', cell: (row) => row.created_by },
    {
      id: 'created',
      header: 'Created',
      cell: (row) => formatTime(row.created_at),
      sortValue: (row) => row.created_at,
      newestFirst: true,
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.instance_name}
          actions={[
            { label: 'Details', refusal, onSelect: () => open({ kind: 'details', task: row }) },
          ]}
        />
      ),
    },
  ];
}

/** Diagnosis: what can be known about an instance, and what COC may do with it. */
export function DiagnosisPage() {
  const state = useTableState('coc-diagnosis', { sort: '-created' });
  const list = useList(q(api.cocDiagnosisList, {}), ({ tasks }) => tasks);
  const refusals = useRefusals(diagnosisRights);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(refusals.view, open), [refusals, open]);
  return (
    <ListPage
      title="Diagnosis"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.create}
          onClick={() => open({ kind: 'create' })}
        >
          Create Diagnosis Task
        </GuardedButton>
      }
      table={{
        label: 'Diagnosis tasks',
        state,
        columns,
        ...list,
        rowId: (row) => row.task_id,
        rowName: (row) => row.instance_name,
        empty: <EmptyState text="Nothing has been diagnosed yet." />,
      }}
    >
      {opened?.kind === 'create' && (
        <CreateDialog onCreated={(task) => open({ kind: 'details', task })} onClose={close} />
      )}
      {opened?.kind === 'details' && <DetailsDialog task={opened.task} onClose={close} />}
    </ListPage>
  );
}

function CreateDialog({
  onCreated,
  onClose,
}: {
  readonly onCreated: (task: Task) => void;
  readonly onClose: () => void;
}) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const write = useWrite(api.cocDiagnosisCreate);
  const create = async () => onCreated(await write.run({ body: { instance_id: ids[0] ?? '' } }));
  return (
    <FormDialog
      open
      title="Create Diagnosis Task"
      refusal={ids.length === 0 ? 'Select an instance.' : undefined}
      onSubmit={create}
      onClose={onClose}
    >
      <InstancePicker
        label="Instance"
        types={['ECS', 'FlexusL', 'RDS', 'DCS']}
        value={ids}
        onChange={setIds}
        single
      />
    </FormDialog>
  );
}

function DetailsDialog({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const query = useQuery(q(api.cocDiagnosisShow, { params: { task_id: task.task_id } }));
  return (
    <InfoDialog open title={`Diagnosis of ${task.instance_name}`} width="md" onClose={onClose}>
      <Loaded part query={query} what="what was found">
        {({ checks }) => (
          <Facts
            facts={checks.map((check) => ({
              label: check.name,
              value: (
                <>
                  <StatusText
                    tone={check.passed ? 'good' : 'bad'}
                    text={check.passed ? 'Passed' : 'Failed'}
                  />{' '}
                  {check.finding}
                </>
              ),
            }))}
          />
        )}
      </Loaded>
    </InfoDialog>
  );
}
