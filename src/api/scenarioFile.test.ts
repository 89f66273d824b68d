import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packScenario, readScenarioFile, unpackScenario } from './scenarioFile.ts';

const small = {
  format: 'permission-rehearsal-scenario/1',
  title: 'Ann reads',
  seed: { scenario: 'fresh' },
  people: [{ user: 'ann', holds: ['ECS ReadOnlyAccess', { Version: '5.0', Statement: [] }] }],
  clock: '2031-05-01T08:00:00Z',
  faults: 'groupCreate:conflict:x1',
  story: [{ step: 'Open ECS' }],
} as const;
const text = (change: object = {}) => JSON.stringify({ ...small, ...change });

describe('a scenario in a file', () => {
  it('is read as it is written', () => expect(readScenarioFile(text())).toEqual(small));

  it.each([
    ['{', 'The scenario is not JSON.'],
    [text({ format: 'x' }), 'This is no scenario: $.format:'],
    [text({ people: [{ user: 'ann' }] }), 'This is no scenario: $.people.0.holds:'],
    [text({ script: 'x' }), 'This is no scenario: $: Unrecognized key'],
    [text({ clock: 'tomorrow' }), 'This is no scenario: $.clock:'],
    [text({ seed: undefined }), 'A scenario has either a seed or a world.'],
    [text({ world: '…' }), 'A scenario has either a seed or a world.'],
    [`${' '.repeat(5_000_000)}`, 'The scenario is larger than 4 MiB.'],
  ])('%.40s is refused', (written, reason) =>
    expect(() => readScenarioFile(written)).toThrow(reason),
  );
});

describe('a scenario in a link', () => {
  it('comes out as it went in, in letters of an address', async () => {
    const packed = await packScenario(readScenarioFile(text({ description: 'Größe 读' })));
    expect(packed).toMatch(/^[\w-]+$/);
    expect(await unpackScenario(packed)).toEqual({ ...small, description: 'Größe 读' });
  });

  it('is not unpacked beyond its bound', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000)).toString('base64url');
    expect(bomb.length).toBeLessThan(300_000);
    await expect(unpackScenario(bomb)).rejects.toThrow('larger than 4 MiB');
  });

  it.each(['', '%%%', 'H4sI', 'bm90IGd6aXA'])('%s is refused', (packed) =>
    expect(unpackScenario(packed)).rejects.toThrow('damaged or cut off'),
  );
});
