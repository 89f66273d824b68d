import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { find, ownAccount } from './find.ts';

type OfAccount = { readonly params: { readonly domain_id: string }; readonly ctx: Ctx };
type OfProject = { readonly params: { readonly project_id: string }; readonly ctx: Ctx };

/**
 * The scope "all resources" of the account in the path.
 * @throws ApiError 403 for another account
 */
export function onAll({ params, ctx }: OfAccount): GrantScope {
  ownAccount(ctx, params.domain_id);
  return { kind: 'all' };
}

/** The global services of the account in the path. @throws ApiError 403 for another account */
export function onDomain({ params, ctx }: OfAccount): GrantScope {
  ownAccount(ctx, params.domain_id);
  return { kind: 'global' };
}

/** The project in the path. @throws ApiError 404 */
export const onProject = ({ params, ctx }: OfProject): GrantScope => ({
  kind: 'project',
  projectId: find.project(ctx, params.project_id).id,
});
