import { useQuery } from '@tanstack/react-query';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useWrite } from '#src/api/useWrite.ts';
import { api } from '#src/api/api.ts';
import { detachPolicy, heldQuery, trialDetach } from '#src/features/iam/shared/holders.ts';
import type { NewAgency } from '#src/features/iam5/shared/lists.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

type DeleteAgencyDialogProps = {
  readonly agency: Pick<NewAgency, 'agency_id' | 'agency_name'>;
  /** Called before the screen is read again: a page about the agency leaves here. */
  readonly onGone?: () => Promise<void> | void;
  readonly onClose: () => void;
};

/**
 * Asks before a trust agency goes. Its identity policies are detached first: with them it cannot be
 * deleted (docs/sources/console.md#13-2).
 */
export function DeleteAgencyDialog({ agency, onGone, onClose }: DeleteAgencyDialogProps) {
  const toast = useToast();
  const { agency_id, agency_name } = agency;
  const policies = useQuery(heldQuery({ kind: 'agency', id: agency_id })).data ?? [];
  const remove = useWrite(async () => {
    for (const { policy_id } of policies)
      await detachPolicy({ kind: 'agency', id: agency_id }, policy_id);
    await api.v5AgencyDelete({ params: { agency_id } });
    await onGone?.();
  });
  return (
    <ConfirmDialog
      open
      destructive
      title={`Delete trust agency ${agency_name}`}
      text="Nobody can assume the agency any more, and sessions that go on are refused. It cannot be restored."
      affected={policies.map(({ policy_name }) => ({
        name: policy_name,
        detail: 'Identity policy, to be detached',
      }))}
      affectedLabel="What the agency holds"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={[
            ...policies.map(({ policy_id }) =>
              trialDetach({ kind: 'agency', id: agency_id }, policy_id),
            ),
            trialOf(api.v5AgencyDelete, { params: { agency_id } }),
          ]}
        />
      }
      onConfirm={async () => {
        await remove.run();
        toast.success(`Trust agency ${agency_name} deleted.`);
      }}
      onClose={onClose}
    />
  );
}
