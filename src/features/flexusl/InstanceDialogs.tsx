import { useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx';
import { operate, powerOperations, type FlexusInstance, type PowerOperation } from './instance.ts';

/** What is being asked about an instance. */
export type Asked = {
  readonly instance: FlexusInstance;
  readonly kind: PowerOperation | 'resetPassword';
};

/** The dialogs that stand behind the operations on an instance, for the list and the detail page. */
export function InstanceDialogs({
  asked,
  onClose,
}: {
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const toast = useToast();
  if (asked === undefined) return null;
  const { instance, kind } = asked;
  if (kind === 'resetPassword')
    return <ResetPasswordDialog instance={instance} onClose={onClose} />;
  const words = powerOperations[kind];
  const run = async () => {
    try {
      await operate(kind, instance.id);
    } finally {
      await client.invalidateQueries();
    }
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
