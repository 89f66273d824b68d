import { describe, expect, it } from 'vitest';
import { createTestBackend } from '../testing/testBackend.ts';

async function withGroup() {
  const { api, backend } = await createTestBackend({ scenario: 'flexusl' });
  const domain_id = backend.controls.world().tables.domains.find('name', 'RehearsalCo')?.id ?? '';
  await api.groupCreate({ body: { group: { name: 'night', description: '', domain_id } } });
  return { api, to: backend.controls.commits().length };
}

describe('taking a change out of the page', () => {
  it('gives the same files as the command, in every form', async () => {
    const { api, to } = await withGroup();
    const names = { diff: 'difference.txt', terraform: 'main.tf', curl: 'changes.sh' } as const;
    for (const form of ['diff', 'terraform', 'curl'] as const) {
      const { files, created } = await api.takeOut({ query: { from: to - 1, to, form } });
      expect(created).toBe(1);
      expect(files[0]?.name).toBe(names[form]);
      expect(files[0]?.text).toContain('night');
    }
  });

  it('leads back as well, and nowhere from a point to itself', async () => {
    const { api, to } = await withGroup();
    const back = await api.takeOut({ query: { from: to, to: to - 1, form: 'diff' } });
    expect(back).toMatchObject({ created: 0, changed: 0, removed: 1 });
    const none = await api.takeOut({ query: { from: to, to, form: 'diff' } });
    expect(none.files[0]?.text).toBe('No changes.\n');
  });

  it('writes a change request with what the engine says of it', async () => {
    const { api, to } = await withGroup();
    const { files } = await api.takeOut({ query: { from: 0, to, form: 'request' } });
    expect(files.map(({ name }) => name)).toEqual([
      'request.md',
      'request.html',
      'access-tests.json',
    ]);
    expect(files[0]?.text).toContain('Nobody gains or loses anything.');
  });

  it('knows no change beyond the newest', async () => {
    const { api, to } = await withGroup();
    await expect(
      api.takeOut({ query: { from: 0, to: to + 1, form: 'diff' } }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
