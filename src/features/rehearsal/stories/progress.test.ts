import { describe, expect, it } from 'vitest';
import { progressOf } from './progress.ts';
import { fitsAddress, type Condition, type Story } from '#src/api/story.ts';

const member: Condition = { kind: 'member', user: 'ann', group: 'ops' };
const step = (id: string, until: readonly Condition[], undoes?: readonly string[]) => ({
  id,
  who: 'admin',
  title: id,
  text: id,
  why: id,
  at: ['/iam/users'],
  show: [{ role: 'button', name: id }],
  until: [...until],
  ...(undoes && { undoes: [...undoes] }),
  do: [{ go: '/iam/users' }],
});
const story: Story = {
  id: 'joining',
  title: 'Joining',
  procedure: 'Any',
  about: 'Somebody joins and leaves again.',
  minutes: 1,
  scenario: 'flexusl',
  steps: [
    step('refused', [{ kind: 'at', address: '/flexusl' }]),
    step('join', [member]),
    step('works', [{ kind: 'done', call: 'flexusPasswordReset' }]),
    step('leave', [{ ...member, not: true }], ['join']),
  ],
};
/** Goes on from a step with these steps holding now. */
const from = (before: number, ...holding: readonly string[]) => {
  const holds = ({ id }: { readonly id: string }) => holding.includes(id);
  return progressOf(story, before, holds, holds);
};

describe('the progress of a story', () => {
  it('waits at a step until it is done, and passes all that are', () => {
    expect(from(0)).toEqual({ reached: 0, lost: undefined });
    expect(from(0, 'refused', 'join')).toEqual({ reached: 2, lost: undefined });
    expect(from(2, 'join', 'works')).toEqual({ reached: 3, lost: undefined });
  });

  it('passes nothing by what is so before its turn', () => {
    expect(from(0, 'refused', 'leave')).toEqual({ reached: 1, lost: undefined });
  });

  it('goes back to a step that is lost, and says which', () => {
    expect(from(2)).toEqual({ reached: 1, lost: 1 });
  });

  it('loses nothing that a later step is to take back, nor what has happened', () => {
    expect(from(3, 'leave')).toEqual({ reached: 4, lost: undefined });
    expect(from(4)).toEqual({ reached: 3, lost: 3 });
  });

  it('stays where it is while nothing is known', () => {
    const unknown = () => undefined;
    expect(progressOf(story, 2, unknown, unknown)).toEqual({ reached: 2, lost: undefined });
  });
});

it('an address fits a pattern as a whole', () => {
  expect(fitsAddress('/iam/users', '/iam/users')).toBe(true);
  expect(fitsAddress('/iam/users', '/iam/users/1')).toBe(false);
  expect(fitsAddress('/iam/users*', '/iam/users/1')).toBe(true);
  expect(fitsAddress('/iam/groups/*/authorize', '/iam/groups/1/authorize')).toBe(true);
  expect(fitsAddress('/coc.', '/cocx')).toBe(false);
});
