/**
 * Generated pairs of documents for the laws of comparing: few names and values, so that
 * statements often meet.
 */
import fc from 'fast-check';
import type {
  ConditionBlock,
  PolicyDocument,
  Statement,
} from '#src/domain/policy/language/document.ts';

const names = fc.constantFrom('ann', 'Ann', 'an', 'anna', 'bob', 'b', '');
const patterns = fc.constantFrom('a*', '*n', 'an?', '*', '?nn', 'ann', 'A*', '*n*a');
const variables = fc.constantFrom(
  '${g:UserName}',
  'x-${g:UserName}',
  '${g:DomainName}',
  "${g:DomainName, 'ann'}",
  '${g:UserName}n',
  '${broken',
);
const numbers = fc.constantFrom('1', '1.0', '2', '3', '10', 'x');
const dates = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '2026-01-01T08:00:00+08:00',
  '2026-01-02',
  '2027-01-01T00:00:00Z',
);
const networks = fc.constantFrom(
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.0.0.0/9',
  '10.128.0.0/9',
  '10.1.2.3',
  '0.0.0.0/0',
  '::/0',
  '2001:db8::/32',
  '2001:db8:8000::/33',
  '::ffff:10.1.0.0/112',
);
const truths = fc.constantFrom('true', 'false', 'TRUE');

type Family = {
  readonly operators: readonly string[];
  readonly keys: readonly string[];
  readonly values: fc.Arbitrary<string>;
};

const FAMILIES: readonly Family[] = [
  {
    operators: [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
      'StringStartWith',
      'StringNotStartWith',
      'StringEndWith',
      'StringNotEndWith',
    ],
    keys: ['g:UserName', 'g:username', 'g:DomainName', 'g:TagKeys', 'ecs:custom'],
    values: fc.oneof({ weight: 5, arbitrary: names }, { weight: 1, arbitrary: variables }),
  },
  {
    operators: ['StringMatch', 'StringNotMatch'],
    keys: ['g:UserName', 'g:DomainName', 'g:TagKeys'],
    values: fc.oneof({ weight: 5, arbitrary: patterns }, { weight: 1, arbitrary: variables }),
  },
  {
    operators: [
      'NumberEquals',
      'NumberNotEquals',
      'NumberLessThan',
      'NumberLessThanEquals',
      'NumberGreaterThan',
      'NumberGreaterThanEquals',
    ],
    keys: ['g:MFAAge', 'ecs:size'],
    values: numbers,
  },
  {
    operators: ['DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
    keys: ['g:CurrentTime'],
    values: dates,
  },
  { operators: ['Bool'], keys: ['g:MFAPresent'], values: truths },
  { operators: ['IpAddress', 'NotIpAddress'], keys: ['g:SourceIp'], values: networks },
  {
    operators: ['Null'],
    keys: ['g:UserName', 'g:TagKeys', 'g:MFAPresent', 'g:MFAAge'],
    values: truths,
  },
];

const clause = fc
  .constantFrom(...FAMILIES)
  .chain(({ operators, keys, values }) =>
    fc.record({
      qualifier: fc.constantFrom('', '', '', 'ForAnyValue:', 'ForAllValues:'),
      operator: fc.constantFrom(...operators),
      ifExists: fc.constantFrom('', '', 'IfExists'),
      key: fc.constantFrom(...keys),
      expected: fc.array(values, { minLength: 1, maxLength: 3 }),
    }),
  )
  .map(({ qualifier, operator, ifExists, key, expected }): ConditionBlock => ({
    [`${qualifier}${operator}${operator === 'Null' ? '' : ifExists}`]: { [key]: expected },
  }));

const condition = fc
  .array(clause, { minLength: 1, maxLength: 2 })
  .map((blocks): ConditionBlock => Object.assign({}, ...blocks) as ConditionBlock);

const services = fc.constantFrom('ecs', 'ecs', 'ucs', '*', 'e*');
const types = fc.constantFrom('servers', 'servers', 'disks', '*', 's*', '?isks');
const operations = fc.constantFrom('get', 'getX', 'get*', '*', 'delete', '*e', 'list');
const action = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(services, types, operations).map((parts) => parts.join(':')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*',
      'ecs:servers:create',
      'ecs:servers:createServers',
      'ecs:SERVERS:Get',
    ),
  },
);
const path = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('a', 'a*', 'a/*', 'b/*', '*', '?', 'a?', 'ann/*', '*/x'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '${g:UserName}',
      '${g:UserName}/*',
      'a/${g:UserName}',
      'a/${g:UserName}*',
      '${g:DomainName}/*',
      '*${g:UserName}',
    ),
  },
);
const resource = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('*', '*:*:*:*:*', 'short') },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom('ecs', 'ECS', '*'),
        fc.constantFrom('*', 'r1', 'r*'),
        fc.constantFrom('*', ''),
        fc.constantFrom('disk', 'Disk', '*', 'd*'),
        path,
      )
      .map((parts) => parts.join(':')),
  },
);

const statement = fc
  .record({
    effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Allow', 'Deny'),
    action: fc.record({
      not: fc.constantFrom(false, false, false, false, true),
      values: fc.array(action, { minLength: 1, maxLength: 3 }),
    }),
    where: fc.option(
      fc.record({
        form: fc.constant('paths' as const),
        not: fc.constantFrom(false, false, true),
        values: fc.array(resource, { minLength: 1, maxLength: 3 }),
      }),
      { nil: undefined, freq: 2 },
    ),
    when: fc.option(condition, { nil: undefined, freq: 4 }),
  })
  .map(({ effect, action: element, where, when }): Statement => ({
    effect,
    action: element,
    ...(where === undefined ? {} : { resource: where }),
    ...(when === undefined ? {} : { condition: when }),
  }));

const document = (
  statements: readonly Statement[],
  version: PolicyDocument['version'],
): PolicyDocument => ({ version, statements, depends: [] });

/**
 * A change of one statement: its action, resource or condition is another one's, or it turns round.
 */
const changed = (one: Statement, other: Statement, how: number): Statement => {
  const { resource: where, condition: when, ...rest } = one;
  if (how === 0) return { ...one, action: other.action };
  if (how === 1)
    return {
      ...rest,
      ...(when && { condition: when }),
      ...(other.resource && { resource: other.resource }),
    };
  if (how === 2)
    return {
      ...rest,
      ...(where && { resource: where }),
      ...(other.condition && { condition: other.condition }),
    };
  return { ...one, effect: one.effect === 'Allow' ? 'Deny' : 'Allow' };
};

/**
 * Two documents, the second made from the first by a few changes: statements changed,
 * dropped or added.
 */
export const pair = fc
  .record({
    versions: fc.constantFrom<readonly [PolicyDocument['version'], PolicyDocument['version']]>(
      ['5.0', '5.0'],
      ['5.0', '5.0'],
      ['1.1', '1.1'],
      ['1.1', '5.0'],
    ),
    saved: fc.array(statement, { minLength: 1, maxLength: 4 }),
    others: fc.array(statement, { minLength: 4, maxLength: 4 }),
    what: fc.array(fc.constantFrom('keep', 'keep', 'keep', 'change', 'drop'), {
      minLength: 4,
      maxLength: 4,
    }),
    how: fc.nat(3),
    added: fc.array(statement, { maxLength: 1 }),
  })
  .map(({ versions: [first, second], saved, others, what, how, added }) => {
    const edited = saved.flatMap((one, index): Statement[] => {
      if (what[index] === 'drop') return [];
      const other = others[index];
      return [what[index] === 'change' && other !== undefined ? changed(one, other, how) : one];
    });
    return { saved: document(saved, first), edited: document([...edited, ...added], second) };
  });

/**
 * A document that says the same otherwise: in another order, each statement split by its actions,
 * names by their counterpart.
 */
export function sayOtherwise(
  { version, statements, depends }: PolicyDocument,
  counterpart: (name: string) => string,
): PolicyDocument {
  const split = statements.flatMap((one): readonly Statement[] => {
    const values = one.action.values.map(counterpart);
    if (one.action.not) return [{ ...one, action: { not: true, values: values.toReversed() } }];
    return values.map((value) => ({ ...one, action: { not: false, values: [value] } }));
  });
  return { version, statements: split.toReversed(), depends };
}
