import { api } from '#src/api/api.ts';
import type { InstanceOperation } from '#src/domain/coc/operations.ts';
import type { Job } from './JobDialog.tsx';

/** Images offered for a change of OS (ours). */
export const images: readonly string[] = [
  'Huawei Cloud EulerOS 2.0',
  'Ubuntu 24.04',
  'Debian 12',
  'AlmaLinux 9.4',
];

/** How an operation is called and what it does to an instance. */
export const operationWords: Readonly<
  Record<
    InstanceOperation,
    { readonly label: string; readonly warning: string; readonly destroys: boolean }
  >
> = {
  start: { label: 'Start', warning: 'The instances will be started.', destroys: false },
  stop: { label: 'Stop', warning: 'Services on the instances stop with them.', destroys: false },
  reboot: {
    label: 'Restart',
    warning: 'Services on the instances are interrupted while they restart.',
    destroys: false,
  },
  changeOS: {
    label: 'Change OS',
    warning:
      'The system disks are replaced: everything on them is lost. The instances must be stopped.',
    destroys: true,
  },
  reinstallOS: {
    label: 'Reinstall OS',
    warning:
      'The system disks are reset: everything on them is lost. The instances must be stopped.',
    destroys: true,
  },
};

type Run = {
  readonly operation: InstanceOperation;
  readonly instanceIds: readonly string[];
  readonly batchSize?: number;
  readonly image?: string;
};

/**
 * Sends an operation to COC.
 * @throws Problem naming the user's or the agency's missing permission.
 */
export function runOperation({ operation, instanceIds, batchSize, image }: Run): Promise<Job> {
  const body = {
    instance_ids: [...instanceIds],
    ...(batchSize === undefined ? {} : { batch_size: batchSize }),
  };
  switch (operation) {
    case 'start':
      return api.cocInstanceStart({ body });
    case 'stop':
      return api.cocInstanceStop({ body });
    case 'reboot':
      return api.cocInstanceReboot({ body });
    case 'changeOS':
      return api.cocInstanceChangeOs({ body: { ...body, image: image ?? '' } });
    case 'reinstallOS':
      return api.cocInstanceReinstallOs({ body });
  }
}
