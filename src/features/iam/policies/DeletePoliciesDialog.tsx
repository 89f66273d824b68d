import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { api } from '#src/api/api.ts';
import type { RoleRow } from '#src/features/iam/shared/roles.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { holderWords, usePolicyHolders } from './usePolicyHolders.ts';

type Policy = Pick<RoleRow, 'id' | 'displayName'>;

type DeletePoliciesDialogProps = {
  readonly policies: readonly Policy[];
  /**
   * Called after each policy, before the screen is read again: a page about the policy leaves here.
   */
  readonly onGone?: () => Promise<void> | void;
  readonly onDeleted?: () => void;
  readonly onClose: () => void;
};

const key = ({ id }: Policy): string => id;
const name = ({ displayName }: Policy): string => displayName;

/** Asks before custom policies go, naming everybody who holds them: their grants go with them. */
export function DeletePoliciesDialog({
  policies,
  onGone,
  onDeleted,
  onClose,
}: DeletePoliciesDialogProps) {
  const toast = useToast();
  const holders = usePolicyHolders(policies.map(({ id }) => id));
  const remove = useBatch<Policy>({
    key,
    name,
    send: async ({ id }) => {
      await api.customRoleDelete({ params: { role_id: id } });
      await onGone?.();
    },
  });
  const one = policies.length === 1 ? policies[0] : undefined;
  const granted = holders.some((entry) => entry !== undefined && entry.total > 0);
  return (
    <ConfirmDialog
      open
      destructive
      title={
        one === undefined
          ? `Delete ${policies.length} custom policies`
          : `Delete custom policy ${one.displayName}`
      }
      text={
        granted
          ? 'Those who hold it lose these permissions at once: the grants are deleted with the policy. It cannot be restored.'
          : 'A deleted policy cannot be restored.'
      }
      affected={policies.map((policy, index) => {
        const entry = holders[index];
        return {
          name: policy.displayName,
          detail: entry === undefined ? undefined : holderWords(entry),
        };
      })}
      affectedLabel="Custom policies to be deleted"
      confirmLabel="Delete"
      note={
        <WhatItChanges
          calls={policies.map(({ id }) =>
            trialOf(api.customRoleDelete, { params: { role_id: id } }),
          )}
        />
      }
      {...(policies.length > 5 ? { typeToConfirm: 'DELETE' } : {})}
      onConfirm={async () => {
        await remove(policies);
        onDeleted?.();
        toast.success(
          one === undefined
            ? `${policies.length} custom policies deleted.`
            : `Custom policy ${one.displayName} deleted.`,
        );
      }}
      onClose={onClose}
    />
  );
}
