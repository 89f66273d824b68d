import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

/** An access key of either console; `id` is the key itself. */
export type ListedKey = {
  readonly id: string;
  readonly active: boolean;
  readonly description?: string;
};
type KeyConfirmProps = {
  readonly target: ListedKey;
  /** Makes the call of the console that asks. */ readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
};

const affected = ({ id, description }: ListedKey) => [
  description === undefined ? { name: id } : { name: id, detail: description },
];

/** Asks before an access key is disabled or enabled again. */
export function SwitchKeyDialog({ target, onConfirm, onClose }: KeyConfirmProps) {
  const toast = useToast();
  const disabling = target.active;
  return (
    <ConfirmDialog
      open
      title={disabling ? 'Disable access key' : 'Enable access key'}
      destructive={disabling}
      text={
        disabling
          ? 'Requests signed with this key are refused until it is enabled again.'
          : 'Requests signed with this key are accepted again.'
      }
      affected={affected(target)}
      confirmLabel={disabling ? 'Disable' : 'Enable'}
      onConfirm={async () => {
        await onConfirm();
        toast.success(disabling ? 'Access key disabled.' : 'Access key enabled.');
      }}
      onClose={onClose}
    />
  );
}

/** Asks before an access key is deleted. */
export function DeleteKeyDialog({ target, onConfirm, onClose }: KeyConfirmProps) {
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete access key"
      text="Scripts and tools that sign with this key stop working. It cannot be restored; disabling it can be taken back."
      affected={affected(target)}
      confirmLabel="Delete"
      onConfirm={async () => {
        await onConfirm();
        toast.success('Access key deleted.');
      }}
      onClose={onClose}
    />
  );
}
