import { useMemo } from 'react';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { levelKindNames, levelsQuery, scpCalls, type Level, type ScpSummary } from './scp.ts';

type Opened = { readonly kind: 'attach' | 'detach'; readonly level: Level };

const rowId = ({ id }: Level): string => id;
const rowName = ({ name }: Level): string => name;

/** Why a policy is not taken from a level. */
const lastRefusal = ({ policy_ids }: Level): string | undefined =>
  policy_ids.length === 1 ? 'Each level keeps at least one policy.' : undefined;

function columnsFor(
  scp: ScpSummary,
  refusals: Refusals<keyof typeof scpCalls>,
  open: (opened: Opened) => void,
): readonly Column<Level>[] {
  const has = ({ policy_ids }: Level): boolean => policy_ids.includes(scp.id);
  return [
    { id: 'name', header: 'Name', hideable: false, cell: rowName },
    {
      id: 'attached',
      header: 'Attached',
      cell: (level) => (has(level) ? 'Attached' : 'Not attached'),
    },
    { id: 'type', header: 'Type', cell: ({ type }) => levelKindNames[type] },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      width: 110,
      cell: (level) => (
        <RowActions
          rowName={level.name}
          actions={[
            has(level)
              ? {
                  label: 'Detach',
                  onSelect: () => open({ kind: 'detach', level }),
                  refusal: refusals.detach ?? lastRefusal(level),
                }
              : {
                  label: 'Attach',
                  onSelect: () => open({ kind: 'attach', level }),
                  refusal: refusals.attach,
                },
          ]}
        />
      ),
    },
  ];
}

/** Asks before a policy begins or ceases to limit a level and everything below it. */
function TargetDialog({
  scp,
  opened: { kind, level },
  onClose,
}: {
  readonly scp: ScpSummary;
  readonly opened: Opened;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const call = { params: { policy_id: scp.id }, body: { entity_id: level.id } };
  const write = useWrite(() => (kind === 'attach' ? api.scpAttach(call) : api.scpDetach(call)));
  const below = level.type === 'account' ? '' : ' and the accounts below it';
  return (
    <ConfirmDialog
      open
      destructive={kind === 'detach'}
      title={`${kind === 'attach' ? 'Attach' : 'Detach'} ${scp.name}`}
      text={
        kind === 'attach'
          ? `From the next request on the policy limits ${level.name}${below}, administrators included.`
          : `From the next request on the policy no longer limits ${level.name}${below}.`
      }
      affected={[{ name: level.name, detail: levelKindNames[level.type] }]}
      affectedLabel="Level"
      confirmLabel={kind === 'attach' ? 'Attach' : 'Detach'}
      note={
        <WhatItChanges calls={[trialOf(kind === 'attach' ? api.scpAttach : api.scpDetach, call)]} />
      }
      onConfirm={async () => {
        await write.run();
        toast.success(
          `${scp.name} ${kind === 'attach' ? 'attached to' : 'detached from'} ${level.name}.`,
        );
      }}
      onClose={onClose}
    />
  );
}

/** Every level of the organization from the root down, and whether the policy limits it. */
export function TargetsTab({ scp }: { readonly scp: ScpSummary }) {
  const state = useTableState('scp-targets');
  const list = useList(levelsQuery, ({ entities }) => entities);
  const refusals = useRefusals(scpCalls);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(scp, refusals, open), [scp, refusals, open]);
  return (
    <>
      <DataTable
        label="Levels of the organization"
        state={state}
        columns={columns}
        {...list}
        rowId={rowId}
        rowName={rowName}
        search="Enter a name."
        searchText={rowName}
      />
      {opened !== undefined && <TargetDialog scp={scp} opened={opened} onClose={close} />}
    </>
  );
}
