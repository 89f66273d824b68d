import { credentialRows } from '#src/api/contract/credentials.ts';
import { limits } from '#src/domain/access/quota.ts';
import { descriptionProblem } from '#src/domain/access/nameRules.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { changeAccessKey, createAccessKey, deleteAccessKey } from '../services/iam/accessKeys.ts';
import { protectPolicyOf } from '../identities/securitySettings.ts';
import { find } from '../services/iam/find.ts';
import type { CredentialRow } from '../world/tables/iam.ts';
import { times } from '../ground/times.ts';

const wire = (row: CredentialRow) => ({
  user_id: row.user_id,
  access: row.id,
  status: row.status,
  create_time: times.plain(row.create_time),
  description: row.description,
});

/**
 * Own keys need no permission unless the account protects them, another user's the action of the
 * call.
 * @throws ApiError 403, 404
 */
function mayManage(ctx: Ctx, userId: string, action: string): void {
  const { manage_accesskey } = protectPolicyOf(ctx.tables, ctx.caller.account.id).allow_user;
  const reads = /^(list|get)/.test(action);
  const isOwn =
    ctx.caller.agency === undefined &&
    userId === ctx.caller.user.id &&
    (manage_accesskey || reads || ctx.caller.user.is_domain_owner);
  if (!isOwn) ctx.require({ action: `iam:credentials:${action}` });
  find.user(ctx, userId);
}

function keyOf(ctx: Ctx, access: string, action: string): CredentialRow {
  const row = ctx.tables.credentials.get(access);
  const user = row && ctx.tables.users.get(row.user_id);
  if (row === undefined || user?.domain_id !== ctx.caller.account.id) {
    ctx.require({ action: `iam:credentials:${action}` });
    throw refuse('notFound', { target: 'credential', id: access });
  }
  mayManage(ctx, row.user_id, action);
  return row;
}

function checkDescription(text: string): void {
  const problem = descriptionProblem(text);
  if (problem !== undefined) throw refuse('invalidDescription', { reason: problem });
}

/** Access keys. */
export const credentialHandlers = implement(credentialRows, {
  credentialCreate: ({ body: { credential }, ctx }) => {
    const description = credential.description ?? '';
    mayManage(ctx, credential.user_id, 'createCredential');
    checkDescription(description);
    const row = createAccessKey(ctx, credential.user_id, description, () =>
      refuse('quotaCredentials', { quota: limits.accessKeysPerUser }),
    );
    return { credential: { ...wire(row), secret: row.secret } };
  },
  credentialList: ({ query, ctx }) => {
    const userId = query.user_id ?? ctx.caller.user.id;
    mayManage(ctx, userId, 'listCredentials');
    return { credentials: ctx.tables.credentials.by('user', userId).map(wire) };
  },
  credentialShow: ({ params, ctx }) => {
    const row = keyOf(ctx, params.access_key, 'getCredential');
    const use = ctx.tables.keyUses.get(row.id);
    return { credential: { ...wire(row), last_use_time: use ? times.plain(use.at) : null } };
  },
  credentialUpdate: ({ params, body: { credential }, ctx }) => {
    const row = keyOf(ctx, params.access_key, 'updateCredential');
    checkDescription(credential.description ?? '');
    return { credential: wire(changeAccessKey(ctx, row, credential)) };
  },
  credentialDelete: ({ params, ctx }) =>
    deleteAccessKey(ctx, keyOf(ctx, params.access_key, 'deleteCredential')),
});
