import { authRows } from '#src/api/contract/auth.ts';
import { callerOf } from '../judging/authenticate.ts';
import { Answer, implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
import { signIn } from '../services/session/signIn.ts';
import { tokenAnswer } from '../services/session/tokenAnswer.ts';
import { readToken } from '../identities/tokens.ts';
import { listLinks, wireDomain, wireProject } from '../services/iam/wire.ts';

/**
 * Whose token X-Subject-Token is. Somebody else's needs a permission that Security Administrator
 * has (ours: its name); one of another account is as good as unknown. One's own that has ended
 * is told as such.
 * @throws ApiError 403, 404
 */
function subjectOf(ctx: Ctx, action: string): Caller {
  const text = ctx.headers.get('X-Subject-Token');
  if (text === null) throw refuse('required', { key: 'X-Subject-Token' });
  const claims = readToken(text, ctx.secret);
  if (claims?.user !== ctx.caller.user.id) ctx.require({ action });
  const subject = claims && callerOf(ctx.world, claims, ctx.now);
  const { id } = ctx.caller.account;
  const known =
    subject !== undefined &&
    (subject.user.id === ctx.caller.user.id ||
      subject.account.id === id ||
      subject.user.domain_id === id);
  if (!known) throw refuse('notFound', { target: 'token', id: text });
  return subject;
}

/** Tokens and what the signed-in principal belongs to. */
export const authHandlers = implement(authRows, {
  tokenCreate: ({ body, query, ctx }) => {
    const { text, caller } = signIn(ctx, ctx.world, body.auth);
    return new Answer(
      { token: tokenAnswer(ctx.world, caller, ctx.now, ctx.origin, query.nocatalog === undefined) },
      { headers: { 'X-Subject-Token': text } },
    );
  },
  tokenShow: ({ query, ctx }) => {
    const subject = subjectOf(ctx, 'iam:tokens:get');
    return new Answer(
      {
        token: tokenAnswer(ctx.world, subject, ctx.now, ctx.origin, query.nocatalog === undefined),
      },
      { headers: { 'X-Subject-Token': ctx.headers.get('X-Subject-Token') ?? '' } },
    );
  },
  tokenCheck: ({ ctx }) => void subjectOf(ctx, 'iam:tokens:get'),
  tokenRevoke: ({ ctx }) => {
    const { claims, user } = subjectOf(ctx, 'iam:tokens:delete');
    ctx.tx.summary = `${user.name} signed out`;
    ctx.tx.insert('revokedTokens', { id: claims.nonce, expires_at: claims.exp });
  },
  authDomainList: ({ ctx }) => ({
    domains: [wireDomain(ctx.caller.account, ctx.origin)],
    links: listLinks(ctx.origin, '/v3/auth/domains'),
  }),
  authProjectList: ({ query, ctx }) => ({
    projects: ctx.tables.projects
      .by('domain', ctx.caller.account.id)
      .filter((row) => query.enabled === undefined || row.enabled === query.enabled)
      .map((row) => wireProject(row, ctx.origin)),
    links: listLinks(ctx.origin, '/v3/auth/projects'),
  }),
});
