import type { PassOn } from '#src/domain/access/accessReports.ts';
import { canDo } from '#src/domain/policy/comparison/canDo.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import { escalationWays } from '#src/domain/policy/findings/lint/escalationTable.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from '../account.ts';
import { gathering, type Holders } from '../holders.ts';
import type { Whom } from './whoCan.ts';

/** How many names of a way are told (ours); `count` is of all. */
const NAMED = 100;

/**
 * Who could give himself more than he has, by the ways that the findings know: every part of a way
 * is open to him under some circumstances. Administrators have everything already and are left out.
 */
export function* findingPassOn(
  at: Account,
  catalog: CatalogView,
  isAsked: Whom,
): Steps<readonly PassOn[]> {
  const holders = (yield* gathering(at, isAsked)).filter(
    ({ caller }) => caller.administrator === undefined,
  );
  const able = new Map<Holders, Map<string, boolean>>();
  const may = (holder: Holders, action: string): boolean => {
    const known = able.get(holder) ?? new Map<string, boolean>();
    able.set(holder, known);
    const before = known.get(action);
    const now =
      before ??
      canDo(
        holder,
        { actions: [catalog.action(action)?.name ?? action], context: {} },
        catalog,
        true,
      ).answer === 'yes';
    known.set(action, now);
    return now;
  };
  const ways: PassOn[] = [];
  for (const { code, needs } of escalationWays) {
    const members: string[] = [];
    for (const holder of holders) {
      yield;
      if (needs.every((any) => any.some((action) => may(holder, action))))
        members.push(...holder.members.map(({ name }) => name));
    }
    if (members.length > 0)
      ways.push({ code, count: members.length, principals: members.slice(0, NAMED) });
  }
  return ways;
}
