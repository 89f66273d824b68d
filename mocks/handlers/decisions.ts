import { decisionRows } from '#src/api/contract/decisions.ts';
import { loggedOf, principalOf, questionOf } from '../analysis/logged.ts';
import { refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
import type { StoredDecision } from '../judging/decisionLog.ts';
import { implement, type ConsoleCtx } from '../pipeline/call.ts';
import { asDesk, asPerson, type Viewer } from './viewer.ts';

type Ctx = ConsoleCtx<Caller | undefined>;
type Query = {
  readonly principal?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: 'refused' | 'allowed' | 'all' | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

const has = (text: string | undefined, part: string): boolean =>
  text === undefined || part.toLowerCase().includes(text.toLowerCase());

/** The latest decisions that a viewer may read and asks for, newest first. */
function listed(viewer: Viewer, { controls }: Ctx, query: Query) {
  const { outcome = 'refused', offset = 0, limit = 100 } = query;
  const names = new Map<string, string | undefined>();
  const nameOf = (urn: string): string | undefined => {
    if (!names.has(urn)) {
      const known = principalOf(viewer.at.world, urn);
      names.set(urn, known !== undefined && viewer.isReadable(known.ref) ? known.name : undefined);
    }
    return names.get(urn);
  };
  const found = controls.recentDecisions().flatMap((one) => {
    const { decision, principalUrn, call } = one;
    if (outcome !== 'all' && decision.allowed !== (outcome === 'allowed')) return [];
    const words = [decision.action, ...decision.aliases, call].join(' ');
    const name = has(query.action, words) ? nameOf(principalUrn) : undefined;
    return name === undefined || !has(query.principal, name) ? [] : [loggedOf(one, name)];
  });
  return { decisions: found.slice(offset, offset + limit), total: found.length };
}

function shown(
  viewer: Viewer,
  { principalUrn, decision, at, call, request }: StoredDecision,
): { decision: StoredDecision['decision']; at: number; call: string; principal: string } {
  const name = principalOf(viewer.at.world, principalUrn)?.name ?? principalUrn;
  return {
    decision,
    at,
    call,
    principal: name,
    ...(request && { question: questionOf(viewer.at.world, name, request) }),
  };
}

/** Decisions that were taken, for whoever may read them. */
export const decisionHandlers = implement(decisionRows, {
  decisionShow: ({ params: { decision_id: id }, ctx }) => {
    const { caller, controls } = ctx;
    const viewer = asPerson(ctx);
    const own = controls.readDecision(caller, id) !== undefined;
    const found = controls.findDecision(id);
    const known = found && principalOf(viewer.at.world, found.principalUrn);
    if (found === undefined || !(own || (known && viewer.isReadable(known.ref))))
      throw refuse('notFound', { target: 'decision', id });
    return shown(viewer, found);
  },
  decisionList: ({ query, ctx }) => listed(asPerson(ctx), ctx, query),
  deskDecisions: ({ query, ctx }) => listed(asDesk(ctx), ctx, query),
  deskDecisionShow: ({ params: { decision_id: id }, ctx }) => {
    const found = ctx.controls.findDecision(id);
    if (found === undefined) throw refuse('notFound', { target: 'decision', id });
    return shown(asDesk(ctx), found);
  },
});
