import { factsThatMatter, type Holder } from '#src/domain/policy/comparison/canDo.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import { principalMatches } from '#src/domain/policy/engine/principal.ts';
import type { UserRow } from '../world/tables/iam.ts';
import type { Account } from './account.ts';
import { subjectOf, type Subject } from './subject.ts';

/** Principals who hold the same: one of them stands for all. */
export type Holders = Holder & { readonly members: readonly Member[] };
export type Member = Pick<Subject, 'name' | 'ref'>;

/**
 * What a user holds, by where it is kept: users of the same groups with nothing of their
 * own hold the same.
 */
export function heldBy({ world: { tables } }: Account, { id, is_domain_owner }: UserRow): string {
  const groups = tables.memberships
    .by('user', id)
    .map(({ group_id }) => group_id)
    .toSorted();
  const hasOwn =
    is_domain_owner ||
    tables.grants.count('subject', `user/${id}`) > 0 ||
    tables.attachments.count('holder', `user/${id}`) > 0 ||
    tables.ucsPermissions.count('subject', `user/${id}`) > 0;
  return JSON.stringify([groups, hasOwn ? id : '']);
}

/**
 * All principals of the account, in the order of their names: users and the root, then agencies.
 */
export function membersOf({ world: { tables }, account }: Account): readonly Member[] {
  const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
    a.name < b.name ? -1 : 1;
  const users = [...tables.users.all()].filter(({ domain_id }) => domain_id === account.id);
  const agencies = [...tables.agencies.all()].filter(({ domain_id }) => domain_id === account.id);
  return [
    ...users.toSorted(byName).map(({ id, name, is_domain_owner }): Member => ({
      name: is_domain_owner ? 'root' : `user:${name}`,
      ref: { kind: 'user', id },
    })),
    ...agencies
      .toSorted(byName)
      .map(({ id, name }): Member => ({ name: `agency:${name}`, ref: { kind: 'agency', id } })),
  ];
}

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
  const { tables } = at.world;
  const known = new Map<string, string | undefined>();
  const found = new Map<string, Holder & { readonly members: Member[] }>();
  for (const [place, member] of membersOf(at).entries()) {
    if (place % PER_STEP === 0) yield;
    if (!isAsked(member)) continue;
    const user = member.ref.kind === 'user' ? tables.users.get(member.ref.id) : undefined;
    const held = user === undefined ? member.name : heldBy(at, user);
    let key = known.get(held);
    if (key === undefined) {
      const { grants, caller, facts } = subjectOf(at, member.ref, member.name);
      key = `${alike({ grants, caller, facts })} ${apart({ grants, caller, facts })}`;
      if (!found.has(key)) found.set(key, { grants, caller, facts, members: [] });
      known.set(held, tellsApart({ grants, caller, facts }) ? undefined : key);
    }
    found.get(key)?.members.push(member);
  }
  return [...found.values()];
}
