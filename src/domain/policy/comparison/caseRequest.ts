import type { AccessRequest } from '../engine/decision.ts';
import type { EvalCase } from '../engine/evalCase.ts';

function scopeOf(target: AccessRequest['target']): EvalCase['request']['scope'] {
  if (target.class === 'global') return undefined;
  return {
    project: target.projectId,
    ...(target.enterpriseProjectId !== undefined && {
      enterpriseProject: target.enterpriseProjectId,
    }),
  };
}

/**
 * Writes a request as cases for `decide` write it; read back by `readEvalCase` it is
 * the same request.
 */
export function caseRequest({
  action,
  aliases,
  target,
  resource,
  resourceAccount,
  principal,
  context,
}: AccessRequest): EvalCase['request'] {
  const { accountId, urn, administrator, service } = principal;
  const scope = scopeOf(target);
  return {
    action,
    ...(aliases !== undefined && { aliases }),
    ...(resource !== undefined && { resource }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(scope !== undefined && { scope }),
    principal: {
      account: accountId,
      urn,
      ...(administrator !== undefined && { administrator: true }),
      ...(service !== undefined && { service }),
    },
    ...(resourceAccount !== undefined && { resourceAccount }),
  };
}
