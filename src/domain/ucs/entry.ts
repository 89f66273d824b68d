/**
 * A question whose Yes opens the UCS console. `class` says where it is judged: SWR
 * belongs to projects.
 */
export type EntryQuestion = {
  readonly action: string;
  readonly aliases: readonly string[];
  readonly class: 'global' | 'project';
};

const global = (action: string, ...aliases: readonly string[]): EntryQuestion => ({
  action,
  aliases,
  class: 'global',
});

/**
 * Who holds none of these reading actions has no permission on anything of UCS and is turned away
 * at the entry. docs/sources/ucs-roles-and-policies.md: access is denied when the user's groups hold
 * nothing; that holding any one function of Table 3 is enough is ours.
 */
export const entryQuestions: readonly EntryQuestion[] = [
  global('ucs:clustergroups:list', 'ucs:clustergroups:listFleets'),
  global('ucs:clusters:list'),
  global('ucs:permissionsRules:list'),
  global('ucs:traffic:list'),
  global('ucs:ciaInstances:list'),
  global('ucs:clusters:create', 'ucs:clusters:createCluster'),
  global('ucs:clustergroups:create', 'ucs:clustergroups:createFleet'),
  {
    action: 'swr:repository:listNamespaces',
    aliases: ['swr:namespace:listNamespaces'],
    class: 'project',
  },
];
