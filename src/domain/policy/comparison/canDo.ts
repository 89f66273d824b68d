import { compileGrants, decide } from '../engine/decide.ts';
import type { AccessRequest, Grant, HeldStep } from '../engine/decision.ts';
import type { CatalogView } from '../language/catalogView.ts';
import { framing, keysMentioned, type Asked } from './asked.ts';
import type { Caller } from './callers.ts';
import { compareGrants } from './compareGrants.ts';
import type { Undecided } from './comparison.ts';
import type { KeyValue } from './facts.ts';

/** Somebody with everything that decides about him. */
export type Holder = {
  readonly grants: readonly Grant[];
  readonly caller: Caller;
  /** Condition keys that every request of his carries. */
  readonly facts: Readonly<Record<string, string>>;
};

/**
 * Whether there is a request of a kind that somebody may make; `yes` with one that `decide` allows.
 */
export type CanDo =
  | { readonly answer: 'yes'; readonly request: AccessRequest }
  | { readonly answer: 'no' }
  | { readonly answer: 'unknown'; readonly open: readonly Undecided[] };

/**
 * An administrator's standing as a policy: it stands in for his identity policies, which
 * do not bind him.
 */
const STANDING = 'administrator';

/** Whether this is an administrator's standing and no policy. */
export const isStanding = ({ policyId, kind }: Grant): boolean =>
  policyId === STANDING && kind === 'identity';

const everything: Grant['document'] = {
  version: '5.0',
  depends: [],
  statements: [{ effect: 'Allow', action: { not: false, values: ['*:*:*'] } }],
};

const standing = (step: HeldStep): Grant => ({
  policyId: STANDING,
  policyName: STANDING,
  kind: 'identity',
  document: everything,
  scope: { kind: 'all' },
  path: [step],
});

/**
 * What somebody holds as policies alone, so that holders who are administrators can be compared
 * with those who are not.
 */
export function plainly({ grants, caller, facts }: Holder): Holder {
  const { administrator, ...rest } = caller;
  if (administrator === undefined) return { grants, caller, facts };
  return {
    grants: [standing(administrator), ...grants.filter(({ kind }) => kind !== 'identity')],
    caller: rest,
    facts,
  };
}

/** The facts of a holder that any of the grants can depend on. */
export function factsThatMatter(
  facts: Holder['facts'],
  grants: readonly Grant[],
): Readonly<Record<string, string>> {
  const mentioned = keysMentioned(grants);
  return Object.fromEntries(
    Object.entries(facts).filter(([key]) => mentioned.has(key.toLowerCase())),
  );
}

/**
 * What is said about somebody's requests: the question's own circumstances stand above
 * what he carries.
 */
export function circumstances(
  { grants, facts }: Holder,
  asked: Asked,
): Readonly<Record<string, KeyValue>> {
  const named = new Set(Object.keys(asked.context).map((key) => key.toLowerCase()));
  const own = Object.entries(factsThatMatter(facts, grants)).filter(
    ([key]) => !named.has(key.toLowerCase()),
  );
  return { ...Object.fromEntries(own), ...asked.context };
}

/** A made-up request with everything that is known about whoever makes it. */
function completed(request: AccessRequest, { caller, facts }: Holder, asked: Asked): AccessRequest {
  const said = new Set(
    [request.context, asked.context].flatMap(Object.keys).map((key) => key.toLowerCase()),
  );
  const missing = Object.entries(facts).filter(([key]) => !said.has(key.toLowerCase()));
  return {
    ...request,
    principal: caller,
    context: { ...Object.fromEntries(missing), ...request.context },
  };
}

/** The same grants, where those of unknown content allow whatever their kind can. */
const hopeful = (grants: readonly Grant[]): readonly Grant[] =>
  grants.map((grant) =>
    grant.unknown === undefined ? grant : { ...grant, document: everything, unknown: 'allows' },
  );

/** What might be held and is not known, as reports give it. */
export const openContents = (grants: readonly Grant[]): readonly Undecided[] =>
  [
    ...new Set(grants.filter(({ unknown }) => unknown !== undefined).map((one) => one.policyName)),
  ].map((place) => ({ direction: 'gained', reason: 'content-unknown', place }));

/**
 * Whether somebody may make any request of a kind, over all requests of that kind: exact, by the
 * comparison with nothing. Where a policy of unknown content might allow it, that is `unknown`.
 * @param single the actions are names, and each is asked about under its other names too
 */
export function canDo(holder: Holder, asked: Asked, catalog: CatalogView, single: boolean): CanDo {
  const known = canDoKnown(holder, asked, catalog, single);
  const open = openContents(plainly(holder).grants);
  if (known.answer !== 'no' || open.length === 0) return known;
  const best = canDoKnown({ ...holder, grants: hopeful(holder.grants) }, asked, catalog, single);
  return best.answer === 'no' ? known : { answer: 'unknown', open };
}

function canDoKnown(holder: Holder, asked: Asked, catalog: CatalogView, single: boolean): CanDo {
  const plain = plainly(holder);
  const frame = framing({ ...asked, context: circumstances(plain, asked) });
  const result = compareGrants([], [...plain.grants, ...frame], {
    catalog,
    callers: [plain.caller],
    ...(single && asked.actions && { actions: asked.actions }),
  });
  const compiled = compileGrants(holder.grants);
  for (const { request } of result.gained) {
    const whole = completed(request, holder, asked);
    const { allowed, undecided = [] } = decide(whole, compiled);
    if (undecided.length > 0) return { answer: 'unknown', open: openContents(holder.grants) };
    if (allowed) return { answer: 'yes', request: whole };
  }
  if (result.gained.length > 0)
    return {
      answer: 'unknown',
      open: [{ direction: 'gained', reason: 'not-confirmed', place: asked.actions?.join() ?? '' }],
    };
  return result.unknown.length > 0 ? { answer: 'unknown', open: result.unknown } : { answer: 'no' };
}
