import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { Row } from '../ground/table.ts';
import type { RowWrite, World } from '../world/world.ts';
import type { Account } from './account.ts';
import { heldBy, inOrder, memberOf, membersOf, type Member } from './members.ts';

/** The principals of an account by what they hold: those of one text hold the same. */
type Index = {
  version: number;
  readonly heldOf: Map<string, string>;
  /** Lists are replaced, never changed: a question under way may be reading one. */
  readonly members: Map<string, readonly Member[]>;
};

const indexes = new WeakMap<World, Map<string, Index>>();

/** Members that are looked at in one step; one takes some microseconds. */
const PER_STEP = 100;

const keyOf = ({ kind, id }: Member['ref']): string => `${kind}/${id}`;

function heldText(at: Account, { name, ref }: Member): string {
  const user = ref.kind === 'user' ? at.world.tables.users.get(ref.id) : undefined;
  return user === undefined ? name : heldBy(at, user);
}

function put(at: Account, { heldOf, members }: Index, member: Member): void {
  const held = heldText(at, member);
  const order = inOrder(at.world);
  heldOf.set(keyOf(member.ref), held);
  const known = members.get(held);
  if (known === undefined) return void members.set(held, [member]);
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = known[middle];
    if (other !== undefined && order(other, member) < 0) low = middle + 1;
    else high = middle;
  }
  members.set(held, known.toSpliced(low, 0, member));
}

function take({ heldOf, members }: Index, key: string): void {
  const held = heldOf.get(key);
  const known = held === undefined ? undefined : members.get(held);
  if (held === undefined || known === undefined) return;
  heldOf.delete(key);
  const rest = known.filter(({ ref }) => keyOf(ref) !== key);
  if (rest.length === 0) members.delete(held);
  else members.set(held, rest);
}

const field = (row: Row, name: string): string => String(Reflect.get(row, name));

/** Whose place in the index a written row may change, as `kind/id`. */
function concerned({ table, before, after }: RowWrite): readonly string[] {
  const row = after ?? before;
  if (row === undefined) return [];
  switch (table) {
    case 'users':
      return [`user/${row.id}`];
    case 'agencies':
      return [`agency/${row.id}`];
    case 'memberships':
      return [`user/${field(row, 'user_id')}`];
    case 'grants':
    case 'ucsPermissions':
      return [`${field(row, 'subject_kind')}/${field(row, 'subject_id')}`];
    case 'attachments':
      return [`${field(row, 'holder_kind')}/${field(row, 'holder_id')}`];
    default:
      return [];
  }
}

/** Brings an index to the state of the world by what was written since. */
function catchUp(at: Account, index: Index, writes: readonly RowWrite[]): void {
  const keys = [...new Set(writes.flatMap(concerned))];
  for (const key of keys) take(index, key);
  for (const key of keys) {
    const [, kind, id] = /^(user|agency)\/(.*)$/.exec(key) ?? [];
    if (id === undefined) continue;
    const member = memberOf(at, kind === 'agency' ? 'agency' : 'user', id);
    if (member !== undefined) put(at, index, member);
  }
  index.version = at.world.version;
}

/**
 * The principals of an account by what they hold, each list in their order; kept from one question
 * to the next by what is written between them.
 */
export function* membersByHeld(at: Account): Steps<readonly (readonly Member[])[]> {
  const { world, account } = at;
  const known = indexes.get(world) ?? new Map<string, Index>();
  indexes.set(world, known);
  let index = known.get(account.id);
  const behind = index && world.writesSince(index.version);
  if (index === undefined || behind === undefined) {
    const lists = new Map<string, Member[]>();
    index = { version: world.version, heldOf: new Map(), members: lists };
    for (const [place, member] of membersOf(at).entries()) {
      if (place % PER_STEP === 0) yield;
      const held = heldText(at, member);
      index.heldOf.set(keyOf(member.ref), held);
      const others = lists.get(held);
      if (others === undefined) lists.set(held, [member]);
      else others.push(member);
    }
    known.set(account.id, index);
  }
  const writes = world.writesSince(index.version);
  if (writes === undefined) {
    known.delete(account.id);
    return yield* membersByHeld(at);
  }
  catchUp(at, index, writes);
  return [...index.members.values()];
}
