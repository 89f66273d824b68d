import type { RawPolicy } from '../language/document.ts';

type ServiceClass = 'global' | 'project';
type Raw = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const serviceIn = (text: unknown): string =>
  typeof text === 'string' ? (text.split(':', 1)[0] ?? '').trim().toLowerCase() : '';

/**
 * Entries whose service belongs to the class, or to no settled class: those go into both parts,
 * where they change nothing.
 */
const keep = (
  values: readonly unknown[],
  wanted: ServiceClass,
  classOf: (service: string) => ServiceClass | undefined,
): readonly unknown[] => values.filter((value) => (classOf(serviceIn(value)) ?? wanted) === wanted);

function partOf(
  statement: unknown,
  wanted: ServiceClass,
  classOf: (service: string) => ServiceClass | undefined,
): readonly unknown[] {
  // A statement with NotAction means the rest of the world: it stays whole in both.
  if (!isRecord(statement) || statement['Action'] === undefined) return [statement];
  const actions = keep(listOf(statement['Action']), wanted, classOf);
  if (actions.length === 0) return [];
  const part: Record<string, unknown> = { ...statement, Action: actions };
  const resources = keep(listOf(statement['Resource']), wanted, classOf);
  if (Array.isArray(statement['Resource']) && resources.length > 0) part['Resource'] = resources;
  return [part];
}

/**
 * Divides a policy that mixes global and project-level services, which a custom policy of the old
 * console may not (docs/sources/ucs-roles-and-policies.md), into one for each class. Statements
 * keep their order, effect and conditions; granted together, each at its scope, the two mean what
 * the one would have meant.
 */
export function splitByClass(
  policy: RawPolicy,
  classOf: (service: string) => ServiceClass | undefined,
): Readonly<Record<ServiceClass, RawPolicy>> {
  const part = (wanted: ServiceClass): RawPolicy => ({
    ...policy,
    Statement: listOf(policy['Statement']).flatMap((statement) =>
      partOf(statement, wanted, classOf),
    ),
  });
  return { global: part('global'), project: part('project') };
}
