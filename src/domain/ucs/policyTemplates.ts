/** A workload as far as policies look at it. */
export type JudgedWorkload = {
  readonly kind: 'workloads' | 'jobs' | 'services';
  readonly name: string;
  readonly image: string;
  readonly replicas: number;
};

/**
 * A definition from which policies are made. The three here are ours, after what such
 * policies commonly ask.
 */
export type PolicyTemplate = {
  readonly name: string;
  readonly description: string;
  readonly violation: (workload: JudgedWorkload) => string | undefined;
};

const runsImage = ({ kind }: JudgedWorkload): boolean => kind !== 'services';

export const policyTemplates: readonly PolicyTemplate[] = [
  {
    name: 'fixed-image-tag',
    description: 'Images carry a tag, and not the tag latest',
    violation: (workload) =>
      runsImage(workload) && !/:(?!latest$)[\w][\w.-]*$/.test(workload.image)
        ? `The image ${workload.image} has no fixed tag`
        : undefined,
  },
  {
    name: 'two-replicas',
    description: 'Workloads run at least two replicas',
    violation: (workload) =>
      workload.kind === 'workloads' && workload.replicas < 2
        ? `${workload.replicas} replicas instead of at least 2`
        : undefined,
  },
  {
    name: 'trusted-registry',
    description: 'Images come from SWR',
    violation: (workload) =>
      runsImage(workload) && !workload.image.startsWith('swr.')
        ? `The image ${workload.image} does not come from SWR`
        : undefined,
  },
];

/** The definition of that name; undefined if there is none. */
export const policyTemplateNamed = (name: string): PolicyTemplate | undefined =>
  policyTemplates.find((template) => template.name === name);
