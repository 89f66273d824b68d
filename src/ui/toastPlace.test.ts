import { expect, it } from 'vitest';
import { clearBottom } from './toastPlace.ts';

const box = { height: 60, window: 900, ceiling: 50 };
const actionBar = { top: 840, bottom: 900 };

it.each([
  ['an empty page', [], 12],
  ['the action bar of a wizard', [actionBar], 72],
  ['the actions of a tall dialog', [{ top: 800, bottom: 868 }], 112],
  ['the actions of a dialog in the middle', [{ top: 600, bottom: 664 }], 12],
  [
    'an action bar and, close above it, the actions of a dialog',
    [{ top: 720, bottom: 784 }, actionBar],
    192,
  ],
  ['a head far above', [{ top: 50, bottom: 94 }, actionBar], 72],
  ['what lies below the window', [{ top: 1000, bottom: 1040 }], 12],
])('stands clear of %s', (_, bands, bottom) => expect(clearBottom(box, bands)).toBe(bottom));

it('stays at the edge where there is no room at all', () =>
  expect(clearBottom({ ...box, window: 120 }, [{ top: 60, bottom: 120 }])).toBe(12));
