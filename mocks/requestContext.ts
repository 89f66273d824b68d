import type { AccessRequest } from '#src/domain/policy/decision.ts';
import { administratorStep, principalUrn, type Caller } from './principal.ts';
import type { World } from './world.ts';

/** What the network says about a request. The in-page backend has no network, so the address is a documentation address (ours). */
export type Ambient = { readonly sourceIp: string; readonly secure: boolean };

/** Condition keys every request carries (policy grammar, global keys). Times in ISO 8601. */
export function requestContext(world: World, caller: Caller, now: number, ambient: Ambient): AccessRequest['context'] {
  const { ref, user, agency, account, claims } = caller;
  const project = claims.scope.kind === 'project' ? world.tables.projects.get(claims.scope.projectId) : undefined;
  return {
    'g:CurrentTime': new Date(now).toISOString(),
    'g:TokenIssueTime': new Date(claims.iat).toISOString(),
    'g:SourceIp': ambient.sourceIp,
    'g:SecureTransport': String(ambient.secure),
    'g:MFAPresent': String(claims.methods.includes('totp')),
    'g:UserName': agency?.name ?? user.name,
    'g:UserId': agency?.id ?? user.id,
    'g:DomainName': account.name,
    'g:DomainId': account.id,
    'g:PrincipalAccount': account.id,
    'g:PrincipalUrn': principalUrn(world, ref),
    'g:PrincipalType': agency === undefined ? 'User' : 'AssumedAgency',
    'g:PrincipalIsRootUser': String(administratorStep(world, ref)?.type === 'account'),
    ...(project && { 'g:RequestedRegion': project.region, 'g:ProjectName': project.name }),
  };
}
