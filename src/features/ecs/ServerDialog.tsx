import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { operations, type ServerOperation } from './server.ts';
import type { Server } from './serverRow.ts';

/** The dialog that stands open about a server. */
export type ServerOpened = { readonly kind: ServerOperation; readonly server: Server };

function send(
  kind: ServerOperation,
  params: { readonly project_id: string; readonly server_id: string },
): Promise<unknown> {
  switch (kind) {
    case 'start':
      return api.ecsServerStart({ params });
    case 'stop':
      return api.ecsServerStop({ params });
    case 'reboot':
      return api.ecsServerReboot({ params });
    case 'delete':
      return api.ecsServerDelete({ params });
  }
}

/** Asks before an operation on a server; a refusal stays in the dialog. */
export function ServerDialog({
  projectId,
  opened: { kind, server },
  onClose,
}: {
  readonly projectId: string;
  readonly opened: ServerOpened;
  readonly onClose: () => void;
}) {
  const write = useWrite(() => send(kind, { project_id: projectId, server_id: server.id }));
  const toast = useToast();
  const words = operations.find((operation) => operation.kind === kind);
  const run = async () => {
    await write.run();
    toast.success(`${server.name} ${words?.done ?? ''}`);
  };
  return (
    <ConfirmDialog
      open
      destructive={kind === 'delete'}
      title={`${words?.label ?? ''} ECS`}
      text={words?.text}
      affected={[{ name: server.name }]}
      onConfirm={run}
      onClose={onClose}
    />
  );
}
