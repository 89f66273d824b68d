import { describe, expect, it } from 'vitest';
import { scenarioList, type ScenarioName } from '#mocks/scenarios/scenarios.ts';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { everyWayRefused, questionsOf, refusalsOf, type Rights } from './questions.ts';

/** Asks for the zones of DNS besides its guard, as its page does. */
const asksMore = 'ucsTrafficDelete';

/** Every write of the services: what their pages offer. */
const writes: readonly (readonly [string, Endpoint])[] = Object.entries<Endpoint>(contract).filter(
  ([name, { method, access }]) =>
    /^(coc|ucs|ecs|flexus)/.test(name) &&
    name !== asksMore &&
    method !== 'GET' &&
    typeof access !== 'string',
);
const rights: Rights = Object.fromEntries(writes.map(([name, spec]) => [name, { spec }]));

/** What is greyed for a person, as a page asks. */
async function greyed(backend: TestBackend, as: string, projectId: string) {
  const questions = questionsOf(rights, projectId);
  const { decisions } = await backend.apiAs(as).decisionBatch({
    body: { questions: questions.map(({ question }) => question), explain: true },
  });
  const named = questions.flatMap(({ name }, index) => {
    const decision = decisions[index];
    return decision === undefined ? [] : [{ name, decision }];
  });
  const refusals = refusalsOf(rights, named);
  return writes.map(([name]) => name).filter((name) => refusals[name] !== undefined);
}

/**
 * What the guard of the call itself refuses: a request about nothing, for guards are asked before
 * anything is read.
 */
async function refused(backend: TestBackend, as: string, projectId: string) {
  const names: string[] = [];
  for (const [name, { method, path }] of writes) {
    const address = path.replace(':project_id', projectId).replace(/:\w+/g, 'none');
    const answer = await backend.fetch(address, { method, as });
    if (answer.status === 403) names.push(name);
  }
  return names;
}

const scenarios: readonly ScenarioName[] = ['coc-limited', 'ucs', 'flexusl', 'coc-beta-2024'];

describe.each(scenarios)('the people of %s', (scenario) => {
  const people = scenarioList.find(({ name }) => name === scenario)?.people ?? [];
  it.each(people.map(({ user }) => user))(
    'see greyed exactly what their guards refuse: %s',
    async (user) => {
      const backend = await createTestBackend({ scenario });
      const { projects } = await backend.api.authProjectList({});
      const project = projects.find(({ name }) => name === 'ap-southeast-3')?.id ?? '';
      const told = await greyed(backend, user, project);
      expect(told).toEqual(await refused(backend, user, project));
    },
  );
});

it.each([
  [['a', 'b', 'c'], 'a'],
  [['a', undefined, 'c'], undefined],
  [[undefined, 'b'], undefined],
])('of %j the refusal is %s', (ways, refusal) =>
  expect(everyWayRefused(ways[0], ...ways.slice(1))).toBe(refusal),
);

it('the account sees nothing greyed', async () => {
  const backend = await createTestBackend({ scenario: 'ucs' });
  const { projects } = await backend.api.authProjectList({});
  expect(await greyed(backend, 'admin', projects[0]?.id ?? '')).toEqual([]);
});
