import type { Fact, FactKind } from './facts/fact.ts';

const named: ReadonlySet<FactKind> = new Set([
  'user',
  'group',
  'role',
  'agency',
  'identityPolicy',
  'project',
  'scp',
  'node',
]);

/** What a fact is about: things by their id, joins by what they join. */
function subjectOf({ kind, is }: Fact): string {
  if (named.has(kind) && 'id' in is && is.id !== undefined) return `${kind}/${is.id}`;
  return `${kind}/${JSON.stringify(is)}`;
}

/** Facts of one moment. */
export type Moments = { readonly before: readonly Fact[]; readonly after: readonly Fact[] };

/**
 * What is said before a plan and after it. Lists that were taken beside a plan say how things are
 * before: what the plan removes is not there afterwards, even if a list has it.
 */
export function momentsOf(facts: readonly Fact[]): Moments {
  const before = facts.filter(({ when }) => when !== 'after');
  const isPlanned = facts.some(({ when }) => when !== undefined);
  if (!isPlanned) return { before, after: before };
  const kept = new Set(facts.filter(({ when }) => when === 'after').map(subjectOf));
  const removed = new Set(
    facts
      .filter(({ when }) => when === 'before')
      .map(subjectOf)
      .filter((subject) => !kept.has(subject)),
  );
  const after = facts.filter(
    (fact) => fact.when === 'after' || (fact.when === undefined && !removed.has(subjectOf(fact))),
  );
  return { before, after };
}
