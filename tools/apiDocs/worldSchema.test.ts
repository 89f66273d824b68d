import { describe, expect, it } from 'vitest';
import { imported, resource, state } from '#mocks/account/in/testing/importing.ts';
import { baseOf } from '#mocks/pipeline/worldBase.ts';
import { buildWorld, scenarioList } from '#mocks/scenarios/scenarios.ts';
import { writeJournal } from '#mocks/world/journalFile.ts';
import { storeFormat, type Kept } from '#mocks/world/store.ts';
import { worldLine } from './worldSchema.ts';

const wrongLines = (kept: Kept): readonly string[] =>
  writeJournal(kept)
    .text.trimEnd()
    .split('\n')
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((json) => !worldLine.safeParse(JSON.parse(json)).success)
    .map((json) => json.slice(0, 100));

const head = { format: storeFormat, epoch: 'e', scenario: 's', params: {}, openedAt: 1, no: 0 };

describe('the schema of world files', () => {
  it.each(scenarioList.map(({ name }) => name))('describes the scenario %s', (name) => {
    const world = buildWorld(name, { users: 20 }, Date.UTC(2026, 0, 1));
    expect(wrongLines({ head, base: baseOf(world), commits: [] })).toEqual([]);
  });

  it('describes what was brought in', () => {
    const { kept } = imported({
      'a.json': state(
        resource('identity_user', 'u', { id: 'u1', name: 'ann' }),
        resource('identity_provider', 'p', { id: 'p', name: 'p' }),
      ),
      'b.json': { role_assignments: [{ group: { id: 'g' }, role: { id: 'r' }, scope: {} }] },
    });
    expect(kept === undefined ? ['nothing'] : wrongLines(kept)).toEqual([]);
  });

  it('would notice a row of the wrong form', () => {
    const rows = [{ id: 'g', name: 5 }];
    const kept = { head, base: { groups: rows }, commits: [] };
    expect(wrongLines(kept)).toHaveLength(1);
  });
});
