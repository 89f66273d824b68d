import { describe, expect, it } from 'vitest';
import { readStartLink, withoutStartLink } from './startLink.ts';

const read = (search: string) => readStartLink(new URL(`https://console.test/iam/groups${search}`));
const rest = (search: string) =>
  withoutStartLink(new URL(`https://console.test/iam/groups${search}`));

describe('a link', () => {
  it('names a scenario with its numbers, a person, a workspace and faults', () => {
    expect(
      read(
        '?scenario=large&users=500&as=user-00001&ws=demo-1&faults=groupList:error:x2,*:300ms&undo=off',
      ),
    ).toEqual({
      workspace: 'demo-1',
      scenario: { scenario: 'large', params: { users: 500 } },
      as: 'user-00001',
      faults: [
        { call: 'groupList', kind: 'error', times: 2 },
        { call: '*', latency_ms: 300 },
      ],
      undo: 'off',
      problem: undefined,
    });
  });

  it('without any of these asks for nothing', () => {
    expect(read('?tab=permissions')).toEqual({
      workspace: undefined,
      scenario: undefined,
      as: undefined,
      faults: undefined,
      problem: undefined,
    });
  });

  it('that asks for what is not there says so', () => {
    expect(read('?scenario=toString&ws=a/b')).toMatchObject({
      scenario: undefined,
      workspace: undefined,
      problem:
        'There is no scenario toString. A workspace name has up to 40 letters, digits, hyphens and underscores.',
    });
    expect(read('?faults=grouplist:error')).toMatchObject({
      faults: [],
      problem: 'faults: There is no call grouplist; it is written groupList.',
    });
  });

  it('leaves the address without what it asked, and with all else', () => {
    expect(rest('?scenario=large&users=5&as=admin&ws=x&faults=*:error&undo=on&tab=a#end')).toBe(
      '/iam/groups?tab=a#end',
    );
    expect(rest('?as=admin&users=2')).toBe('/iam/groups?users=2');
  });
});
