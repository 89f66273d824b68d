import type { Spread } from '#src/domain/access/repairs.ts';
import type { Direction } from '#src/domain/policy/comparison/search.ts';
import { comparingHolders, type Changes } from '#src/domain/policy/comparison/compareHolders.ts';
import type { Account } from '../account.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import { behind, holdersOfPolicy } from '../behind.ts';
import { decisive } from '../decisive.ts';
import { tellsApart } from '../holders.ts';
import { heldBy, membersOf, type Member } from '../members.ts';
import { subjectOf, type Subject } from '../subject.ts';
import { holderOf, isAsked, type Option, type Touched } from './option.ts';
import { standing, type Standing } from './standing.ts';
import { inTrial } from './trial.ts';

/** A change that can be tried, and whose access it may touch. */
export type Tried = Pick<Option, 'apply' | 'touched'>;

/** Members whose access a change may touch. */
function touchedMembers(at: Account, touched: readonly Touched[]): readonly Member[] {
  if (touched.every(({ kind }) => kind === 'nobody')) return [];
  const found = new Set<string>();
  for (const one of touched) {
    if (one.kind === 'everybody' || (one.kind === 'policy' && one.store === 'trustPolicy'))
      return membersOf(at);
    if (one.kind === 'group')
      for (const member of behind(at.world, 'group', one.id)) found.add(member);
    if (one.kind === 'policy')
      for (const member of holdersOfPolicy(at.world, one.id)) found.add(member);
  }
  return membersOf(at).filter(({ ref }) => found.has(`${ref.kind}/${ref.id}`));
}

/** Members who hold the same by the same rows: one of them stands for all of a list. */
function alike(at: Account, members: readonly Member[]): readonly (readonly Member[])[] {
  const { tables } = at.world;
  const found = new Map<string, Member[]>();
  for (const member of members) {
    const user = member.ref.kind === 'user' ? tables.users.get(member.ref.id) : undefined;
    const key = user === undefined ? member.name : heldBy(at, user);
    const known = found.get(key);
    if (known === undefined) found.set(key, [member]);
    else known.push(member);
  }
  return [...found.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return tellsApart(subjectOf(at, first.ref, first.name)) ? group.map((one) => [one]) : [group];
  });
}

/** Whether anything is different in a direction, or may be. */
const mayDiffer = (changes: Changes, direction: Direction): boolean =>
  changes[direction].length > 0 || changes.unknown.some((open) => open.direction === direction);

/** Whether a member is the asker, or one of the group that asks. */
function isAsker({ at: { world }, subject: { holder } }: Standing): (member: Member) => boolean {
  return ({ ref }) =>
    holder.kind === 'group'
      ? world.tables.memberships.get(`${holder.id}/${ref.id}`) !== undefined
      : ref.kind === holder.kind && ref.id === holder.id;
}

function* othersConcerned(
  before: Standing,
  steps: readonly Tried[],
  direction: Direction,
): Steps<readonly string[]> {
  const { at, catalog } = before;
  const isHim = isAsker(before);
  const touched = touchedMembers(
    at,
    steps.map((step) => step.touched),
  ).filter((member) => !isHim(member));
  const groups = alike(at, touched);
  const look = (): readonly (Subject | undefined)[] =>
    groups.map(([first]) => first && subjectOf(at, first.ref, first.name));
  const old = look();
  const next = inTrial(at.world, (trial) => steps.forEach(({ apply }) => apply(trial)), look);
  const found: string[] = [];
  for (const [index, members] of groups.entries()) {
    const [was, is] = [old[index], next[index]];
    if (was === undefined || is === undefined || decisive(was) === decisive(is)) continue;
    const changes = yield* comparingHolders(holderOf(was), holderOf(is), catalog);
    if (mayDiffer(changes, direction)) found.push(...members.map(({ name }) => name));
  }
  return found;
}

/** What steps give, or take, beyond the question, over all requests: exact, by the comparison. */
export function* spreading(
  before: Standing,
  steps: readonly Tried[],
  direction: Direction = 'gained',
): Steps<Spread> {
  const { at, catalog, subject, request } = before;
  const after = inTrial(
    at.world,
    (trial) => steps.forEach(({ apply }) => apply(trial)),
    () => standing(at, catalog, subject.name, request).subject,
  );
  const asked = isAsked(request);
  const changes = yield* comparingHolders(holderOf(subject), holderOf(after), catalog);
  const actions = changes[direction].flatMap((change) => change.actions);
  const open = changes.unknown.filter((one) => one.direction === direction);
  return {
    principals: yield* othersConcerned(before, steps, direction),
    actions: [
      ...new Set([
        ...actions.filter((action) => catalog.hasAction(action) === true),
        ...open.map(({ place }) => place),
      ]),
    ]
      .filter((action) => !asked(action))
      .toSorted(),
  };
}
