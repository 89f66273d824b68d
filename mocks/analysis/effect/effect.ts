import type { EffectRow } from '#src/domain/access/effect.ts';
import type { Holder } from '#src/domain/policy/comparison/canDo.ts';
import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import {
  comparingHolders,
  type Change as Turn,
} from '#src/domain/policy/comparison/compareHolders.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Change } from '../../world/journal.ts';
import type { Account } from '../account.ts';
import { affectedBy, isAffected, type Affected } from './affected.ts';
import { decisive } from '../decisive.ts';
import { tellsApart } from '../holders.ts';
import { heldBy, isActive, membersOf, type Member } from '../members.ts';
import type { Asked } from '../readable.ts';
import { inTrial } from '../repair/trial.ts';
import { subjectOf } from '../subject.ts';

/** Principals who hold the same before and the same after changes. */
type Pair = {
  readonly before: Holder | undefined;
  readonly after: Holder | undefined;
  readonly members: Member[];
};
/** What one principal holds at one moment, and what others share with him if they hold the same. */
type Held = { readonly key: string; readonly holder: Holder | undefined; readonly member: Member };

/** Who gains and loses what by changes. */
export type Effect = {
  readonly gained: readonly EffectRow[];
  readonly lost: readonly EffectRow[];
  readonly unknown: readonly {
    readonly reason: string;
    readonly place: string;
    readonly principals: readonly string[];
  }[];
  readonly leftOut: boolean;
};

const keyOf = ({ ref }: Member): string => `${ref.kind}/${ref.id}`;

/** What everybody concerned holds now; somebody disabled can do nothing with it. */
function heldNow(at: Account, affected: Affected): ReadonlyMap<string, Held> {
  const { tables } = at.world;
  const known = new Map<string, Holder>();
  const found = new Map<string, Held>();
  for (const member of membersOf(at)) {
    if (!isAffected(affected, member)) continue;
    if (!isActive(at.world, member)) {
      found.set(keyOf(member), { key: '', holder: undefined, member });
      continue;
    }
    const user = member.ref.kind === 'user' ? tables.users.get(member.ref.id) : undefined;
    const shared = user === undefined ? keyOf(member) : heldBy(at, user);
    const holder = known.get(shared) ?? subjectOf(at, member.ref, member.name);
    const own = tellsApart(holder);
    if (!own) known.set(shared, holder);
    found.set(keyOf(member), { key: own ? keyOf(member) : shared, holder, member });
  }
  return found;
}

function pairsOf(old: ReadonlyMap<string, Held>, next: ReadonlyMap<string, Held>): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const one of new Set([...old.keys(), ...next.keys()])) {
    const [was, is] = [old.get(one), next.get(one)];
    const member = is?.member ?? was?.member;
    if (member === undefined) continue;
    const key = JSON.stringify([was?.key ?? '', is?.key ?? '']);
    const pair = pairs.get(key) ?? { before: was?.holder, after: is?.holder, members: [] };
    pair.members.push(member);
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

/** What somebody who is not there, or may not come in, holds: nothing. */
const nothing = ({ caller: { accountId, urn }, facts }: Holder): Holder => ({
  grants: [],
  caller: { accountId, urn },
  facts,
});

const rowsOf = (turns: readonly Turn[], principals: readonly string[]): readonly EffectRow[] =>
  turns.map(({ actions, scope, witness }) => ({
    principals,
    actions,
    scope,
    witness: caseRequest(witness.request),
  }));

/**
 * Who gains and loses what by changes that nobody has made: the world holds them while it is read,
 * within the first step, and is as before afterwards. Principals who hold the same before and after
 * are compared once.
 * @param isReadable who may be answered about; others are left out, and that is said
 */
export function* findingEffect(
  at: Account,
  changes: readonly Change[],
  isReadable: (asked: Asked) => boolean,
  catalog: CatalogView,
): Steps<Effect> {
  const { world } = at;
  const seen = <T>(look: () => T): T =>
    inTrial(
      world,
      (trial) => {
        for (const { table, id, after } of changes)
          if (after === undefined) trial.drop(table, id);
          else trial.put(table, after);
      },
      look,
    );
  const first = affectedBy(world, changes);
  const second = seen(() => affectedBy(world, changes));
  const affected = first && second && new Set([...first, ...second]);
  const old = heldNow(at, affected);
  const next = seen(() => heldNow(at, affected));
  const effect = {
    gained: [] as EffectRow[],
    lost: [] as EffectRow[],
    unknown: [] as Effect['unknown'][number][],
  };
  let leftOut = false;
  for (const { before, after, members } of pairsOf(old, next)) {
    yield;
    const [one, other] = [
      before ?? (after && nothing(after)),
      after ?? (before && nothing(before)),
    ];
    if (one === undefined || other === undefined || decisive(one) === decisive(other)) continue;
    const told = members.filter(({ ref }) => isReadable(ref));
    if (told.length < members.length) leftOut = true;
    if (told.length === 0) continue;
    const names = told.map(({ name }) => name);
    const { gained, lost, unknown } = yield* comparingHolders(one, other, catalog);
    effect.gained.push(...rowsOf(gained, names));
    effect.lost.push(...rowsOf(lost, names));
    effect.unknown.push(
      ...unknown.map(({ reason, place }) => ({ reason, place, principals: names })),
    );
  }
  return { ...effect, leftOut };
}
