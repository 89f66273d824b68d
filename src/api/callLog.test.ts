import { beforeEach, describe, expect, it } from 'vitest';
import { answerOf, forgetCalls, loggedCalls, logging, onCall, withoutSecrets } from './callLog.ts';

const origin = 'https://backend.test';
const answered = (status: number, headers: Record<string, string> = {}) =>
  logging(
    () => Promise.resolve(new Response('{"password":"s3cret","name":"ann"}', { status, headers })),
    () => origin,
  );
const post = (body: string) =>
  new Request(`${origin}/v3/users?limit=1`, {
    method: 'POST',
    headers: { 'X-Auth-Token': 'token-of-ann' },
    body,
  });

beforeEach(forgetCalls);

describe('the log of calls', () => {
  it('holds what went and came, without token and secrets', async () => {
    const response = await answered(403, {
      'X-Decision-Ids': 'd1,d2',
      'X-Missing-Actions': 'iam:users:createUser|iam:users:create,iam:users:list',
    })(post('{"user":{"name":"ann","password":"a\\"b"}}'));
    const [call] = loggedCalls();
    expect(call).toMatchObject({
      method: 'POST',
      path: '/v3/users?limit=1',
      status: 403,
      requestBody: '{"user":{"name":"ann","password":"******"}}',
      decisionIds: ['d1', 'd2'],
      missingActions: ['iam:users:createUser|iam:users:create', 'iam:users:list'],
    });
    expect(JSON.stringify(call)).not.toContain('token-of-ann');
    expect(await answerOf(call?.no ?? 0)).toBe('{"password":"******","name":"ann"}');
    expect(await response.text()).toContain('s3cret');
  });

  it('notes a call that no answer came to', async () => {
    const failing = logging(
      () => Promise.reject(new Error('gone')),
      () => origin,
    );
    await expect(failing(post('{}'))).rejects.toThrow('gone');
    expect(loggedCalls()).toMatchObject([{ status: 0, decisionIds: [] }]);
  });

  it('keeps 200 calls, and the bodies of the newest 60', async () => {
    for (let count = 0; count < 210; count += 1) await answered(200)(post('{}'));
    const calls = loggedCalls();
    expect(calls).toHaveLength(200);
    expect(await answerOf(calls.at(-61)?.no ?? 0)).toBeUndefined();
    expect(await answerOf(calls.at(-60)?.no ?? 0)).toBeDefined();
  });

  it('tells who listens, until he stops', async () => {
    const told: number[] = [];
    const stop = onCall(({ status }) => told.push(status));
    await answered(200)(post('{}'));
    stop();
    await answered(500)(post('{}'));
    expect(told).toEqual([200]);
  });
});

describe('secrets', () => {
  it.each([
    ['{"password":"x"}', '{"password":"******"}'],
    ['{"original_password": "x"}', '{"original_password": "******"}'],
    ['{"adminPass":"x","secret":"y"}', '{"adminPass":"******","secret":"******"}'],
    ['{"name":"password"}', '{"name":"password"}'],
  ])('%s', (body, shown) => expect(withoutSecrets(body)).toBe(shown));
});
