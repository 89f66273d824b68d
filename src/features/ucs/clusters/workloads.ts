import type { NamespacedKind } from '#src/domain/ucs/clusterObjects.ts';

/** What the three kinds are called in the singular. */
export const workloadKinds: Readonly<Record<NamespacedKind, string>> = {
  workloads: 'Deployment',
  jobs: 'Job',
  services: 'Service',
};
