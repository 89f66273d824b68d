import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import {
  compareHolders,
  type Change,
  type Changes,
} from '#src/domain/policy/comparison/compareHolders.ts';
import type { Holder } from '#src/domain/policy/comparison/canDo.ts';
import { witnessWords } from '#src/domain/policy/comparison/words.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { accountNamed, type Account } from '#mocks/analysis/account.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { decisive } from '#mocks/analysis/decisive.ts';
import { membersOf, type Member } from '#mocks/analysis/holders.ts';
import { worldOfFile } from './openWorld.ts';
import type { Options } from './options.ts';
import { subjectOf } from '#mocks/analysis/subject.ts';

const openAt = (file: string, { account }: Options, now: number): Account => {
  const world = worldOfFile(file);
  return { world, now, account: accountNamed(world, account) };
};

const keyOf = ({ ref }: Member): string => `${ref.kind}/${ref.id}`;

/** What somebody who is not there holds: nothing. */
const nothing = ({ caller, facts }: Holder): Holder => {
  const { accountId, urn } = caller;
  return { grants: [], caller: { accountId, urn }, facts };
};

/** Compares everybody who is in either world. */
function changesIn(before: Account, after: Account, catalog: CatalogView): Map<Member, Changes> {
  const old = new Map(membersOf(before).map((member) => [keyOf(member), member]));
  const next = new Map(membersOf(after).map((member) => [keyOf(member), member]));
  const changes = new Map<Member, Changes>();
  for (const key of new Set([...old.keys(), ...next.keys()])) {
    const [was, is] = [old.get(key), next.get(key)];
    const first = was && subjectOf(before, was.ref, was.name);
    const second = is && subjectOf(after, is.ref, is.name);
    const [one, other] = [
      first ?? (second && nothing(second)),
      second ?? (first && nothing(first)),
    ];
    const member = is ?? was;
    if (one === undefined || other === undefined || member === undefined) continue;
    if (decisive(one) === decisive(other)) continue;
    changes.set(member, compareHolders(one, other, catalog));
  }
  return changes;
}

/** The `diff` command: what everybody of an account gains and loses between two states of it. */
export function diff(options: Options, catalog: CatalogView, now: number): Answer {
  const [from, to, ...more] = options.words;
  if (from === undefined || to === undefined || more.length > 0)
    throw badUse('Name two state files, or points of one: FILE#COMMIT.');
  const changes = changesIn(openAt(from, options, now), openAt(to, options, now), catalog);
  const rows = (of: (changes: Changes) => readonly Change[]): readonly object[] =>
    [...changes].flatMap(([{ name }, change]) =>
      of(change).map(({ actions, scope, witness }) => ({
        principal: name,
        actions,
        scope,
        witness: caseRequest(witness.request),
      })),
    );
  const report = {
    gained: rows(({ gained }) => gained),
    lost: rows(({ lost }) => lost),
    unknown: [...changes].flatMap(([{ name }, { unknown }]) =>
      unknown.map((open) => ({ principal: name, ...open })),
    ),
  };
  const lines = [...changes].flatMap(([{ name }, { gained, lost, unknown }]) => [
    ...gained.map((one) => `${name}  gained  ${lineOf(one)}`),
    ...lost.map((one) => `${name}  lost    ${lineOf(one)}`),
    ...unknown.map(
      ({ direction, reason, place }) => `${name}  unknown (${direction})  ${reason}: ${place}`,
    ),
  ]);
  return { report, lines: lines.length === 0 ? ['Nothing changes for anybody.'] : lines, code: 0 };
}

const lineOf = ({ actions, witness }: Change): string =>
  `${actions.join(', ')}, for example ${witnessWords({ ...witness, statement: null })}`;
