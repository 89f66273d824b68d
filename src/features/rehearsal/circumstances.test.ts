import { describe, expect, it } from 'vitest';
import { addressProblem, fromForm, timeProblem, toForm } from './circumstances.ts';

describe('the circumstances form', () => {
  it('asks for nothing when everything is as usual', () =>
    expect(fromForm(toForm({}), {})).toEqual({}));

  it.each([
    {
      'g:SourceIp': '198.51.100.7',
      'g:MFAPresent': 'true',
      'g:CurrentTime': '2027-01-01T00:00:00Z',
      'g:RequestedRegion': 'cn-north-4',
    },
    { 'g:MFAPresent': null, 'g:CurrentTime': null, 'g:RequestedRegion': null },
    { 'g:MFAPresent': 'false' },
  ])('gives back what it was shown: %o', (circumstances) =>
    expect(fromForm(toForm(circumstances), circumstances)).toEqual(circumstances),
  );

  it('keeps keys it has no field for, and knows its own in any case of letters', () => {
    const before = { 'ecs:imageID': ['a', 'b'], 'G:mfapresent': 'true' };
    expect(toForm(before).mfa).toBe('true');
    expect(fromForm({ ...toForm(before), mfa: 'false' }, before)).toEqual({
      'ecs:imageID': ['a', 'b'],
      'g:MFAPresent': 'false',
    });
  });

  it('says what is wrong', () => {
    expect([
      addressProblem(''),
      addressProblem('2001:db8::1'),
      timeProblem('2026-12-24T18:00:00+08:00'),
    ]).toEqual([undefined, undefined, undefined]);
    expect(addressProblem('203.0.113.0/24')).toContain('IPv4');
    expect(timeProblem('tomorrow')).toContain('ISO 8601');
  });
});
