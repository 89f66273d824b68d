import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { PolicyTarget } from './policyTarget.ts';

type Opened = { readonly kind: 'set'; readonly target: PolicyTarget };

const targetRights = { set: api.ucsPolicyCenterSet } as const;

function columnsFor(
  refusal: string | undefined,
  open: (dialog: Opened) => void,
): readonly Column<PolicyTarget>[] {
  return [
    {
      id: 'name',
      header: 'Fleet/Cluster',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: 'kind',
      header: 'Type',
      sortValue: (row) => row.target_kind,
      cell: (row) => (row.target_kind === 'fleet' ? 'Fleet' : 'Cluster outside fleets'),
    },
    {
      id: 'enabled',
      header: 'Policy Center',
      cell: (row) => (
        <StatusText
          tone={row.policy_center ? 'good' : 'off'}
          text={row.policy_center ? 'Enabled' : 'Disabled'}
        />
      ),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[
            {
              label: row.policy_center ? 'Disable' : 'Enable',
              refusal,
              onSelect: () => open({ kind: 'set', target: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Where Policy Center is enabled: fleets, and clusters outside fleets. */
export function TargetsTab() {
  const state = useTableState('ucs-policy-targets', { sort: 'name' });
  const list = useList(q(api.ucsPolicyList, {}), ({ targets }) => targets);
  const { set } = useRefusals(targetRights);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(set, open), [set, open]);
  return (
    <>
      <DataTable
        label="Fleets and clusters"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.target_id}
        rowName={(row) => row.name}
        empty={<EmptyState text="There are no fleets or clusters." />}
      />
      {opened !== undefined && <SetDialog target={opened.target} onClose={close} />}
    </>
  );
}

function SetDialog({
  target: { target_kind, target_id, name, policy_center },
  onClose,
}: {
  readonly target: PolicyTarget;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.ucsPolicyCenterSet);
  const toast = useToast();
  const change = async () => {
    await write.run({ params: { target_kind, target_id }, body: { enabled: !policy_center } });
    toast.success(`Policy Center is ${policy_center ? 'disabled' : 'enabled'} for ${name}.`);
  };
  return (
    <ConfirmDialog
      open
      title={policy_center ? 'Disable Policy Center' : 'Enable Policy Center'}
      destructive={policy_center}
      text={policy_center ? 'Its policies are deleted.' : 'Policies can then be created for it.'}
      affected={[{ name, detail: target_kind }]}
      onConfirm={change}
      onClose={onClose}
    />
  );
}
