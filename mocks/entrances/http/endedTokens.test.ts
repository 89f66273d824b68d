import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSessions, tokens, type SessionBackend } from '#mocks/testing/sessionBackend.ts';

let at: SessionBackend;
beforeAll(async () => {
  at = await startSessions();
});
afterAll(() => at.close());

describe('a token that has ended', () => {
  const ask = (method: string, subject: string, token: string) =>
    at.send(method, tokens, token, undefined, { 'X-Subject-Token': subject });

  async function nobody(): Promise<string> {
    const name = `nobody-${Math.random().toString(36).slice(2)}`;
    expect(
      (
        await at.send('POST', '/v3/users', at.backend.controls.signInAs('admin'), {
          user: { name, password: 'Practice-2026!', domain_id: at.admin.domainId },
        })
      ).status,
    ).toBe(201);
    return name;
  }

  it.each(['GET', 'HEAD', 'DELETE'])(
    'is unknown to its own person who asks by %s, without any permission',
    async (method) => {
      const name = await nobody();
      const [own, other] = [at.backend.controls.signInAs(name), at.backend.controls.signInAs(name)];
      expect((await ask('DELETE', own, other)).status).toBe(204);
      const answer = await ask(method, own, other);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain(
        method === 'HEAD' ? '' : `"Could not find token: ${own}."`,
      );
    },
  );

  it('of somebody else is named to an administrator, and is a matter of permission for others', async () => {
    const [gone, stranger] = [await nobody(), await nobody()];
    const token = at.backend.controls.signInAs(gone);
    expect((await ask('DELETE', token, token)).status).toBe(204);
    for (const wanted of [token, 'rubbish']) {
      const answer = await ask('GET', wanted, at.backend.controls.signInAs('admin'));
      expect([answer.status, await answer.json()]).toMatchObject([
        404,
        { error: { message: `Could not find token: ${wanted}.` } },
      ]);
      expect((await ask('GET', wanted, at.backend.controls.signInAs(stranger))).status).toBe(403);
    }
  });

  it.each(['GET', 'HEAD', 'DELETE'])(
    'by %s and one of another account cannot be told apart',
    async (method) => {
      const foreign = at.backend.controls.signInAs('PartnerCo/admin');
      expect((await ask(method, foreign, at.backend.controls.signInAs('admin'))).status).toBe(404);
      expect((await ask('GET', foreign, foreign)).status).toBe(200);
    },
  );
});
