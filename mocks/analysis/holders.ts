import { factsThatMatter, type Holder } from '#src/domain/policy/comparison/canDo.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import { principalMatches } from '#src/domain/policy/engine/principal.ts';
import type { Account } from './account.ts';
import { membersByHeld } from './memberIndex.ts';
import { inOrder, type Member } from './members.ts';
import { subjectOf } from './subject.ts';

/** Principals who hold the same: one of them stands for all. */
export type Holders = Holder & { readonly members: readonly Member[] };

/** Without what tells one member of a group from another. */
const alike = ({ grants }: Holder): string =>
  JSON.stringify(
    grants.map(({ path, ...grant }) => [grant, path.filter(({ type }) => type !== 'user')]),
  );

/**
 * What may tell apart two principals who hold the same: conditions on who they are, and trust
 * policies that name them.
 */
const apart = ({ grants, facts, caller }: Holder): string =>
  JSON.stringify([
    factsThatMatter(facts, grants),
    caller.administrator ?? null,
    grants
      .filter(({ kind }) => kind === 'trust' || kind === 'resource')
      .map(({ document }) =>
        document.statements.map(
          ({ principal }) => principal !== undefined && principalMatches(principal, caller),
        ),
      ),
  ]);

/**
 * Whether principals with the same grants may be told apart: by conditions on who they are, or by
 * trust policies that name one.
 */
export function tellsApart({ grants, facts }: Holder): boolean {
  const named = grants
    .filter(({ kind }) => kind === 'trust' || kind === 'resource')
    .flatMap(({ document }) => document.statements)
    .flatMap(({ principal }) => principal?.value.IAM ?? []);
  return (
    named.some((urn) => urn.split(':').length > 4) ||
    Object.keys(factsThatMatter(facts, grants)).length > 0
  );
}

/** Members that are looked at in one step; one takes some microseconds. */
const PER_STEP = 100;

/**
 * Gathers the principals of an account by what they hold, so that what is asked costs as many
 * answers as there are such sets.
 */
export function* gathering(
  at: Account,
  isAsked: (member: Member) => boolean,
): Steps<readonly Holders[]> {
  const found = new Map<string, Holder & { readonly lists: (readonly Member[])[] }>();
  const file = ({ ref, name }: Member, members: readonly Member[]): Holder => {
    const { grants, caller, facts } = subjectOf(at, ref, name);
    const holder: Holder = { grants, caller, facts };
    const key = `${alike(holder)} ${apart(holder)}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...holder, lists: [members] });
    else known.lists.push(members);
    return holder;
  };
  let looked = 0;
  for (const all of yield* membersByHeld(at)) {
    if (looked++ % PER_STEP === 0) yield;
    const members = all.filter(isAsked);
    const [first, ...others] = members;
    if (first === undefined) continue;
    if (others.length === 0 || !tellsApart(subjectOf(at, first.ref, first.name))) {
      file(first, members);
      continue;
    }
    for (const member of members) {
      if (looked++ % PER_STEP === 0) yield;
      file(member, [member]);
    }
  }
  const byOrder = inOrder(at.world);
  return [...found.values()]
    .map(({ lists, ...holder }) => ({
      ...holder,
      members: lists.length === 1 ? (lists[0] ?? []) : lists.flat().toSorted(byOrder),
    }))
    .toSorted(({ members: [one] }, { members: [other] }) =>
      one === undefined || other === undefined ? 0 : byOrder(one, other),
    );
}
