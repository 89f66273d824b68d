import { Box, Typography } from '@mui/material';
import { RowActions } from '#src/ui/RowActions.tsx';
import type { AnalysisOpened } from './AnalysisDialogs.tsx';
import type { CiaInstance } from './ciaInstance.ts';
import type { CiaRefusals } from './useCiaRefusals.ts';

type ContentsProps = {
  readonly instance: CiaInstance;
  readonly refusals: CiaRefusals;
  readonly open: (dialog: AnalysisOpened) => void;
};

/** Dashboards, alarm rules and events of an instance. */
export function InstanceContents({ instance, refusals, open }: ContentsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' } }}>
      <List
        title="Dashboards"
        names={instance.dashboards}
        addition={refusals.addDashboard}
        removal={refusals.dropDashboard}
        onAdd={() => open({ kind: 'addDashboard', instance })}
        onDelete={(name) => open({ kind: 'dropDashboard', instance, name })}
      />
      <List
        title="Alarm rules"
        names={instance.alert_rules}
        addition={refusals.addRule}
        removal={refusals.dropRule}
        onAdd={() => open({ kind: 'addRule', instance })}
        onDelete={(name) => open({ kind: 'dropRule', instance, name })}
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
                    refusal: refusals.confirm,
                    onSelect: () => open({ kind: 'confirm', instance, eventId: id, text }),
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
  addition,
  removal,
  onAdd,
  onDelete,
}: {
  readonly title: string;
  readonly names: readonly string[];
  /** Why nothing may be added, or deleted. */
  readonly addition: string | undefined;
  readonly removal: string | undefined;
  readonly onAdd: () => void;
  readonly onDelete: (name: string) => void;
}) {
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <Typography sx={{ fontWeight: 700 }}>{title}</Typography>
        <RowActions
          rowName={title}
          actions={[{ label: 'Add', refusal: addition, onSelect: onAdd }]}
        />
      </Box>
      {names.length === 0 && <Typography sx={{ color: 'text.secondary' }}>None</Typography>}
      {names.map((name) => (
        <Box key={name} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <span>{name}</span>
          <RowActions
            rowName={name}
            actions={[{ label: 'Delete', refusal: removal, onSelect: () => onDelete(name) }]}
          />
        </Box>
      ))}
    </Box>
  );
}
