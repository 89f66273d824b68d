import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { formatTime } from '#src/ui/time.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { InstancePicker } from '../parts/InstancePicker.tsx';
import { Loaded } from '../parts/Loaded.tsx';

type Task = Result<AppContract['cocDiagnosisList']>['tasks'][number];

/** Diagnosis: what can be known about an instance, and what COC may do with it. */
export function DiagnosisPage() {
  const state = useTableState('coc-diagnosis', { sort: '-created' });
  const query = useQuery(q(api.cocDiagnosisList, {}));
  const [creating, setCreating] = useState(false);
  const [shown, setShown] = useState<Task>();
  const columns = useMemo(
    (): readonly Column<Task>[] => [
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
            actions={[{ label: 'Details', onSelect: () => setShown(row) }]}
          />
        ),
      },
    ],
    [],
  );
  return (
    <>
      <PageHeader
        title="Diagnosis"
        actions={
          <Button variant="contained" onClick={() => setCreating(true)}>
            Create Diagnosis Task
          </Button>
        }
      />
      <Card>
        <DataTable
          label="Diagnosis tasks"
          state={state}
          columns={columns}
          rows={query.data?.tasks}
          {...readingOf(query)}
          rowId={(row) => row.task_id}
          rowName={(row) => row.instance_name}
          empty={<EmptyState text="Nothing has been diagnosed yet." />}
        />
      </Card>
      {creating && <CreateDialog onCreated={setShown} onClose={() => setCreating(false)} />}
      {shown !== undefined && <DetailsDialog task={shown} onClose={() => setShown(undefined)} />}
    </>
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
  const send = useSend();
  const create = async () =>
    onCreated(await send(() => api.cocDiagnosisCreate({ body: { instance_id: ids[0] ?? '' } })));
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
      <Loaded query={query} what="what was found">
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
