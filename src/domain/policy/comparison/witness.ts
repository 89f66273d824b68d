import { decide, type CompiledGrants } from '../engine/decide.ts';
import type { AccessRequest, Decision, PolicyKind } from '../engine/decision.ts';
import type { ActionClass } from './actionClasses.ts';
import type { Caller } from './callers.ts';
import type { Facts } from './facts.ts';
import type { Direction } from './search.ts';
import type { Item, Side } from './terms.ts';

/** The statement that makes the difference. */
export type DecidingStatement = {
  readonly side: Side;
  readonly policyId: string;
  readonly index: number;
  readonly sid: string | null;
};

/** A request on which the sides differ, as `decide` has confirmed. */
export type Witness = {
  readonly request: AccessRequest;
  /**
   * The Deny that refuses it on one side, else the Allow by which the other side allows it; null
   * where no statement does.
   */
  readonly statement: DecidingStatement | null;
};

/** Both sides, ready to decide. */
export type Sides = { readonly saved: CompiledGrants; readonly edited: CompiledGrants };

/** Who asks, and whether for a resource of another account. */
export type Asking = { readonly caller: Caller; readonly otherAccount: boolean };

/**
 * Puts a request together from what the search has settled.
 * @param spellings how the statements spell the keys
 */
export function requestOf(
  { text: action, aliases }: ActionClass,
  { caller, otherAccount }: Asking,
  facts: Facts,
  spellings: ReadonlyMap<string, string>,
): AccessRequest {
  const carried = Object.entries(facts.context ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [[spellings.get(key) ?? key, value] as const],
  );
  const context: AccessRequest['context'] = Object.fromEntries(carried);
  return {
    action,
    ...(aliases.length > 0 && { aliases }),
    target: facts.target ?? { class: 'global' },
    ...(facts.resource !== undefined && { resource: facts.resource }),
    ...(otherAccount && { resourceAccount: `not-${caller.accountId}` }),
    principal: caller,
    context,
  };
}

function referred(
  items: readonly Item[],
  side: Side,
  chosen: (item: Item) => boolean,
): DecidingStatement | null {
  const item = items.find((one) => one.side === side && chosen(one));
  return item === undefined
    ? null
    : {
        side,
        policyId: item.grant.policyId,
        index: item.statement.index,
        sid: item.statement.sid ?? null,
      };
}

/**
 * The first Allow of the kind that the refusing side lacks, one that only the allowing side has
 * where there is one.
 */
function missingAllow(
  applying: readonly Item[],
  allowing: Side,
  kind: PolicyKind,
): DecidingStatement | null {
  const there = new Set(
    applying
      .filter((item) => item.side !== allowing && item.statement.effect === 'Allow')
      .map(({ term }) => term.id),
  );
  const allows = ({ grant, statement }: Item): boolean =>
    grant.kind === kind && statement.effect === 'Allow';
  return (
    referred(applying, allowing, (item) => allows(item) && !there.has(item.term.id)) ??
    referred(applying, allowing, allows)
  );
}

function decidingStatement(
  refused: Decision,
  applying: readonly Item[],
  allowing: Side,
): DecidingStatement | null {
  if (refused.outcome !== 'explicit-deny')
    return missingAllow(applying, allowing, refused.missingKind ?? 'identity');
  const refusing: Side = allowing === 'saved' ? 'edited' : 'saved';
  return referred(applying, refusing, ({ statement }) => statement.effect === 'Deny');
}

/**
 * Puts a request to the engine on both sides.
 * @param applying the items that apply to it, as the search has found
 * @returns null when the engine does not say what the search says
 */
export function confirm(
  direction: Direction,
  request: AccessRequest,
  sides: Sides,
  applying: readonly Item[],
): Witness | null {
  const allowing: Side = direction === 'gained' ? 'edited' : 'saved';
  const refused = decide(request, direction === 'gained' ? sides.saved : sides.edited);
  if (!decide(request, sides[allowing]).allowed || refused.allowed) return null;
  return { request, statement: decidingStatement(refused, applying, allowing) };
}
