import { describe, expect, it } from 'vitest';
import { scenarioList } from '#mocks/scenarios/scenarios.ts';
import { byProcedure, findScenarios, type Scenario } from './scenario.ts';

const all: readonly Scenario[] = scenarioList.map(
  ({ name, title, procedure, description, sees, people, params = [] }) => ({
    name,
    title,
    procedure,
    description,
    sees: [...sees],
    people: [...people],
    params: [...params],
  }),
);
const names = (text: string) => findScenarios(all, text).map(({ name }) => name);

describe('scenarios of the page', () => {
  it('are found by words of their titles, people and permissions, in any order', () => {
    expect(names('alert coc')).toEqual(['coc-beta-2024']);
    expect(names('Security Administrator')).toEqual(['delegated', 'ucs']);
    expect(names('flex-operator')).toEqual(['flexusl']);
    expect(names('no such words')).toEqual([]);
    expect(names('')).toHaveLength(all.length);
  });

  it('stand under their procedures, each once', () => {
    const groups = byProcedure(all);
    expect(groups.flatMap(({ scenarios }) => scenarios)).toHaveLength(all.length);
    expect(new Set(groups.map(({ procedure }) => procedure)).size).toBe(groups.length);
  });

  it('have titles in words that tell them apart', () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    for (const { title, sees } of all) {
      expect(title).toMatch(/^[A-Z][^\n]* /);
      expect(sees.length).toBeGreaterThan(0);
    }
  });
});
