import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import type { StatusTone } from '#src/ui/StatusText.tsx';

export type FlexusInstance = Result<AppContract['flexusInstanceShow']>;

/** How a status reads; anything between running and stopped is under way. */
export const statusTone = (status: string): StatusTone =>
  status === 'Running' ? 'running' : status === 'Stopped' ? 'stopped' : 'busy';

const settled = (instance: FlexusInstance): boolean =>
  instance.status === 'Running' || instance.status === 'Stopped';
const pollMillis = 500;

/** All instances, read again while one of them is changing. */
export const flexusInstances = queryOptions({
  ...q(api.flexusInstanceList, {}),
  refetchInterval: ({ state }) =>
    state.data?.instances.every(settled) === false ? pollMillis : false,
});

/** One instance, read again while it is changing. */
export const useFlexusInstance = (id: string) =>
  useQuery({
    ...q(api.flexusInstanceShow, { params: { instance_id: id } }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && !settled(state.data) ? pollMillis : false,
  });

export type PowerOperation = 'start' | 'stop' | 'reboot';

/** What each operation is called and does. */
export const powerOperations: Readonly<
  Record<
    PowerOperation,
    { readonly label: string; readonly warning: string; readonly done: string }
  >
> = {
  start: { label: 'Start', warning: 'The instance will be started.', done: 'is starting.' },
  reboot: {
    label: 'Restart',
    warning: 'Services on the instance are interrupted while it restarts.',
    done: 'is restarting.',
  },
  stop: { label: 'Stop', warning: 'Services on the instance stop with it.', done: 'is stopping.' },
};

/** Sends a power operation. @throws Problem naming the missing permission. */
export function operate(operation: PowerOperation, id: string): Promise<FlexusInstance> {
  const args = { params: { instance_id: id } };
  switch (operation) {
    case 'start':
      return api.flexusInstanceStart(args);
    case 'stop':
      return api.flexusInstanceStop(args);
    case 'reboot':
      return api.flexusInstanceReboot(args);
  }
}
