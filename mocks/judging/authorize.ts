import { causeOf } from '#src/domain/policy/engine/cause.ts';
import { namedCause } from './namedCause.ts';
import { refuse, type RefusedAction } from '../ground/errors.ts';
import type { World } from '../world/world.ts';
import type { Judge, Question, Verdict } from './judge.ts';
import type { Caller } from '../identities/principal.ts';
import { questionsOf, type GuardedCall } from './questionsOf.ts';
import type { RequestContext } from './requestContext.ts';

type Judged = { readonly question: Question; readonly verdict: Verdict };

function refusedAction(
  world: World,
  judge: Judge,
  caller: Caller,
  { question: { action, aliases }, verdict: { id, decision } }: Judged,
): RefusedAction {
  const by = decision.allowed ? null : decision.decidedBy;
  const kept = judge.read(caller.ref, id);
  return {
    names: [action, ...(aliases ?? [])],
    decisionId: id,
    decision: kept?.decision ?? decision,
    request: kept?.request,
    cause: namedCause(world, caller, causeOf(kept?.decision ?? decision)),
    ...(by?.type === 'statement' && {
      deniedBy: { kind: by.statement.kind, policyName: by.statement.policyName },
    }),
  };
}

/**
 * The documented 403 for questions that were answered with no: `first` gives the message, `others`
 * are the further guards that failed.
 */
export function refusal(
  world: World,
  judge: Judge,
  caller: Caller,
  first: Judged,
  others: readonly Judged[] = [],
) {
  const refused = (judged: Judged) => refusedAction(world, judge, caller, judged);
  return refuse(
    'missingAction',
    { action: first.verdict.decision.action },
    { principalUrn: judge.urnOf(caller.ref), missing: [refused(first), ...others.map(refused)] },
  );
}

/** Whether the row gives everybody this call about himself. */
function isOwn(
  { endpoint: { ownPrincipal }, params }: GuardedCall,
  { ref, user }: Caller,
): boolean {
  return ownPrincipal !== undefined && ref.kind === 'user' && params[ownPrincipal] === user.id;
}

/**
 * Judges every guard action of a call for the caller; `name` is the call's name in the contract.
 * @returns the verdict whose id the answer carries; undefined where nothing had to be judged.
 * @throws ApiError 403 naming the first missing action; its headers name all of them.
 */
export function authorize(
  world: World,
  judge: Judge,
  caller: Caller,
  context: RequestContext,
  name: string,
  call: GuardedCall,
): Verdict | undefined {
  if (isOwn(call, caller)) return undefined;
  const judged = questionsOf(world, caller, call).map((question): Judged => ({
    question,
    verdict: judge.judge(caller.ref, question, context, name),
  }));
  const refused = judged.filter(({ verdict }) => !verdict.decision.allowed);
  const [first, ...others] = refused;
  if (first !== undefined) throw refusal(world, judge, caller, first, others);
  return judged[0]?.verdict;
}
