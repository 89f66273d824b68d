import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { operate, powerOperations, type FlexusInstance, type PowerOperation } from './instance.ts';
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx';

type Power = { readonly kind: PowerOperation; readonly instance: FlexusInstance };
/** The dialog that stands open about an instance. */
export type Opened = Power | { readonly kind: 'resetPassword'; readonly instance: FlexusInstance };

/** The dialogs behind the operations on an instance, for the list and the detail page. */
export function InstanceDialogs({
  opened,
  onClose,
}: {
  readonly opened: Opened;
  readonly onClose: () => void;
}) {
  return opened.kind === 'resetPassword' ? (
    <ResetPasswordDialog instance={opened.instance} onClose={onClose} />
  ) : (
    <PowerDialog {...opened} onClose={onClose} />
  );
}

function PowerDialog({ kind, instance, onClose }: Power & { readonly onClose: () => void }) {
  const write = useWrite(() => operate(kind, instance.id));
  const toast = useToast();
  const words = powerOperations[kind];
  const run = async () => {
    await write.run();
    toast.success(`${instance.name} ${words.done}`);
  };
  return (
    <ConfirmDialog
      open
      title={words.label}
      text={words.warning}
      affected={[{ name: instance.name, detail: instance.status }]}
      onConfirm={run}
      onClose={onClose}
    />
  );
}
