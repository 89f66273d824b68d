import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { useWrite } from '#src/api/useWrite.ts';
import { api } from '#src/api/api.ts';
import { detachPolicy, holderKindNames, trialDetach } from '#src/features/iam/shared/holders.ts';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { usePolicyHolders } from './usePolicyHolders.ts';

type DeletePolicyDialogProps = {
  readonly policy: IdentityPolicy;
  /** Called before the screen is read again: a page about the policy leaves here. */
  readonly onGone?: () => Promise<void> | void;
  readonly onClose: () => void;
};

/**
 * Asks before a custom identity policy goes. It is detached from everybody first: an attached one
 * cannot be deleted.
 */
export function DeletePolicyDialog({ policy, onGone, onClose }: DeletePolicyDialogProps) {
  const toast = useToast();
  const { holders } = usePolicyHolders(policy.policy_id);
  const remove = useWrite(async () => {
    for (const holder of holders ?? []) await detachPolicy(holder, policy.policy_id);
    await api.v5PolicyDelete({ params: { policy_id: policy.policy_id } });
    await onGone?.();
  });
  const held = holders !== undefined && holders.length > 0;
  return (
    <ConfirmDialog
      open
      destructive
      title={`Delete identity policy ${policy.policy_name}`}
      text={
        held
          ? 'The policy is detached from everybody below, who lose its permissions at once, and deleted with all its versions.'
          : 'The policy is deleted with all its versions. It cannot be restored.'
      }
      affected={(holders ?? []).map(({ name, kind }) => ({ name, detail: holderKindNames[kind] }))}
      affectedLabel="Holders of the policy"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={
            holders === undefined
              ? []
              : [
                  ...holders.map((holder) => trialDetach(holder, policy.policy_id)),
                  trialOf(api.v5PolicyDelete, { params: { policy_id: policy.policy_id } }),
                ]
          }
        />
      }
      onConfirm={async () => {
        await remove.run();
        toast.success(`Identity policy ${policy.policy_name} deleted.`);
      }}
      onClose={onClose}
    />
  );
}
