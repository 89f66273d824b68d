import { describe, expect, it } from 'vitest';
import { createQueryClient, q } from './query.ts';
import { rememberVersion, versionOf } from './versions.ts';

describe('versions of answers', () => {
  it('stand beside the answer and the thing in it, not beside parts of lists', () => {
    const answer = { user: { name: 'a' } };
    rememberVersion(answer, '"1"');
    expect([versionOf(answer), versionOf(answer.user)]).toEqual(['"1"', '"1"']);
    const list = { users: [{ name: 'a' }] };
    rememberVersion(list, null);
    expect(versionOf(list.users[0] ?? {})).toBeUndefined();
  });

  it('stay with what a query shares between two answers', async () => {
    let count = 0;
    const read = Object.assign(
      () => {
        count += 1;
        const answer = { user: { name: 'a', tags: ['t'], count } };
        rememberVersion(answer, `"${count}"`);
        return Promise.resolve(answer);
      },
      { endpoint: 'userShow' },
    );
    const client = createQueryClient();
    const options = { ...q(read, {}), staleTime: 0 };
    const kept = async () => {
      await client.fetchQuery(options);
      return client.getQueryData(options.queryKey);
    };
    const first = await kept();
    const second = await kept();
    expect(second?.user.tags).toBe(first?.user.tags);
    expect(versionOf(second?.user ?? {})).toBe('"2"');
    expect(versionOf(first?.user ?? {})).toBe('"1"');
  });
});
