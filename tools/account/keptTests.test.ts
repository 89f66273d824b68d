import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { openFileStore } from '#mocks/world/storeFile.ts';
import { accountCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-tests-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; report: unknown }> {
  let out = '';
  const write = (text: string): void => void (out += text);
  const code = await accountCommand(
    ['test', ...args, '--json'],
    Date.UTC(2026, 0, 15),
    write,
    write,
  );
  return { code, report: JSON.parse(out) as unknown };
}

it('account test without TESTS holds the tests that are kept with the world', async () => {
  const state = join(folder, 'world');
  const { api } = await createTestBackend({
    scenario: 'new-iam',
    store: await openFileStore(state),
  });
  expect((await run('--state', state)).code).toBe(2);
  const { tests } = JSON.parse(readFileSync('docs/examples/access-tests.json', 'utf8')) as {
    tests: object[];
  };
  await api.deskTestKeep({ body: { tests } });
  const kept = await run('--state', state);
  expect(kept).toMatchObject({ code: 1, report: { passed: 2, failed: 1, unknown: 0 } });
  expect(kept).toEqual(await run('docs/examples/access-tests.json', '--state', state));
  await api.deskTestDelete({ body: { ids: ['nobody-deletes'] } });
  expect(await run('--state', state)).toMatchObject({ code: 0, report: { passed: 2 } });
  await api.deskTestKeep({
    body: {
      tests: [
        { id: 'gone', principal: 'nobody', request: { action: 'a:b:c' }, expected: 'refused' },
      ],
    },
  });
  expect(await run('--state', state)).toMatchObject({ code: 1, report: { unknown: 1 } });
});
