import type { Asked } from '#src/domain/policy/comparison/asked.ts';
import type { HolderClass } from '#src/domain/access/accessReports.ts';
import { canDo } from '#src/domain/policy/comparison/canDo.ts';
import type { Undecided } from '#src/domain/policy/comparison/comparison.ts';
import { findingEntries, type Applies, type Entry } from '#src/domain/policy/comparison/entries.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from '../account.ts';
import { gathering, type Holders } from '../holders.ts';
import type { Member } from '../members.ts';
import { stepsOf } from './check.ts';

/** Principals who may do it by the same statements, as far as this page shows them. */
type Class = {
  readonly count: number;
  readonly principals: readonly string[];
  readonly conditions: readonly object[];
  readonly through: readonly object[];
};

export type WhoCanReport = {
  readonly classes: readonly Class[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
  readonly unknown: readonly (Undecided & { readonly principals: readonly string[] })[];
};

/** One page of the answer; `count` is of everybody. */
export type HoldersFound = Omit<WhoCanReport, 'classes'> & {
  readonly count: number;
  readonly classes: readonly HolderClass[];
};

/** The way to a statement, without the person: the class has many. */
const wayOf = ({ through: { policy, statement, path } }: Applies): object => ({
  policy,
  statement,
  path: stepsOf(path).filter(({ kind }) => kind !== 'user'),
});

function conditionsOf({ resources, scope, conditions, except, within }: Entry): object {
  const limits = (all: readonly Applies[]): readonly object[] =>
    all.map((one) => ({
      resources: one.resources,
      scope: one.scope,
      conditions: one.conditions,
      through: wayOf(one),
    }));
  return {
    resources,
    scope,
    conditions,
    ...(except && { except: limits(except) }),
    ...(within && { within: within.map(limits) }),
  };
}

type Found = { readonly holders: Holders; readonly entries: readonly Entry[] };

/** Which part of the principals is asked for. */
export type Page = { readonly limit: number; readonly next: number };

/** Classes page by page: `limit` principals from number `next` on, over all classes. */
function paged(found: readonly Found[], { limit, next }: Page): readonly HolderClass[] {
  let before = 0;
  return found.flatMap(({ holders: { members }, entries }): HolderClass[] => {
    const from = Math.max(0, next - before);
    const until = Math.max(0, next + limit - before);
    before += members.length;
    const shown = members.slice(from, until).map(({ name }) => name);
    if (shown.length === 0) return [];
    return [
      {
        count: members.length,
        principals: shown,
        entries,
      },
    ];
  });
}

/** Whom an answer is about: everybody by default. */
export type Whom = (member: Member) => boolean;

/** Everybody in the account who may do what is asked, gathered by the way to it: one page. */
export function* findingHolders(
  at: Account,
  catalog: CatalogView,
  asked: Asked,
  page: Page,
  isAsked: Whom = () => true,
): Steps<HoldersFound> {
  const unknown: WhoCanReport['unknown'][number][] = [];
  const found: Found[] = [];
  const named = ({ members }: Holders): readonly string[] => members.map(({ name }) => name);
  for (const holders of yield* gathering(at, isAsked)) {
    yield;
    const result = canDo(holders, asked, catalog, true);
    if (result.answer === 'unknown')
      unknown.push(...result.open.map((open) => ({ ...open, principals: named(holders) })));
    if (result.answer !== 'yes') continue;
    const { entries, unknown: open } = yield* findingEntries(holders, asked, catalog);
    unknown.push(...open.map((one) => ({ ...one, principals: named(holders) })));
    found.push({ holders, entries });
  }
  const count = found.reduce((sum, { holders }) => sum + holders.members.length, 0);
  const end = page.next + page.limit;
  return { classes: paged(found, page), next: end < count ? end : null, unknown, count };
}

/** The answer as programs read it. */
export const whoCanReport = ({ classes, next, unknown }: HoldersFound): WhoCanReport => ({
  classes: classes.map(({ count, principals, entries }) => ({
    count,
    principals,
    conditions: entries.map(conditionsOf),
    through: entries.map(wayOf),
  })),
  next,
  unknown,
});
