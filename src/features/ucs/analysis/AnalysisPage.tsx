import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions, type RowAction } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { AnalysisDialogs, type AnalysisAsked } from './AnalysisDialogs.tsx';
import type { CiaInstance } from './ciaInstance.ts';

/** Container Intelligent Analysis: instances that watch clusters. UCS ReadOnlyAccess leaves it out, UCS CIAOperations opens it. */
export function AnalysisPage() {
  const state = useTableState('ucs-cia', { sort: 'name' });
  const query = useQuery(q(api.ucsCiaList, {}));
  const [asked, setAsked] = useState<AnalysisAsked>();
  const clusters = query.data?.clusters;
  const columns = useMemo((): readonly Column<CiaInstance>[] => {
    const nameOf = (id: string): string =>
      clusters?.find((cluster) => cluster.id === id)?.name ?? id;
    const actions = (instance: CiaInstance): readonly RowAction[] => [
      { label: 'Choose Clusters', onSelect: () => setAsked({ kind: 'clusters', instance }) },
      { label: 'Rename', onSelect: () => setAsked({ kind: 'rename', instance }) },
      { label: 'Delete', onSelect: () => setAsked({ kind: 'delete', instance }) },
    ];
    return [
      {
        id: 'name',
        header: 'Instance',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'clusters',
        header: 'Monitored Clusters',
        cell: (row) =>
          row.cluster_ids.length === 0 ? '--' : row.cluster_ids.map(nameOf).join(', '),
      },
      {
        id: 'events',
        header: 'Open Events',
        cell: (row) => row.events.filter(({ confirmed }) => !confirmed).length,
      },
      {
        id: 'created',
        header: 'Created',
        newestFirst: true,
        sortValue: (row) => row.created_at,
        cell: (row) => formatTime(row.created_at),
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={row.name} actions={actions(row)} />,
      },
    ];
  }, [clusters]);
  return (
    <>
      <PageHeader
        title="Container Intelligent Analysis"
        actions={
          <Button variant="contained" onClick={() => setAsked({ kind: 'create' })}>
            Create Instance
          </Button>
        }
      />
      <Card>
        <DataTable
          label="CIA instances"
          state={state}
          columns={columns}
          rows={query.data?.instances}
          {...readingOf(query)}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          expand={(row) => <Contents instance={row} onAsk={setAsked} />}
          empty={<EmptyState text="No instance watches the clusters yet." />}
        />
      </Card>
      <AnalysisDialogs
        asked={asked}
        clusters={clusters ?? []}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}

type ContentsProps = {
  readonly instance: CiaInstance;
  readonly onAsk: (asked: AnalysisAsked) => void;
};

/** Dashboards, alarm rules and events of an instance. */
function Contents({ instance, onAsk }: ContentsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' } }}>
      <List
        title="Dashboards"
        names={instance.dashboards}
        onAdd={() => onAsk({ kind: 'addDashboard', instance })}
        onDelete={(name) => onAsk({ kind: 'dropDashboard', instance, name })}
      />
      <List
        title="Alarm rules"
        names={instance.alert_rules}
        onAdd={() => onAsk({ kind: 'addRule', instance })}
        onDelete={(name) => onAsk({ kind: 'dropRule', instance, name })}
      />
      <Box>
        <Typography sx={{ fontWeight: 700 }}>Events</Typography>
        {instance.events.length === 0 && (
          <Typography sx={{ color: 'text.secondary' }}>None</Typography>
        )}
        {instance.events.map(({ id, text, confirmed }) => (
          <Box key={id} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
            <span>{text}</span>
            {confirmed ? (
              'Confirmed'
            ) : (
              <RowActions
                rowName={text}
                actions={[
                  {
                    label: 'Confirm',
                    onSelect: () => onAsk({ kind: 'confirm', instance, eventId: id, text }),
                  },
                ]}
              />
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function List({
  title,
  names,
  onAdd,
  onDelete,
}: {
  readonly title: string;
  readonly names: readonly string[];
  readonly onAdd: () => void;
  readonly onDelete: (name: string) => void;
}) {
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <Typography sx={{ fontWeight: 700 }}>{title}</Typography>
        <RowActions rowName={title} actions={[{ label: 'Add', onSelect: onAdd }]} />
      </Box>
      {names.length === 0 && <Typography sx={{ color: 'text.secondary' }}>None</Typography>}
      {names.map((name) => (
        <Box key={name} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <span>{name}</span>
          <RowActions
            rowName={name}
            actions={[{ label: 'Delete', onSelect: () => onDelete(name) }]}
          />
        </Box>
      ))}
    </Box>
  );
}
