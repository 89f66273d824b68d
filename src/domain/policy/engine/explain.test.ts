import { describe, expect, it } from 'vitest';
import type { AccessRequest, Grant } from './decision.ts';
import { compileGrants } from './decide.ts';
import { explain } from './explain.ts';
import { readDocument } from '../language/read.ts';
import { describeDecision, refusal } from './words.ts';

const request: AccessRequest = {
  action: 'ucs:clusters:create',
  aliases: ['ucs:clusters:createCluster'],
  target: { class: 'project', projectId: 'p1' },
  resource: 'ucs:r1:d1:cluster:c1',
  principal: { accountId: 'd1', urn: 'iam::d1:user:ann' },
  context: { 'g:SourceIp': '192.0.2.1' },
};

function grant(name: string, statement: object, more: Partial<Grant> = {}): Grant {
  return {
    policyId: name,
    policyName: name,
    kind: 'identity',
    document: readDocument({
      Version: '1.1',
      Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:create'], ...statement }],
    }),
    scope: { kind: 'all' },
    path: [
      { type: 'user', id: 'u', name: 'ann' },
      { type: 'group', id: 'g', name: 'ops' },
    ],
    ...more,
  };
}

const byIp = grant('by address', { Condition: { IpAddress: { 'g:SourceIp': ['10.0.0.0/8'] } } });
const byMfa = grant('by MFA', { Condition: { Bool: { 'g:MFAPresent': ['true'] } } });
const byResource = grant('one cluster', { Resource: ['ucs:*:*:cluster:c2'] });
const elsewhere = grant('elsewhere', {}, { scope: { kind: 'project', projectId: 'p2' } });
const dependent = grant(
  'dependent',
  {},
  {
    document: {
      ...grant('x', {}).document,
      depends: [{ catalog: 'BASE', displayName: 'Tenant Guest' }],
    },
  },
);
const neighbour = grant('neighbour', {
  Action: [
    'ucs:clusters:createdLater',
    'ucs:clusters:delete',
    'ucs:fleets:get',
    'ecs:clusters:create',
  ],
});

describe('a Deny that cannot be evaluated', () => {
  const deny = (Condition: object) =>
    grant('guard', { Effect: 'Deny', Action: ['*:*:*'], Condition });
  const open = grant('open', {});
  const told = (condition: object, more: Partial<AccessRequest> = {}) =>
    describeDecision(
      explain({ ...request, ...more }, compileGrants([open, deny(condition)])),
    ).details.filter((line) => line.includes('guard'));

  it.each([
    ['an unknown operator', { ArnNotLike: { 'g:PrincipalUrn': ['iam::d1:user:*'] } }],
    ['an operator of another type', { StringEquals: { 'g:SourceIp': ['192.0.2.1'] } }],
    ['a malformed address', { NotIpAddress: { 'g:SourceIp': ['10.0.0.0/33'] } }],
    ['a truth value that is none', { Null: { 'g:UserName': ['yes'] } }],
    [
      'one behind a condition that holds',
      {
        IpAddress: { 'g:SourceIp': ['192.0.2.1'] },
        DateGreaterThan: { 'g:CurrentTime': ['tomorrow'] },
      },
    ],
  ])('is named: %s', (_, condition) => {
    expect(told(condition)).toEqual([
      expect.stringMatching(
        /^Statement 1 of the policy “guard” denies it by “\*:\*:\*”, but its condition .* cannot be evaluated, so it denies nobody\.$/,
      ),
    ]);
  });

  it('is not named where it can be, or is not meant', () => {
    expect(told({ NotIpAddress: { 'g:SourceIp': ['192.0.2.0/24'] } })).toEqual([]);
    expect(told({ NotIpAddressIfExists: { 'g:SourceIp': ['10.0.0.0/33'] } })).toEqual([]);
    const elsewhere = grant('guard', {
      Effect: 'Deny',
      Action: ['ecs:*:*'],
      Condition: { ArnLike: { 'g:UserName': ['a'] } },
    });
    expect(explain(request, compileGrants([open, elsewhere])).deadDenies).toBeUndefined();
    const administrator = { type: 'account', id: 'd1', name: 'd1' } as const;
    expect(
      told(
        { ArnLike: { 'g:UserName': ['a'] } },
        { principal: { ...request.principal, administrator } },
      ),
    ).toEqual([]);
  });
});

describe('explain', () => {
  it('names each reason, nearest first', () => {
    const decision = explain(
      request,
      compileGrants([neighbour, elsewhere, dependent, byResource, byIp, byMfa]),
    );
    expect(decision.outcome).toBe('implicit-deny');
    expect(decision.missingKind).toBe('identity');
    expect(decision.nearMisses.map((miss) => [miss.policyName, miss.reason])).toEqual([
      [
        'by address',
        {
          type: 'condition',
          operator: 'IpAddress',
          key: 'g:SourceIp',
          expected: ['10.0.0.0/8'],
          actual: ['192.0.2.1'],
        },
      ],
      [
        'by MFA',
        {
          type: 'condition',
          operator: 'Bool',
          key: 'g:MFAPresent',
          expected: ['true'],
          actual: null,
        },
      ],
      [
        'one cluster',
        { type: 'resource', patterns: ['ucs:*:*:cluster:c2'], requested: 'ucs:r1:d1:cluster:c1' },
      ],
      ['dependent', { type: 'dependency', missing: ['Tenant Guest'] }],
      ['elsewhere', { type: 'scope', granted: { kind: 'project', projectId: 'p2' } }],
      ['neighbour', { type: 'otherAction', closest: 'ucs:clusters:createdLater' }],
      ['neighbour', { type: 'otherAction', closest: 'ucs:clusters:delete' }],
    ]);
  });

  it('keeps to ten', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      grant(`policy ${index}`, { Resource: ['ucs:*:*:cluster:c2'] }),
    );
    expect(explain(request, compileGrants(many)).nearMisses).toHaveLength(10);
  });

  it('looks at the kind of policy that is missing', () => {
    const scp = grant(
      'SCP',
      { Resource: ['ucs:*:*:cluster:c2'] },
      { kind: 'scp', path: [{ type: 'organization', id: 'root', name: 'root' }] },
    );
    const decision = explain(request, compileGrants([grant('identity', {}), byIp, scp]));
    expect(decision.missingKind).toBe('scp');
    expect(decision.nearMisses.map((miss) => [miss.policyName, miss.reason.type])).toEqual([
      ['SCP', 'resource'],
    ]);
  });

  it('names the principal of a trust policy as the obstacle', () => {
    const trust = grant(
      'trust',
      { Action: ['sts:agencies:assume'], Principal: { IAM: ['d2'] } },
      { kind: 'trust' },
    );
    const own = grant('own', { Action: ['sts:agencies:assume'] });
    const decision = explain(
      { ...request, action: 'sts:agencies:assume', aliases: [] },
      compileGrants([own, trust]),
    );
    expect(decision.missingKind).toBe('trust');
    expect(decision.nearMisses.map((miss) => miss.reason)).toEqual([{ type: 'principal' }]);
  });
});

describe('words', () => {
  it('says what is missing, in both vocabularies, with the keys that were not carried', () => {
    const { headline, details } = describeDecision(
      explain(request, compileGrants([byMfa, byIp, byResource, elsewhere, dependent, neighbour])),
    );
    expect(headline).toBe(
      'Refused: g:MFAPresent: wanted Bool “true”, actual not carried by the request. The policy “by MFA” allows ucs:clusters:create (also named ucs:clusters:createCluster) on that condition only.',
    );
    expect(details).toEqual([
      'Missing: an Allow for ucs:clusters:create (also named ucs:clusters:createCluster) on “ucs:r1:d1:cluster:c1” in an identity-based policy.',
      'Statement 1 of the policy “by MFA” allows it by “ucs:clusters:create”, but on the condition g:MFAPresent Bool “true”; the request carries no g:MFAPresent.',
      'Statement 1 of the policy “by address” allows it by “ucs:clusters:create”, but on the condition g:SourceIp IpAddress “10.0.0.0/8”; the request has “192.0.2.1”.',
      'Statement 1 of the policy “one cluster” allows it by “ucs:clusters:create”, but for other resources than asked (“ucs:*:*:cluster:c2”); this request is about “ucs:r1:d1:cluster:c1”.',
      'Statement 1 of the policy “dependent” allows it by “ucs:clusters:create”, but takes effect only together with “Tenant Guest”, not granted in the same scope.',
      'Statement 1 of the policy “elsewhere” allows it by “ucs:clusters:create”, but is granted for project p2, which this request lies outside of.',
      'The policy “neighbour” allows “ucs:clusters:createdLater”, which is close but does not cover this action.',
      'The policy “neighbour” allows “ucs:clusters:delete”, which is close but does not cover this action.',
      'Not carried by the request: g:MFAPresent.',
    ]);
  });

  it('says first that nothing allows it only where nothing comes near', () => {
    const headlineOf = (held: readonly ReturnType<typeof grant>[]) =>
      describeDecision(explain(request, compileGrants(held))).headline;
    expect(headlineOf([neighbour])).toBe(
      'Refused: no identity-based policy allows ucs:clusters:create (also named ucs:clusters:createCluster).',
    );
    expect(headlineOf([neighbour, elsewhere])).toMatch(
      /^Refused: The policy “elsewhere” allows .*, but is granted for project p2/,
    );
  });

  it('names the deciding statement and the way it is held', () => {
    expect(describeDecision(explain(request, compileGrants([grant('create', {})])))).toEqual({
      headline: 'Allowed: ucs:clusters:create (also named ucs:clusters:createCluster).',
      details: [
        'Statement 1 of the policy “create” allows it by “ucs:clusters:create”.',
        'Held through: user “ann” → user group “ops” → policy “create” → all resources.',
      ],
    });
    const denied = describeDecision(
      explain(
        request,
        compileGrants([grant('create', {}), grant('no', { Effect: 'Deny', Action: ['ucs:*:*'] })]),
      ),
    );
    expect(denied.headline).toBe(
      'Refused: the policy “no” denies ucs:clusters:create (also named ucs:clusters:createCluster).',
    );
    const administrator = explain(
      {
        ...request,
        principal: {
          ...request.principal,
          administrator: { type: 'group', id: 'g', name: 'admin' },
        },
      },
      compileGrants([]),
    );
    expect(describeDecision(administrator).details).toEqual([
      'Administrators need no policy: user group “admin”.',
    ]);
  });

  it('gives the documented messages of a refusal', () => {
    const implicit = refusal(explain(request, compileGrants([])), 'iam::d1:user:ann');
    expect(implicit.classic).toEqual({
      code: 'IAM.0003',
      message: "Policy doesn't allow ucs:clusters:create to be performed.",
    });
    expect(implicit.v5.message).toBe(
      'access denied: User: iam::d1:user:ann is not authorized to perform action ucs:clusters:create on resource ucs:r1:d1:cluster:c1 because no identity-based policy allows the ucs:clusters:create action.',
    );
    const scp = grant('SCP', { Effect: 'Deny' }, { kind: 'scp' });
    expect(refusal(explain(request, compileGrants([scp])), 'ann').v5.message).toMatch(
      / with an explicit deny in a service control policy\.$/,
    );
  });
});

describe('a purchase that service control policies cannot stop', () => {
  const own = grant('buyers', { Action: ['ecs:*:*'] });
  const scp: Grant = {
    ...grant('no ECSs', { Effect: 'Deny', Action: ['ecs:cloudServers:create'] }),
    kind: 'scp',
  };
  const everything: Grant = { ...grant('FullAccess', { Action: ['ecs:*:*'] }), kind: 'scp' };
  const purchase = { ...request, action: 'ecs:cloudServers:create', aliases: [], beyondScp: true };

  it('is allowed and names the policy it passes', () => {
    const decision = explain(purchase, compileGrants([own, everything, scp]));
    expect(decision).toMatchObject({
      allowed: true,
      passedScp: { policyName: 'no ECSs', kind: 'scp' },
    });
    expect(describeDecision(decision).details.at(-1)).toBe(
      'The service control policy “no ECSs” denies it by “ecs:cloudServers:create”, but a purchase of yearly/monthly resources passes service control policies.',
    );
  });

  it('says nothing where no such policy stands against it, and is refused when it is no such purchase', () => {
    expect(explain(purchase, compileGrants([own, everything])).passedScp).toBeUndefined();
    expect(
      explain({ ...purchase, beyondScp: false }, compileGrants([own, everything, scp])),
    ).toMatchObject({ outcome: 'explicit-deny' });
  });
});
