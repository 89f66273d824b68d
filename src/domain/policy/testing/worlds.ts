/**
 * Small generated worlds for the laws of deciding: few names, so that patterns and
 * requests often meet.
 */
import fc from 'fast-check';
import type {
  AccessRequest,
  Grant,
  GrantScope,
  PolicyKind,
} from '#src/domain/policy/engine/decision.ts';
import type { PolicyDocument, Statement } from '#src/domain/policy/language/document.ts';

const words = fc.constantFrom('ecs', 'ucs', 'obs');
const types = fc.constantFrom('servers', 'clusters', 'clustergroups', '');
const operations = fc.constantFrom('get', 'getX', 'list', 'create', 'createCluster', 'delete');
const action = fc.tuple(words, types, operations).map((parts) => parts.join(':'));
const assume = fc.constantFrom(
  'sts:agencies:assume',
  'iam:agencies:assume',
  'iam:users:createUser',
);
const anyAction = fc.oneof({ weight: 6, arbitrary: action }, { weight: 1, arbitrary: assume });

const service = fc.constantFrom('ecs', 'ucs', 'OBS', '*', 'u*', 'sts', 'iam');
const typePattern = fc.constantFrom(
  'servers',
  'Clusters',
  'cluster*',
  '*',
  '',
  '*s',
  'agencies',
  'cl?sters',
);
const operationPattern = fc.constantFrom(
  'get',
  'get*',
  '*',
  'create*',
  '*Cluster',
  'delete',
  'c*e',
  'assume',
  '???',
);
const pattern = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(service, typePattern, operationPattern).map((parts) => parts.join(':')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*',
      '*:*:*',
      'identity:*',
      'identity:assume role',
      'ecs:*',
      'a:b:c:d',
      '::Get',
    ),
  },
);

const resource = fc.constantFrom(
  'obs:r1:d1:object:a/x',
  'obs:r1:d1:bucket:a',
  'ecs:r1:d2:servers:i1',
);
const resourcePattern = fc.constantFrom(
  '*',
  'obs:*:*:object:*',
  'OBS:r1:*:bucket:?',
  'ecs:*:d2:*:i1',
  'obs:*:*:object:${g:UserName}/*',
  '*:*:*:*:*',
);
const condition = fc.constantFrom<NonNullable<Statement['condition']>>(
  { StringEquals: { 'g:UserName': ['ann'] } },
  { StringNotEqualsIfExists: { 'g:UserName': ['ann'] } },
  { Bool: { 'g:MFAPresent': ['true'] }, StringLike: { 'g:UserName': ['A'] } },
  { 'ForAnyValue:StringEquals': { 'g:TagKeys': ['a', 'b'] } },
  { 'ForAllValues:StringEquals': { 'g:TagKeys': ['a'] } },
  { Null: { 'g:UserName': ['true'] } },
  { Unknown: { 'g:UserName': ['ann'] } },
);
const principal = fc.constantFrom<NonNullable<Statement['principal']>>(
  { not: false, value: { IAM: ['d1'] } },
  { not: true, value: { IAM: ['d1'] } },
  { not: false, value: { IAM: ['iam::d1:user:ann'] } },
  { not: false, value: { Service: ['service.COC'] } },
  { not: false, value: { IAM: ['*'] } },
);

export const statement = fc
  .record({
    effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
    action: fc.record({
      not: fc.constantFrom(false, false, false, true),
      values: fc.array(pattern, { minLength: 1, maxLength: 3 }),
    }),
    resource: fc.option(
      fc.record({
        form: fc.constant('paths' as const),
        values: fc.array(resourcePattern, { minLength: 1, maxLength: 2 }),
        not: fc.constantFrom(false, false, true),
      }),
      { nil: undefined, freq: 2 },
    ),
    condition: fc.option(condition, { nil: undefined, freq: 2 }),
    principal: fc.option(principal, { nil: undefined }),
  })
  .map(
    ({ effect, action: element, resource: where, condition: when, principal: who }): Statement => ({
      effect,
      action: element,
      ...(where === undefined ? {} : { resource: where }),
      ...(when === undefined ? {} : { condition: when }),
      ...(who === undefined ? {} : { principal: who }),
    }),
  );

export const document = fc.record({
  version: fc.constantFrom<PolicyDocument['version']>('1.0', '1.1', '5.0'),
  statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
  depends: fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        [{ catalog: 'BASE', displayName: 'P1' }],
        [{ catalog: 'BASE', displayName: 'P2' }],
      ),
    },
  ),
});

const scope = fc.oneof<fc.Arbitrary<GrantScope>[]>(
  fc.constant({ kind: 'all' }),
  fc.constant({ kind: 'all' }),
  fc.constant({ kind: 'global' }),
  fc.constantFrom<GrantScope>(
    { kind: 'project', projectId: 'p1' },
    { kind: 'project', projectId: 'p2' },
  ),
  fc.constantFrom<GrantScope>({ kind: 'enterpriseProject', enterpriseProjectId: 'e1' }),
);
export const kind = fc.constantFrom<PolicyKind>(
  'identity',
  'identity',
  'identity',
  'identity',
  'session',
  'scp',
  'trust',
  'resource',
);

const grant = fc
  .record({
    kind,
    scope,
    document,
    name: fc.constantFrom('P1', 'P2', 'P3'),
    level: fc.constantFrom('root', 'ou'),
  })
  .map((parts): Grant => ({
    policyId: parts.name,
    policyName: parts.name,
    kind: parts.kind,
    scope: parts.kind === 'identity' ? parts.scope : { kind: 'all' },
    document: parts.document,
    path:
      parts.kind === 'scp' ? [{ type: 'organization', id: parts.level, name: parts.level }] : [],
  }));
export const grants = fc.array(grant, { maxLength: 7 });

export const request = fc
  .record({
    action: anyAction,
    aliases: fc.option(fc.array(action, { maxLength: 2 }), { nil: undefined, freq: 2 }),
    target: fc.constantFrom<AccessRequest['target']>(
      { class: 'global' },
      { class: 'project', projectId: 'p1' },
      { class: 'project', projectId: 'p2', enterpriseProjectId: 'e1' },
    ),
    resource: fc.option(resource, { nil: undefined }),
    resourceAccount: fc.constantFrom(undefined, undefined, 'd1', 'd2'),
    service: fc.constantFrom(undefined, undefined, undefined, 'service.COC'),
    administrator: fc.constantFrom(false, false, false, false, true),
    context: fc.record(
      {
        'g:username': fc.constantFrom('ann', 'bob', 'a'),
        'g:MFAPresent': fc.constantFrom('true', 'false'),
        'g:TagKeys': fc.subarray(['a', 'b', 'c']),
      },
      { requiredKeys: [] },
    ),
    beyondScp: fc.boolean(),
  })
  .map((parts): AccessRequest => ({
    action: parts.action,
    target: parts.target,
    context: Object.fromEntries(
      Object.entries(parts.context).filter(([, value]) => value !== undefined),
    ),
    beyondScp: parts.beyondScp,
    principal: {
      accountId: 'd1',
      urn: 'iam::d1:user:ann',
      ...(parts.service === undefined ? {} : { service: parts.service }),
      ...(parts.administrator
        ? { administrator: { type: 'account' as const, id: 'd1', name: 'd1' } }
        : {}),
    },
    ...(parts.aliases === undefined ? {} : { aliases: parts.aliases }),
    ...(parts.resource === undefined ? {} : { resource: parts.resource }),
    ...(parts.resourceAccount === undefined ? {} : { resourceAccount: parts.resourceAccount }),
  }));
