import { describe, expect, it } from 'vitest';
import { otherNamesOf } from './aliases.ts';
import documented from './cases/documented.json' with { type: 'json' };
import { loadServiceActions, servicesWithActions } from './serviceActions.ts';
import { services } from './services.ts';
import type { CatalogAction, ServiceActions } from './types.ts';

const files: readonly ServiceActions[] = await Promise.all(servicesWithActions().map(loadServiceActions));
const all: readonly CatalogAction[] = files.flatMap((file) => file.actions);
const names = new Set(all.map(({ name }) => name));

const NAME = /^[A-Za-z0-9]+:[A-Za-z0-9_-]*:[A-Za-z0-9_-]+$/;
const LEVELS = new Set(['list', 'read', 'write', 'permission_management', 'tagging']);
const KEY_TYPES = new Set(['string', 'numeric', 'date', 'boolean', 'ip_address']);
const FILE_FIELDS = new Set(['service', 'sources', 'resourceTypes', 'conditionKeys', 'actions']);
const ACTION_FIELDS = new Set([
  'name', 'level', 'levelDocumented', 'description', 'versions', 'resourceTypes', 'conditionKeys', 'aliases', 'aliasOf', 'ours', 'sources',
]);

const unknownFields = (value: object, allowed: ReadonlySet<string>): string[] => Object.keys(value).filter((field) => !allowed.has(field));

describe('the action files', () => {
  it('are one per service of the index, and say so', async () => {
    expect(servicesWithActions()).toEqual(services.map(({ code }) => code));
    for (const code of servicesWithActions()) expect((await loadServiceActions(code)).service).toBe(code);
  });

  it('are loaded once, whatever the case of the code', () => {
    expect(loadServiceActions('COC')).toBe(loadServiceActions('coc'));
  });

  it('refuse an unknown service', async () => {
    await expect(loadServiceActions('nosuch')).rejects.toThrow('nosuch');
  });

  it.each(files)('$service has the declared shape', (file) => {
    expect(unknownFields(file, FILE_FIELDS)).toEqual([]);
    expect(file.actions.length).toBeGreaterThan(0);
    for (const action of file.actions) {
      expect(unknownFields(action, ACTION_FIELDS), action.name).toEqual([]);
      expect(action.name).toMatch(NAME);
      expect(action.name.split(':')[0]?.toLowerCase()).toBe(file.service);
      expect(LEVELS.has(action.level), `${action.name} ${action.level}`).toBe(true);
      expect(action.description, action.name).toMatch(/^\S.*\S$/);
      expect(action.versions.length, action.name).toBeGreaterThan(0);
      expect(action.versions.every((version) => version === '1.1' || version === '5.0'), action.name).toBe(true);
      if (!action.ours) expect(action.sources?.length ?? 0, action.name).toBeGreaterThan(0);
      for (const source of action.sources ?? []) expect(file.sources[source], action.name).toBeTypeOf('string');
      for (const { type } of action.resourceTypes ?? []) {
        expect(file.resourceTypes.some((known) => known.type === type), `${action.name} ${type}`).toBe(true);
      }
    }
    for (const { type, urn } of file.resourceTypes) {
      const parts = urn.split(':');
      expect(parts.length, urn).toBeGreaterThanOrEqual(5);
      expect([parts[0], parts[3]], urn).toEqual([file.service, type]);
    }
    for (const { key, type } of file.conditionKeys) expect([key.includes(':'), KEY_TYPES.has(type)], key).toEqual([true, true]);
  });

  it('name no action twice, upper and lower case being one', () => {
    const folded = all.map(({ name }) => name.toLowerCase());
    expect(folded.length - new Set(folded).size).toBe(0);
  });

  it('hold the versions that the index states', () => {
    for (const info of services) {
      const file = files.find(({ service }) => service === info.code);
      expect([...new Set(file?.actions.flatMap(({ versions }) => versions))].sort(), info.code).toEqual([...info.versions].sort());
    }
  });

  it('list resource types for 1.1 exactly where the index says that resources count', () => {
    for (const info of services) {
      const file = files.find(({ service }) => service === info.code);
      expect(file?.resourceTypes.some(({ inPolicies }) => inPolicies), info.code).toBe(info.resourceLevel);
    }
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

  it('the wildcard of Enable COC meets actions of both vocabularies', () => {
    const met = [...names].filter((name) => name.startsWith('iam:agencies:list'));
    expect(met).toEqual(expect.arrayContaining(['iam:agencies:listAgencies', 'iam:agencies:listV5']));
  });
});

describe('names in two vocabularies', () => {
  it('are linked both ways inside a file', () => {
    const byName = new Map(all.map((action) => [action.name.toLowerCase(), action]));
    for (const action of all) {
      for (const alias of action.aliases ?? []) expect(byName.get(alias.toLowerCase())?.aliasOf, alias).toContain(action.name);
      for (const newer of action.aliasOf ?? []) expect(byName.get(newer.toLowerCase())?.aliases, newer).toContain(action.name);
    }
  });

  it('are the same in the small map as in the files', () => {
    const big = new Set(['hss', 'modelarts']);
    for (const file of files.filter(({ service }) => !big.has(service))) {
      for (const action of file.actions) {
        expect([...otherNamesOf(action.name)].sort(), action.name).toEqual([...(action.aliases ?? []), ...(action.aliasOf ?? [])].sort());
      }
    }
  });

  it('are found from either side, without case', () => {
    expect(otherNamesOf('ucs:clusters:create')).toEqual(['ucs:clusters:createCluster']);
    expect(otherNamesOf('UCS:Clusters:CreateCluster')).toEqual(['ucs:clusters:create']);
    expect(otherNamesOf('iam:users:listUsers')).toEqual(['iam:users:list']);
    expect(otherNamesOf('coc:instance:start')).toEqual([]);
  });
});
