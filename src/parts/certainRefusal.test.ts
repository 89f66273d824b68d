import { expect, it } from 'vitest';
import { compileGrants } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { certainRefusal } from './certainRefusal.ts';

const request: AccessRequest = {
  action: 'ecs:cloudServers:create',
  target: { class: 'project', projectId: 'p1' },
  resourceOpen: true,
  principal: { accountId: 'd1', urn: 'iam::d1:user:ann' },
  context: { 'g:SourceIp': '192.0.2.1' },
};

/** What somebody is told before a purchase whose only policy is this statement. */
function told(statement: object): string | undefined {
  const document = readDocument({
    Version: '5.0',
    Statement: [{ Effect: 'Allow', Action: ['ecs:cloudServers:create'], ...statement }],
  });
  const scope = { kind: 'all' } as const;
  const grant = { policyId: 'p', policyName: 'P', kind: 'identity', document, scope, path: [] };
  return certainRefusal(explain(request, compileGrants([{ ...grant, kind: 'identity' }])));
}

it.each([
  ['nothing fits', { Action: ['ecs:cloudServers:delete'] }, true],
  ['the address is another one', { Condition: { IpAddress: { 'g:SourceIp': '10.0.0.1' } } }, true],
  ['MFA is not part of it', { Condition: { Bool: { 'g:MFAPresent': 'true' } } }, true],
  ['a tag of the request', { Condition: { StringEquals: { 'g:RequestTag/team': 'a' } } }, false],
  ['a tag of the resource', { Condition: { StringEquals: { 'g:ResourceTag/team': 'a' } } }, false],
  ['the flavor', { Condition: { StringEquals: { 'ecs:FlavorId': 's6.large.2' } } }, false],
  ['some resources', { Resource: ['ecs:*:*:instance:one'] }, false],
  ['everything', {}, false],
])('is certain before the call only where nothing it brings can help: %s', (_, rule, refused) => {
  expect(told(rule) !== undefined).toBe(refused);
});

it('names the action that is refused', () => {
  expect(told({ Effect: 'Deny' })).toContain('ecs:cloudServers:create');
});
