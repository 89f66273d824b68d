import { describe, expect, it } from 'vitest';
import { otherNamesOf } from './aliases.ts';
import documented from './cases/documented.json' with { type: 'json' };
import { serviceKeyTypes } from '#src/domain/policy/language/conditions/serviceKeys.ts';
import { loadServiceActions, servicesWithActions } from './serviceActions.ts';
import { services } from './services.ts';
import type { CatalogAction, ServiceActions } from './types.ts';

const files: readonly ServiceActions[] = await Promise.all(
  servicesWithActions().map(loadServiceActions),
);
const all: readonly CatalogAction[] = files.flatMap((file) => file.actions);
const names = new Set(all.map(({ name }) => name));

const NAME = /^[A-Za-z0-9-]+:[A-Za-z0-9_-]*:[A-Za-z0-9_-]+$/;
const LEVELS = new Set(['list', 'read', 'write', 'permission_management', 'tagging']);
const KEY_TYPES = new Set(['string', 'numeric', 'date', 'boolean', 'ip_address']);
const FILE_FIELDS = new Set(['service', 'sources', 'resourceTypes', 'conditionKeys', 'actions']);
const ACTION_FIELDS = new Set([
  'name',
  'level',
  'levelDocumented',
  'description',
  'versions',
  'resourceTypes',
  'conditionKeys',
  'aliases',
  'aliasOf',
  'ours',
  'unread',
  'sources',
]);

const extraFields = (value: object, allowed: ReadonlySet<string>): string[] =>
  Object.keys(value)
    .filter((field) => !allowed.has(field))
    .map((field) => `extra field ${field}`);

const actionTroubles = (action: CatalogAction, file: ServiceActions): string[] => {
  const sources = action.sources ?? [];
  const types = new Set(file.resourceTypes.map(({ type }) => type));
  const checks: readonly (readonly [what: string, fine: boolean])[] = [
    ['name', NAME.test(action.name) && action.name.split(':')[0]?.toLowerCase() === file.service],
    ['level', LEVELS.has(action.level)],
    ['description', /^\S.*\S$/.test(action.description)],
    [
      'versions',
      action.versions.length > 0 &&
        action.versions.every((version) => version === '1.1' || version === '5.0'),
    ],
    [
      'sources',
      (action.ours === true || sources.length > 0) &&
        sources.every((source) => file.sources[source] !== undefined),
    ],
    ['resource types', (action.resourceTypes ?? []).every(({ type }) => types.has(type))],
  ];
  return [
    ...extraFields(action, ACTION_FIELDS),
    ...checks.filter(([, fine]) => !fine).map(([what]) => what),
  ].map((what) => `${action.name}: ${what}`);
};

const urnFits = (urn: string, service: string, type: string): boolean => {
  const parts = urn.split(':');
  return parts.length >= 5 && parts[0] === service && parts[3] === type;
};

const fileTroubles = (file: ServiceActions): string[] => [
  ...extraFields(file, FILE_FIELDS),
  ...file.actions.flatMap((action) => actionTroubles(action, file)),
  ...file.resourceTypes
    .filter(({ type, urn }) => !urnFits(urn, file.service, type))
    .map(({ urn }) => `urn ${urn}`),
  ...file.conditionKeys
    .filter(({ key, type }) => !key.includes(':') || !KEY_TYPES.has(type))
    .map(({ key }) => `condition key ${key}`),
];

const fileOf = (code: string): ServiceActions | undefined =>
  files.find(({ service }) => service === code);

describe('the action files', () => {
  it('are one per service of the index, and say so', async () => {
    expect(servicesWithActions()).toEqual(services.map(({ code }) => code));
    for (const code of servicesWithActions())
      expect((await loadServiceActions(code)).service).toBe(code);
  });

  it('are loaded once, whatever the case of the code', () => {
    expect(loadServiceActions('COC')).toBe(loadServiceActions('coc'));
  });

  it('refuse an unknown service', async () => {
    await expect(loadServiceActions('nosuch')).rejects.toThrow('nosuch');
  });

  it.each(files)('$service has the declared shape', (file) => {
    expect(file.actions.length).toBeGreaterThan(0);
    expect(fileTroubles(file)).toEqual([]);
  });

  it('would be seen to have a wrong shape', () => {
    const action = {
      name: 'coc:a',
      level: 'write',
      description: ' ',
      versions: [],
      resourceTypes: [{ type: 'x' }],
    } as const;
    expect(
      actionTroubles(action, {
        service: 'coc',
        sources: [],
        resourceTypes: [],
        conditionKeys: [],
        actions: [],
      }),
    ).toHaveLength(5);
  });

  it('name no action twice, upper and lower case being one', () => {
    const folded = all.map(({ name }) => name.toLowerCase());
    expect(folded.length - new Set(folded).size).toBe(0);
  });

  it('hold the versions that the index states', () => {
    const stated = services.map(({ code, versions }) => [code, [...versions].sort()]);
    expect(
      services.map(({ code }) => [
        code,
        [...new Set(fileOf(code)?.actions.flatMap(({ versions }) => versions))].sort(),
      ]),
    ).toEqual(stated);
  });

  it('list resource types for 1.1 exactly where the index says that resources count', () => {
    const stated = services.map(({ code, resourceLevel }) => [code, resourceLevel]);
    expect(
      services.map(({ code }) => [
        code,
        fileOf(code)?.resourceTypes.some(({ inPolicies }) => inPolicies),
      ]),
    ).toEqual(stated);
  });
});

describe('documented actions', () => {
  it.each([
    ['Enable COC', documented.enableCoc.filter((name) => !name.includes('*')), 7],
    ['COC Operations', documented.cocOperations, 32],
    ['the tables of UCS', documented.ucsActions, 79],
    ['the guards of the endpoints', documented.guardActions, 141],
  ] as const)('%s are in the catalogue in the same spelling', (_list, expected, atLeast) => {
    expect(expected.length).toBeGreaterThanOrEqual(atLeast);
    expect(expected.filter((name) => !names.has(name))).toEqual([]);
  });

  it('that people write in their policies are known, in either case', () => {
    const lower = new Set([...names].map((name) => name.toLowerCase()));
    expect(documented.peoplesPolicies.length).toBeGreaterThan(30);
    expect(documented.peoplesPolicies.filter((name) => !lower.has(name.toLowerCase()))).toEqual([]);
  });

  it('the wildcard of Enable COC meets actions of both vocabularies', () => {
    const met = [...names].filter((name) => name.startsWith('iam:agencies:list'));
    expect(met).toEqual(
      expect.arrayContaining(['iam:agencies:listAgencies', 'iam:agencies:listV5']),
    );
  });
});

describe('names in two vocabularies', () => {
  it('are linked both ways inside a file', () => {
    const byName = new Map(all.map((action) => [action.name.toLowerCase(), action]));
    const oneWay = all.flatMap((action) => [
      ...(action.aliases ?? []).filter(
        (name) => !byName.get(name.toLowerCase())?.aliasOf?.includes(action.name),
      ),
      ...(action.aliasOf ?? []).filter(
        (name) => !byName.get(name.toLowerCase())?.aliases?.includes(action.name),
      ),
    ]);
    expect(oneWay).toEqual([]);
    expect(all.filter(({ aliases }) => aliases !== undefined).length).toBeGreaterThan(100);
  });

  it('are the same in the small map as in the files', () => {
    const small = files
      .filter(({ service }) => service !== 'hss' && service !== 'modelarts')
      .flatMap(({ actions }) => actions);
    const inFiles = small.map(({ name, aliases = [], aliasOf = [] }) => [
      name,
      [...aliases, ...aliasOf].sort(),
    ]);
    expect(small.map(({ name }) => [name, [...otherNamesOf(name)].sort()])).toEqual(inFiles);
  });

  it('are found from either side, without case', () => {
    expect(otherNamesOf('ucs:clusters:create')).toEqual(['ucs:clusters:createCluster']);
    expect(otherNamesOf('UCS:Clusters:CreateCluster')).toEqual(['ucs:clusters:create']);
    expect(otherNamesOf('iam:users:listUsers')).toEqual(['iam:users:list']);
    expect(otherNamesOf('ecs:cloudServers:get')).toEqual([
      'ecs:cloudServers:showServer',
      'ecs:cloudServers:showServerTags',
    ]);
    expect(otherNamesOf('coc:instance:start')).toEqual([]);
  });
});

describe('condition keys of services', () => {
  it('have the types that the engine judges operators by', () => {
    const printed = files
      .flatMap(({ conditionKeys }) =>
        conditionKeys.map(({ key, type }) => `${key.toLowerCase()} ${type}`),
      )
      .filter((row) => !row.startsWith('iam:resourceisrootuser'));
    expect([...serviceKeyTypes].map((row) => row.join(' ')).toSorted()).toEqual(printed.toSorted());
  });
});
