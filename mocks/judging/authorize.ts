import type { Endpoint, GuardAction } from '#src/api/endpoint/endpoint.ts';
import { refuse, type RefusedAction } from '../ground/errors.ts';
import type { GuardFacts } from './guardFacts.ts';
import type { Judge, Question, Verdict } from './judge.ts';
import type { Caller } from '../identities/principal.ts';
import type { RequestContext } from './requestContext.ts';

type Params = Readonly<Record<string, string>>;

/** Fills the guard's resource template: `{domain_id}` is the caller's account, every other name a path parameter or a fact of the call. */
const resourceOf = (template: string, caller: Caller, params: Params): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'domain_id' ? caller.account.id : (params[name] ?? '*'),
  );

/** The question that one guard action of an endpoint asks. */
export function questionOf(
  endpoint: Endpoint,
  action: GuardAction,
  caller: Caller,
  params: Params,
  facts?: GuardFacts,
): Question {
  const projectId =
    params['project_id'] ??
    (caller.claims.scope.kind === 'project' ? caller.claims.scope.projectId : undefined);
  return {
    action: action.name,
    aliases: action.aliases,
    resource:
      endpoint.resource === undefined
        ? undefined
        : resourceOf(endpoint.resource, caller, { ...facts?.names, ...params }),
    projectId: endpoint.judgedIn === 'project' ? (projectId ?? '') : undefined,
    ...(facts && { context: facts.context, beyondScp: facts.beyondScp }),
  };
}

type Judged = { readonly question: Question; readonly verdict: Verdict };

function refusedAction(
  judge: Judge,
  caller: Caller,
  { question: { action, aliases }, verdict: { id, decision } }: Judged,
): RefusedAction {
  const by = decision.allowed ? null : decision.decidedBy;
  const explained = judge.read(caller.ref, id)?.decision ?? decision;
  return {
    names: [action, ...(aliases ?? [])],
    decisionId: id,
    decision: explained,
    ...(by?.type === 'statement' && {
      deniedBy: { kind: by.statement.kind, policyName: by.statement.policyName },
    }),
  };
}

/** The documented 403 for questions that were answered with no: `first` gives the message, `others` are the further guards that failed. */
export function refusal(
  judge: Judge,
  caller: Caller,
  first: Judged,
  others: readonly Judged[] = [],
) {
  const refused = (judged: Judged) => refusedAction(judge, caller, judged);
  return refuse(
    'missingAction',
    { action: first.verdict.decision.action },
    { principalUrn: judge.urnOf(caller.ref), missing: [refused(first), ...others.map(refused)] },
  );
}

/**
 * Judges every guard action of an endpoint for the caller.
 * @returns the verdict whose id the answer carries; undefined where nothing had to be judged.
 * @throws ApiError 403 naming the first missing action; its headers name all of them.
 */
export function authorize(
  judge: Judge,
  endpoint: Endpoint,
  caller: Caller,
  params: Params,
  context: RequestContext,
  call: string,
  facts?: GuardFacts,
): Verdict | undefined {
  if (typeof endpoint.access === 'string') return undefined;
  const isSelf =
    endpoint.ownPrincipal !== undefined &&
    caller.ref.kind === 'user' &&
    params[endpoint.ownPrincipal] === caller.user.id;
  if (isSelf) return undefined;
  const judged = endpoint.access.map((action): Judged => {
    const question = questionOf(endpoint, action, caller, params, facts);
    return { question, verdict: judge.judge(caller.ref, question, context, call) };
  });
  const refused = judged.filter(({ verdict }) => !verdict.decision.allowed);
  const [first, ...others] = refused;
  if (first !== undefined) throw refusal(judge, caller, first, others);
  return judged[0]?.verdict;
}
