import { api } from '#src/api/api.ts';
import { stateRefusal } from '#src/domain/coc/operations.ts';
import type { StatusTone } from '#src/ui/StatusText.tsx';

export type ServerOperation = 'start' | 'stop' | 'reboot' | 'delete';

/** What the list of servers offers. */
export const serverRights = {
  start: api.ecsServerStart,
  stop: api.ecsServerStop,
  reboot: api.ecsServerReboot,
  delete: api.ecsServerDelete,
} as const;

/** What can be done with a server, in the order of its row. */
export const operations: readonly {
  readonly kind: ServerOperation;
  readonly label: string;
  readonly text: string;
  readonly done: string;
}[] = [
  { kind: 'start', label: 'Start', text: 'The server will be started.', done: 'is starting.' },
  {
    kind: 'stop',
    label: 'Stop',
    text: 'Services on the server stop with it.',
    done: 'is stopping.',
  },
  {
    kind: 'reboot',
    label: 'Restart',
    text: 'Services on the server are interrupted while it restarts.',
    done: 'is restarting.',
  },
  {
    kind: 'delete',
    label: 'Delete',
    text: 'The server and its system disk are deleted.',
    done: 'has been deleted.',
  },
];

const words: Readonly<Record<string, { readonly tone: StatusTone; readonly text: string }>> = {
  ACTIVE: { tone: 'running', text: 'Running' },
  SHUTOFF: { tone: 'stopped', text: 'Stopped' },
  REBOOT: { tone: 'busy', text: 'Restarting' },
  STARTING: { tone: 'busy', text: 'Starting' },
  STOPPING: { tone: 'busy', text: 'Stopping' },
};

/** How a status of the ECS API reads. */
export const statusOf = (status: string): { readonly tone: StatusTone; readonly text: string } =>
  words[status] ?? { tone: 'busy', text: 'Changing OS' };

/** Why an operation is not offered for a server as it stands. */
export function refusalOf(
  kind: ServerOperation,
  {
    status,
    metadata,
  }: { readonly status: string; readonly metadata: { readonly charging_mode: '0' | '1' } },
): string | undefined {
  if (kind === 'delete')
    return metadata.charging_mode === '1'
      ? 'A yearly/monthly server is not deleted but unsubscribed.'
      : undefined;
  return stateRefusal(kind, statusOf(status).text);
}
