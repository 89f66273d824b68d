import { describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import { scenarios, isScenario } from '#mocks/scenarios/scenarios.ts';
import { mainAccount } from '#mocks/seed/base.ts';
import { World } from '#mocks/world/world.ts';
import { stories } from './stories.ts';
import { fitsAddress, isFact } from '#src/api/story.ts';

describe.each(stories)('the story $id', (told) => {
  const people = isScenario(told.scenario) ? scenarios[told.scenario].people : [];

  it('begins in a scenario, and its people are in it', () => {
    expect(isScenario(told.scenario)).toBe(true);
    const names = people.map(({ account, user }) =>
      account === mainAccount ? user : `${account}/${user}`,
    );
    for (const { who } of told.steps) expect(names).toContain(who);
  });

  it('shows a refusal', () => {
    const refusals = told.steps.flatMap(({ text, until, show, do: acts }) => [
      ...(/is grey/.test(text) ? [text] : []),
      ...until.filter(({ kind }) => kind === 'refused'),
      ...show.filter(({ role }) => role === 'alert' || role === 'note'),
      ...acts.filter((act) => 'await' in act && /alert|note/.test(act.await.role)),
    ]);
    expect(refusals.length).toBeGreaterThan(0);
  });

  it('waits for what can be so: tables and calls that there are', () => {
    const conditions = told.steps.flatMap(({ until }) => until);
    const tables = conditions.flatMap((one) => (one.kind === 'row' ? [one.table] : []));
    const calls = conditions.flatMap((one) => (one.kind === 'done' ? [one.call] : []));
    expect(Object.keys(new World().tables)).toEqual(expect.arrayContaining(tables));
    expect(Object.keys(contract)).toEqual(expect.arrayContaining(calls));
  });

  it('has steps of different names, takes back earlier ones only, and ends each with what it says', () => {
    const ids = told.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    told.steps.forEach(({ undoes = [], at, until }, index) => {
      for (const id of undoes) expect(ids.slice(0, index)).toContain(id);
      expect(at[0], 'the way to a step is an address').not.toContain('*');
      const elsewhere = until.filter(
        (one) =>
          one.kind === 'at' &&
          !at.some((way) => fitsAddress(one.address, way) || fitsAddress(way, one.address)),
      );
      expect(elsewhere).toEqual([]);
    });
  });
});

it('stories have ids and titles of their own, and wait for the world as well as for addresses', () => {
  expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  expect(new Set(stories.map(({ title }) => title)).size).toBe(stories.length);
  for (const { steps } of stories)
    expect(steps.some(({ until }) => until.some((condition) => isFact(condition)))).toBe(true);
});
