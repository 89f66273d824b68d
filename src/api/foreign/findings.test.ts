import { describe, expect, it } from 'vitest';
import { contract } from '../contract/index.ts';
import { partOf } from '../offer.ts';
import { askParts, findOut, hasCall, isAbsent, questionsFor } from './findings.ts';

const json = (status: number) => Response.json({}, { status });
const page = (status: number) =>
  new Response('<!doctype html>', { status, headers: { 'Content-Type': 'text/html' } });
const { userList, groupShow } = contract;

describe('what a service has', () => {
  it.each([
    ['a list', json(200), userList, true],
    ['a question who asks', json(401), userList, true],
    ['a fault of its own', page(502), userList, true],
    ['a page in the place of a list', page(200), userList, false],
    ['nothing at the address', page(404), userList, false],
    ['a gateway that knows no such list', json(404), userList, false],
    ['an object that is not there', json(404), groupShow, true],
    ['another method', page(405), userList, false],
    ['a part that is not implemented', json(501), groupShow, false],
  ] as const)('%s', (_, response, row, there) => expect(hasCall(response, row)).toBe(there));

  it('is asked by one read of each part', () => {
    const asked = questionsFor(contract);
    expect(asked.get('/v3/users')?.path).toBe('/v3/users');
    for (const [part, row] of asked) expect([partOf(row.path), row.method]).toEqual([part, 'GET']);
  });

  it('is unknown where nothing answers, and then everything is offered', async () => {
    const down = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await askParts('http://nowhere.test', contract, down)).toEqual([]);
  });

  it('is asked once a tab, and again when wanted', async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    let calls = 0;
    const ask = (request: Request) => {
      calls += 1;
      return Promise.resolve(new URL(request.url).pathname === '/v3/users' ? json(401) : page(404));
    };
    const at = { ask, storage };
    await findOut('http://one.test', contract, at);
    const once = calls;
    expect(isAbsent('/coc/v1')).toBe(true);
    expect(isAbsent('/v3/users')).toBe(false);
    await findOut('http://one.test', contract, at);
    expect(calls).toBe(once);
    await findOut('http://one.test', contract, { ...at, again: true });
    await findOut('http://two.test', contract, at);
    expect(calls).toBe(3 * once);
  });
});
