import { canDo, type Holder } from '#src/domain/policy/comparison/canDo.ts';
import type { Undecided } from '#src/domain/policy/comparison/compareGrants.ts';
import type { Asked } from '#src/domain/policy/comparison/asked.ts';
import { entriesOf, type Applies, type Entry } from '#src/domain/policy/comparison/entries.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { stepsOf } from './check.ts';
import { holdersOf, type Holders } from '#mocks/analysis/holders.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';
import { actionNamed, askedFor } from '#mocks/analysis/question.ts';

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

/** Classes page by page: `limit` principals from number `next` on, over all classes. */
function paged(found: readonly Found[], { limit, next }: Options): WhoCanReport['classes'] {
  let before = 0;
  return found.flatMap(({ holders: { members }, entries }): Class[] => {
    const from = Math.max(0, next - before);
    const until = Math.max(0, next + limit - before);
    before += members.length;
    const shown = members.slice(from, until).map(({ name }) => name);
    if (shown.length === 0) return [];
    return [
      {
        count: members.length,
        principals: shown,
        conditions: entries.map(conditionsOf),
        through: entries.map(wayOf),
      },
    ];
  });
}

/**
 * The `who-can` command: everybody in the account who may do an action, gathered by the way to it.
 */
export function whoCan(options: Options, catalog: CatalogView, now: number): Answer {
  const [what, ...more] = options.words;
  if (more.length > 0) throw badUse('Name one action.');
  const action = actionNamed(what);
  const at = openWorld(options, now);
  const asked: Asked = askedFor(at, catalog, action, options);
  const unknown: WhoCanReport['unknown'][number][] = [];
  const found: Found[] = [];
  const named = ({ members }: Holders): readonly string[] => members.map(({ name }) => name);
  for (const holders of holdersOf(at)) {
    const holder: Holder = holders;
    const result = canDo(holder, asked, catalog, true);
    if (result.answer === 'unknown')
      unknown.push(...result.open.map((open) => ({ ...open, principals: named(holders) })));
    if (result.answer !== 'yes') continue;
    const { entries, unknown: open } = entriesOf(holder, asked, catalog);
    unknown.push(...open.map((one) => ({ ...one, principals: named(holders) })));
    found.push({ holders, entries });
  }
  const count = found.reduce((sum, { holders }) => sum + holders.members.length, 0);
  const end = options.next + options.limit;
  const report: WhoCanReport = {
    classes: paged(found, options),
    next: end < count ? end : null,
    unknown,
  };
  return { report, lines: linesOf(action, count, report), code: 0 };
}

const linesOf = (
  action: string,
  count: number,
  { classes, next, unknown }: WhoCanReport,
): readonly string[] => [
  `${count === 0 ? 'Nobody' : count} may do ${action}.`,
  ...classes.flatMap(({ count: all, principals, through }) => [
    `${all}: ${principals.join(', ')}`,
    ...through.map((way) => `  through ${JSON.stringify(way)}`),
  ]),
  ...(next === null ? [] : [`More with --next ${next}, or --all.`]),
  ...unknown.map(
    ({ reason, place, principals }) => `unknown for ${principals.length}: ${reason}: ${place}`,
  ),
];
