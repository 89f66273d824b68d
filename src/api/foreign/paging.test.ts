import { describe, expect, it } from 'vitest';
import { asksForPage, pageOf, readWholeList, wholeList } from './paging.ts';

const address = (query = '') => new URL(`https://keystone.test/v3/users${query}`);
const users = Array.from({ length: 15 }, (_, index) => ({
  id: `id-${index}`,
  name: `user-${14 - index}`,
}));
const names = (body: object) =>
  (body as { users: readonly { name: string }[] }).users.map(({ name }) => name);

describe('a list of a service that ignores limit', () => {
  const first = pageOf({ users }, address('?limit=10&offset=0&sort_key=name'));
  const second = pageOf({ users }, address('?limit=10&offset=10&sort_key=name'));

  it('has 15 users on pages of 10 and 5, none of them twice', () => {
    expect([names(first).length, names(second).length]).toEqual([10, 5]);
    expect(new Set([...names(first), ...names(second)]).size).toBe(15);
    expect(first).toMatchObject({ total_number: 15 });
  });

  it('is sorted and found as asked', () => {
    expect(names(first)[0]).toBe('user-0');
    expect(names(pageOf({ users }, address('?limit=2&sort_dir=desc')))).toEqual([
      'user-14',
      'user-13',
    ]);
    const found = pageOf({ users }, address('?limit=10&name__contains=USER-1'));
    expect(names(found)).toEqual(['user-1', 'user-10', 'user-11', 'user-12', 'user-13', 'user-14']);
    expect(found).toMatchObject({ total_number: 6 });
  });

  it('that is no list stays as it is', () =>
    expect(pageOf({ user: users[0] }, address('?limit=1'))).toEqual({ user: users[0] }));
});

describe('the whole list', () => {
  it('is asked for without the paging that is ours, and with the filters that are not', () => {
    const url = address('?limit=10&offset=10&sort_key=name&domain_id=default');
    expect(asksForPage(url)).toBe(true);
    expect(asksForPage(address('?domain_id=default'))).toBe(false);
    expect(wholeList(url).search).toBe('?domain_id=default');
  });

  it('follows the pages of the service, whatever it calls itself', async () => {
    const asked: string[] = [];
    const begun = {
      users: users.slice(0, 10),
      links: { next: 'http://inside:5000/v3/users?marker=id-9' },
    };
    const body = await readWholeList(address(), begun, async (url) => {
      asked.push(url.href);
      return { users: users.slice(10), links: { next: null } };
    });
    expect(names(body)).toEqual(users.map(({ name }) => name));
    expect(asked).toEqual([address('?marker=id-9').href]);
  });

  it('ends where a page leads to itself', async () => {
    const page = { users: users.slice(0, 1), links: { next: address().href } };
    const body = await readWholeList(address(), page, async () => page);
    expect(names(body)).toHaveLength(1);
  });
});
