import {
  compareHolders,
  type Change,
  type Changes,
} from '#src/domain/policy/comparison/compareHolders.ts';
import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import type { Holder } from '#src/domain/policy/comparison/canDo.ts';
import { drain, type Steps } from '#src/domain/policy/comparison/steps.ts';
import { witnessWords } from '#src/domain/policy/comparison/words.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from './account.ts';
import { decisive } from './decisive.ts';
import { isActive, membersOf, type Member } from './members.ts';
import { subjectOf } from './subject.ts';

const keyOf = ({ ref }: Member): string => `${ref.kind}/${ref.id}`;

/** What somebody who is not there, or may not come in, holds: nothing. */
const nothing = ({ caller, facts }: Holder): Holder => {
  const { accountId, urn } = caller;
  return { grants: [], caller: { accountId, urn }, facts };
};

export type Blast = ReadonlyMap<Member, Changes>;

/** Everybody who is in either of two states of an account and gains or loses something. */
export const blastOf = (before: Account, after: Account, catalog: CatalogView): Blast =>
  drain(findingBlast(before, after, catalog));

/** The same in steps, a principal each. */
export function* findingBlast(before: Account, after: Account, catalog: CatalogView): Steps<Blast> {
  const old = new Map(membersOf(before).map((member) => [keyOf(member), member]));
  const next = new Map(membersOf(after).map((member) => [keyOf(member), member]));
  const changes = new Map<Member, Changes>();
  for (const key of new Set([...old.keys(), ...next.keys()])) {
    yield;
    const [was, is] = [old.get(key), next.get(key)];
    const first = was && isActive(before.world, was) && subjectOf(before, was.ref, was.name);
    const second = is && isActive(after.world, is) && subjectOf(after, is.ref, is.name);
    const [one, other] = [
      first || (second && nothing(second)),
      second || (first && nothing(first)),
    ];
    const member = is ?? was;
    if (!one || !other || member === undefined) continue;
    if (decisive(one) === decisive(other)) continue;
    changes.set(member, compareHolders(one, other, catalog));
  }
  return changes;
}

/** Who gains and loses what, as programs read it: each with a request that the engine has decided. */
export type BlastReport = {
  readonly gained: readonly BlastRow[];
  readonly lost: readonly BlastRow[];
  readonly unknown: readonly ({ readonly principal: string } & Changes['unknown'][number])[];
};
export type BlastRow = {
  readonly principal: string;
  readonly actions: Change['actions'];
  readonly scope: Change['scope'];
  readonly witness: ReturnType<typeof caseRequest>;
};

/** The report of a comparison. */
export function blastReport(changes: Blast): BlastReport {
  const rows = (of: (changes: Changes) => readonly Change[]): BlastRow[] =>
    [...changes].flatMap(([{ name }, change]) =>
      of(change).map(({ actions, scope, witness }) => ({
        principal: name,
        actions,
        scope,
        witness: caseRequest(witness.request),
      })),
    );
  return {
    gained: rows(({ gained }) => gained),
    lost: rows(({ lost }) => lost),
    unknown: [...changes].flatMap(([{ name }, { unknown }]) =>
      unknown.map((open) => ({ principal: name, ...open })),
    ),
  };
}

/** One gain or loss in a line: the actions, and an example. */
export const blastLine = ({ actions, witness }: Change): string =>
  `${actions.join(', ')}, for example ${witnessWords({ ...witness, statement: null })}`;
