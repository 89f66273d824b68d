import { describe, expect, it } from 'vitest';
import { toVisual } from '#src/domain/policy/visual/visual.ts';
import { agencyError, agencyNames, agencyUri, isAboutAgencies } from './agencyForm.ts';

const id = '07805acaba800fdd4fbdc00b8f888c7c';
const uri = `/iam/agencies/${id}`;

describe('an agency that is to be added', () => {
  it.each([
    [id, [], /^none$/],
    [uri, [], /^none$/],
    ['', [], /^Enter the ID of an agency\.$/],
    ['/iam/agencies/', [], /^Enter the ID of an agency, or/],
    ['/iam/users/x', [], /^Enter the ID of an agency, or/],
    ['two words', [], /^Enter the ID of an agency, or/],
    ['x'.repeat(115), [], /128 characters/],
    ['x'.repeat(114), [], /^none$/],
    [id, [uri], /in the list already/],
    ['one-more', Array.from({ length: 20 }, (_, index) => agencyUri(`a${index}`)), /20 agencies/],
    ['one-more', Array.from({ length: 19 }, (_, index) => agencyUri(`a${index}`)), /^none$/],
  ])('%s beside %j: %s', (typed, listed, expected) => {
    expect(agencyError(typed, listed) ?? 'none').toMatch(expected);
  });

  it('is offered by name and account', () =>
    expect([...agencyNames([{ id, name: 'partner-audit', account: 'PartnerCo' }])]).toEqual([
      [uri, 'partner-audit · PartnerCo'],
    ]));
});

describe('a block is about agencies', () => {
  it.each([
    ['entering them', { Action: ['iam:agencies:assume'] }, true],
    ['in other letters', { Action: ['iam:Agencies:Assume'] }, true],
    ['by the older name', { Action: ['iam:tokens:assume'] }, true],
    ['naming them', { Action: ['iam:users:list'], Resource: { uri: [uri] } }, true],
    ['with another action', { Action: ['iam:agencies:assume', 'iam:users:list'] }, false],
    ['by a pattern', { Action: ['iam:agencies:*'] }, false],
    ['without actions', { Action: [] }, false],
  ])('%s', (_, statement, expected) => {
    const text = JSON.stringify({ Version: '1.1', Statement: [{ Effect: 'Allow', ...statement }] });
    const [block] = toVisual(text).blocks;
    expect(block?.readOnly === false && isAboutAgencies(block)).toBe(expected);
  });
});
