import { expect, it } from 'vitest';
import { operations, refusalOf } from './server.ts';

const offered = (status: string, charging_mode: '0' | '1' = '0') =>
  operations
    .filter(({ kind }) => refusalOf(kind, { status, metadata: { charging_mode } }) === undefined)
    .map(({ kind }) => kind);

it('offers what the state of the server allows', () => {
  expect(offered('ACTIVE')).toEqual(['stop', 'reboot', 'delete']);
  expect(offered('SHUTOFF')).toEqual(['start', 'delete']);
  expect(offered('REBOOT')).toEqual(['delete']);
  expect(refusalOf('stop', { status: 'STARTING', metadata: { charging_mode: '0' } })).toBe(
    'The instance is starting; this needs one that is running.',
  );
});

it('does not delete what is paid in advance', () => {
  expect(offered('SHUTOFF', '1')).toEqual(['start']);
});
