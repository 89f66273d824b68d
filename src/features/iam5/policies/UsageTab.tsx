import { useMemo, useState } from 'react';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import {
  allResources,
  attachmentCalls,
  attachRefusal,
  detachPolicy,
  trialDetach,
  detachRefusal,
  holderKindNames,
  type HolderKind,
} from '#src/features/iam/shared/holders.ts';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { servicePolicyRefusal } from '#src/features/iam5/shared/PolicyPicker.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { paths } from '#src/paths.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { AttachDialog } from './AttachDialog.tsx';
import { usePolicyHolders, type PolicyHolder } from './usePolicyHolders.ts';

const rowId = ({ kind, id }: PolicyHolder): string => `${kind} ${id}`;
const rowName = ({ name }: PolicyHolder): string => name;
const pathOf: Readonly<Record<HolderKind, (id: string) => string>> = {
  user: (id) => paths.newUser(id, 'permissions'),
  group: (id) => paths.newGroup(id, 'permissions'),
  agency: (id) => paths.newAgency(id, 'permissions'),
};

const kindFilter: FilterProperty<PolicyHolder> = {
  id: 'kind',
  label: 'All principals',
  name: 'Principal',
  options: Object.entries(holderKindNames).map(([value, label]) => ({ value, label })),
  values: ({ kind }) => kind,
};

const columnsFor = (
  refusalFor: (holder: PolicyHolder) => string | undefined,
  detach: (holder: PolicyHolder) => void,
): readonly Column<PolicyHolder>[] => [
  {
    id: 'principal',
    header: 'Principal',
    hideable: false,
    sortValue: rowName,
    cell: (holder) => <TextLink to={pathOf[holder.kind](holder.id)}>{holder.name}</TextLink>,
  },
  {
    id: 'kind',
    header: 'Principal Type',
    sortValue: ({ kind }) => holderKindNames[kind],
    cell: ({ kind }) => holderKindNames[kind],
  },
  { id: 'scope', header: 'Scope', cell: () => allResources },
  {
    id: 'attached',
    header: 'Attached',
    newestFirst: true,
    sortValue: ({ attachedAt }) => attachedAt,
    cell: ({ attachedAt }) => timeText(attachedAt),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (holder) => (
      <RowActions
        rowName={holder.name}
        actions={[{ label: 'Detach', onSelect: () => detach(holder), refusal: refusalFor(holder) }]}
      />
    ),
  },
];

type DetachDialogProps = {
  readonly policy: IdentityPolicy;
  /** Whom it is taken from; nothing is asked without them. */
  readonly holders: readonly PolicyHolder[] | undefined;
  readonly onDetached: () => void;
  readonly onClose: () => void;
};

/** Asks before a policy is taken from principals, and takes it. */
function DetachDialog({ policy, holders, onDetached, onClose }: DetachDialogProps) {
  const toast = useToast();
  const detach = useBatch<PolicyHolder>({
    key: rowId,
    name: rowName,
    send: (holder) => detachPolicy(holder, policy.policy_id),
  });
  return (
    <ConfirmDialog
      open={holders !== undefined}
      destructive
      title={`Detach ${policy.policy_name}`}
      text="These principals lose what the policy allows with their next request."
      affected={(holders ?? []).map(({ name, kind }) => ({
        name,
        detail: holderKindNames[kind],
      }))}
      affectedLabel="Principals"
      note={
        <WhatItChanges
          calls={(holders ?? []).map((holder) => trialDetach(holder, policy.policy_id))}
        />
      }
      confirmLabel="Detach"
      onConfirm={async () => {
        await detach(holders ?? []);
        onDetached();
        toast.success(`${policy.policy_name} detached.`);
      }}
      onClose={onClose}
    />
  );
}

/** Who holds an identity policy, with Attach and Detach (docs/sources/console.md#13-2). */
export function UsageTab({ policy }: { readonly policy: IdentityPolicy }) {
  const state = useTableState('policy-usage');
  const { holders, error, refetch } = usePolicyHolders(policy.policy_id);
  const refusals = useRefusals(attachmentCalls);
  const [selected, setSelected] = useState<readonly PolicyHolder[]>([]);
  const [attaching, setAttaching] = useState(false);
  const [detaching, setDetaching] = useState<readonly PolicyHolder[]>();
  const protection = servicePolicyRefusal(policy);
  const columns = useMemo(
    () =>
      columnsFor(
        (holder) => protection ?? detachRefusal(refusals, holder.kind),
        (holder) => setDetaching([holder]),
      ),
    [protection, refusals],
  );
  // Attaching to at least one kind of principal must be possible; the dialog says which.
  const kinds: readonly HolderKind[] = ['user', 'group', 'agency'];
  const nobody = kinds.every((kind) => attachRefusal(refusals, kind) !== undefined)
    ? attachRefusal(refusals, 'user')
    : undefined;
  const attach = (
    <GuardedButton
      variant="contained"
      refusal={protection ?? nobody}
      onClick={() => setAttaching(true)}
    >
      Attach
    </GuardedButton>
  );
  const close = (): void => setAttaching(false);
  return (
    <>
      <DataTable
        label="Policy usage"
        state={state}
        columns={columns}
        rows={holders}
        rowId={rowId}
        rowName={rowName}
        error={error}
        onRetry={refetch}
        onRefresh={refetch}
        search="Enter a principal name."
        searchText={rowName}
        selects={[kindFilter]}
        selection={{ selected, onChange: setSelected }}
        empty={
          <EmptyState
            text="Nobody holds this policy: by itself it gives nothing."
            action={attach}
          />
        }
        actions={
          <>
            {attach}
            <GuardedButton
              variant="outlined"
              refusal={
                protection ??
                (selected.length === 0
                  ? 'Select principals first.'
                  : selected
                      .map(({ kind }) => detachRefusal(refusals, kind))
                      .find((refusal) => refusal !== undefined))
              }
              onClick={() => setDetaching(selected)}
            >
              Detach
            </GuardedButton>
          </>
        }
      />
      {attaching && <AttachDialog policy={policy} holders={holders ?? []} onClose={close} />}
      <DetachDialog
        policy={policy}
        holders={detaching}
        onDetached={() => setSelected([])}
        onClose={() => setDetaching(undefined)}
      />
    </>
  );
}
