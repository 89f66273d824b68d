import type { CatalogView } from '../language/catalogView.ts';
import { framing } from './asked.ts';
import { catalogueActions } from './catalogueActions.ts';
import { compileGrants, decide } from '../engine/decide.ts';
import type { Grant } from '../engine/decision.ts';
import { factsThatMatter, openContents, plainly, type Holder } from './canDo.ts';
import { comparing } from './compareGrants.ts';
import type { CompareOptions, Comparison, Undecided } from './comparison.ts';
import type { Witness } from './witness.ts';
import type { Direction } from './search.ts';
import { drain, type Steps } from './steps.ts';
import { itemsOf } from './terms.ts';

/** Actions that one statement gives or takes in one place, with one request as an example. */
export type Change = {
  readonly actions: readonly string[];
  readonly scope: Witness['request']['target'];
  readonly witness: Witness;
};

export type Changes = {
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
  readonly unknown: readonly Undecided[];
};

function gathered(witnesses: readonly Witness[]): readonly Change[] {
  const found = new Map<string, { actions: Set<string>; readonly witness: Witness }>();
  for (const witness of witnesses) {
    const { statement, request } = witness;
    const key = JSON.stringify([statement, request.target]);
    const known = found.get(key) ?? { actions: new Set<string>(), witness };
    known.actions.add(request.action);
    found.set(key, known);
  }
  return [...found.values()].map(({ actions, witness }) => ({
    actions: [...actions].toSorted(),
    scope: witness.request.target,
    witness,
  }));
}

/** Policies of unknown content that only one side holds: nobody knows what they give or take. */
function openBetween(before: readonly Grant[], after: readonly Grant[]): readonly Undecided[] {
  const [old, next] = [openContents(before), openContents(after)];
  const missing = (from: readonly Undecided[], among: readonly Undecided[]) =>
    from.filter(({ place }) => !among.some((one) => one.place === place));
  return [
    ...missing(next, old),
    ...missing(old, next).map((one): Undecided => ({ ...one, direction: 'lost' })),
  ];
}

/**
 * What the same principal may do after a change and could not before, and the other way round: over
 * all requests that he can make, with every action of the catalogue that is concerned, and one for
 * each other way in which actions are. Both are asked as whoever he is after the change.
 */
export function compareHolders(before: Holder, after: Holder, catalog: CatalogView): Changes {
  return drain(comparingHolders(before, after, catalog));
}

/** The same in steps. */
export function* comparingHolders(
  before: Holder,
  after: Holder,
  catalog: CatalogView,
): Steps<Changes> {
  const [old, next] = [plainly(before), plainly(after)];
  const all = [...old.grants, ...next.grants];
  const context = factsThatMatter(next.facts, all);
  if (JSON.stringify(context) !== JSON.stringify(factsThatMatter(old.facts, all)))
    return {
      gained: [],
      lost: [],
      unknown: (['gained', 'lost'] as const).map((direction) => ({
        direction,
        reason: 'not-modelled',
        place: `conditions on who asks: ${Object.keys(context).join(', ')} have changed`,
      })),
    };
  const frame = Object.keys(context).length === 0 ? [] : framing({ context });
  const compared = (more: Partial<CompareOptions>): Steps<Comparison> =>
    comparing([...old.grants, ...frame], [...next.grants, ...frame], {
      catalog,
      callers: [next.caller],
      everyAction: true,
      ...more,
    });
  const classes = yield* compared({});
  const open = openBetween(old.grants, next.grants);
  if (classes.relation === 'equivalent') return { gained: [], lost: [], unknown: open };
  const listed = yield* compared({ actions: catalogueActions(itemsOf('saved', all), catalog) });
  const sides = [compileGrants(old.grants), compileGrants(next.grants)];
  const isCertain = ({ request }: Witness): boolean =>
    sides.every((side) => decide(request, side).undecided === undefined);
  const hidden = (direction: Direction): readonly Undecided[] =>
    listed[direction]
      .filter((witness) => !isCertain(witness))
      .map(({ request }) => ({ direction, reason: 'content-unknown', place: request.action }));
  const of = (direction: Direction): readonly Change[] =>
    gathered([...listed[direction], ...classes[direction]].filter(isCertain));
  return {
    gained: of('gained'),
    lost: of('lost'),
    unknown: [
      ...classes.unknown,
      ...listed.unknown,
      ...open,
      ...hidden('gained'),
      ...hidden('lost'),
    ],
  };
}
