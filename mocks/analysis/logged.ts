import type { LoggedDecision } from '#src/domain/access/accessReports.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { PrincipalRef } from '../identities/principal.ts';
import { agencyUrn } from '../identities/urns.ts';
import type { StoredDecision } from '../judging/decisionLog.ts';
import type { World } from '../world/world.ts';
import type { Where } from './question.ts';
import { isOwnFact, rootOf } from './subject.ts';

/** Somebody in a decision, and as questions name him. */
export type Known = { readonly ref: PrincipalRef; readonly name: string };

/** Whom a URN means, where he is still there. */
export function principalOf({ tables }: World, urn: string): Known | undefined {
  const [, , account = '', type, ...rest] = urn.split(':');
  const name = rest.join(':');
  if (type === 'root') {
    const root = rootOf({ tables }, account);
    return root && { ref: { kind: 'user', id: root.id }, name: 'root' };
  }
  if (type === 'user') {
    const user = tables.users.find('name', `${account}/${name}`);
    return user && { ref: { kind: 'user', id: user.id }, name: `user:${user.name}` };
  }
  const agency = tables.agencies.find('name', `${account}/${name.split('/').at(-1) ?? ''}`);
  return agency !== undefined && agencyUrn(tables, agency) === urn
    ? { ref: { kind: 'agency', id: agency.id }, name: `agency:${agency.name}` }
    : undefined;
}

/** The question that a request asks, as somebody else could ask it again. */
export function questionOf(
  { tables }: World,
  principal: string,
  { action, resource, target, context }: AccessRequest,
): Where & { readonly principal: string; readonly action: string } {
  const placed = target.class === 'project' && target.projectId !== '' ? target : undefined;
  const kept = Object.entries(context).filter(
    ([key]) =>
      !isOwnFact(key) && !/^g:(CurrentTime|TokenIssueTime|RequestedRegion|ProjectName)$/.test(key),
  );
  return {
    principal,
    action,
    ...(resource !== undefined && { resource }),
    ...(placed && { project: tables.projects.get(placed.projectId)?.name ?? placed.projectId }),
    ...(placed?.enterpriseProjectId !== undefined && {
      enterpriseProject: placed.enterpriseProjectId,
    }),
    context: Object.fromEntries(kept),
  };
}

/** A decision as the list of the latest ones has it. */
export const loggedOf = (
  { id, at, call, decision }: StoredDecision,
  principal: string,
): LoggedDecision => ({
  id,
  at,
  call,
  principal,
  action: decision.action,
  aliases: decision.aliases,
  resource: decision.resource,
  outcome: decision.outcome,
});
