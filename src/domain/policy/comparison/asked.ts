import { keyType } from '../language/conditions/keys.ts';
import { serviceKeyTypes } from '../language/conditions/serviceKeys.ts';
import type { ConditionBlock } from '../language/document.ts';
import type { Grant, GrantScope } from '../engine/decision.ts';
import type { KeyValue } from './facts.ts';
import { itemsOf, templatesIn, variablesOf } from './terms.ts';

/** A part of all requests: what is not said stays open. */
export type Asked = {
  /** Patterns of actions; every action where there are none. */
  readonly actions?: readonly string[];
  readonly resource?: string;
  /** Where: each list has to hold by any of its places. */
  readonly places?: readonly (readonly GrantScope[])[];
  /** What requests carry; null: they do not carry the key. */
  readonly context: Readonly<Record<string, KeyValue>>;
};

/** Operators that hold for one value of a type only. */
function exactly(key: string, value: string): ConditionBlock {
  const type = keyType(key)?.type ?? serviceKeyTypes.get(key.toLowerCase()) ?? 'string';
  switch (type) {
    case 'string':
      return { StringEquals: { [key]: [value] } };
    case 'numeric':
      return { NumberEquals: { [key]: [value] } };
    case 'boolean':
      return { Bool: { [key]: [value] } };
    case 'ip_address':
      return { IpAddress: { [key]: [value] } };
    case 'date':
      return {
        DateGreaterThanEquals: { [key]: [value] },
        DateLessThanEquals: { [key]: [value] },
      };
  }
}

function clausesFor(key: string, value: KeyValue): readonly ConditionBlock[] {
  if (value === null) return [{ Null: { [key]: ['true'] } }];
  if (typeof value === 'string') return [exactly(key, value)];
  return [
    { 'ForAllValues:StringEquals': { [key]: value } },
    ...value.map((one) => ({ 'ForAnyValue:StringEquals': { [key]: [one] } })),
  ];
}

const ALL: GrantScope = { kind: 'all' };

const level = (
  id: string,
  scope: GrantScope,
  { actions = ['*:*:*'], resource }: Pick<Asked, 'actions' | 'resource'>,
  condition?: ConditionBlock,
): Grant => ({
  policyId: id,
  policyName: id,
  kind: 'scp',
  document: {
    version: '5.0',
    depends: [],
    statements: [
      {
        effect: 'Allow',
        action: { not: false, values: actions },
        ...(resource !== undefined && {
          resource: {
            form: resource.startsWith('/') ? 'agencyUris' : 'paths',
            not: false,
            values: [resource],
          },
        }),
        ...(condition && { condition }),
      },
    ],
  },
  scope,
  path: [{ type: 'organization', id, name: id }],
});

/**
 * Limits a comparison to a part of all requests: grants that stand beside those of both sides and
 * let through nothing else, administrators included. Each is a level that has to allow, as the
 * levels of an organization are.
 */
export function framing({ context, places, ...about }: Asked): readonly Grant[] {
  const clauses = Object.entries(context).flatMap(([key, value]) => clausesFor(key, value));
  return [
    level('asked', ALL, about),
    ...(places ?? []).flatMap((scopes, index) =>
      scopes.map((scope) => level(`asked place ${index + 1}`, scope, {})),
    ),
    ...clauses.map((clause, index) => level(`asked ${index + 1}`, ALL, {}, clause)),
  ];
}

/**
 * Condition keys on which grants can depend: those that are tested and those that variables
 * name. Lower case.
 */
export function keysMentioned(grants: readonly Grant[]): ReadonlySet<string> {
  const terms = itemsOf('saved', grants).map(({ term }) => term);
  return new Set(
    terms.flatMap(({ tests, place }) => [
      ...tests.flatMap(({ key, templates }) => [key, ...templates.flatMap(variablesOf)]),
      ...(place === null ? [] : templatesIn(place).flatMap(variablesOf)),
    ]),
  );
}
