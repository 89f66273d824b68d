import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toVisual } from './visual.ts';
import { visualEdits } from './visualEdits.ts';
import { editable, edited, type Json, layouts, statementsOf } from '../testing/visualCases.ts';

describe('edits of any policy', () => {
  const service = fc.constantFrom('ecs', 'obs', 'iam', 'coc');
  const name = fc
    .tuple(service, fc.constantFrom('a', 'b', '*'), fc.constantFrom('get', 'list*', 'create'))
    .map((parts) => parts.join(':'));
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.uniqueArray(name, { minLength: 0, maxLength: 6 }),
  });
  const policy = fc.record({
    Version: fc.constantFrom('1.1', '5.0'),
    Statement: fc.array(statement, { maxLength: 4 }),
  });

  it('a clone says what its block says', () => {
    fc.assert(
      fc.property(policy, fc.constantFrom(...Object.values(layouts)), (document, layout) => {
        const text = layout(document);
        for (const block of editable(text)) {
          const result = statementsOf(edited(text, visualEdits.cloneBlock(text, block.address)));
          expect(result.slice(0, -1)).toEqual(document.Statement);
          expect(result.at(-1)).toEqual({ Effect: block.effect, Action: block.actions.names });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('picking actions one by one gives the same text as picking them at once', () => {
    fc.assert(
      fc.property(policy, fc.uniqueArray(name, { maxLength: 5 }), (document, names) => {
        const text = JSON.stringify(document, null, 4);
        const [block] = editable(text);
        if (!block) return;
        let single = text;
        let at = block.address;
        for (const one of names) {
          single = edited(single, visualEdits.addActions(single, at, [one]));
          at = { statement: at.statement, service: at.service ?? one.split(':')[0] ?? null };
        }
        expect(single).toBe(edited(text, visualEdits.addActions(text, block.address, names)));
      }),
      { numRuns: 200 },
    );
  });

  it('an address that is not there changes nothing', () => {
    const text = JSON.stringify({
      Version: '1.1',
      Statement: [{ Effect: 'Allow', Action: ['ecs:*:*'] }],
    });
    expect(visualEdits.addActions(text, { statement: 3, service: 'ecs' }, ['ecs:a:b'])).toEqual([]);
    expect(visualEdits.removeBlock(text, { statement: 0, service: 'obs' })).toEqual([]);
    expect(visualEdits.addBlock('{')).toEqual([]);
  });
});

describe('what cannot be shown', () => {
  const statement = (extra: Json): string =>
    JSON.stringify({
      Version: '5.0',
      Statement: [{ Effect: 'Allow', Action: ['ecs:a:b'], ...extra }],
    });
  it.each([
    [
      'notAction',
      JSON.stringify({ Version: '5.0', Statement: [{ Effect: 'Allow', NotAction: ['ecs:a:b'] }] }),
    ],
    ['notResource', statement({ NotResource: ['*'] })],
    ['notPrincipal', statement({ NotPrincipal: { IAM: ['x'] } })],
    ['wrongShape', statement({ Principal: '*' })],
    ['wrongShape', statement({ Principal: { Group: ['x'] } })],
    ['agencyUri', statement({ Resource: { uri: ['/iam/agencies/x'] } })],
    ['everyService', statement({ Action: ['*:*:*'] })],
    ['actionForm', statement({ Action: ['ecs'] })],
    ['wrongShape', statement({ Condition: { Bool: { 'g:MFAPresent': true } } })],
  ])('%s makes a block read-only', (reason, text) => {
    expect(toVisual(text).blocks).toEqual([
      { readOnly: true, address: { statement: 0, service: null }, reason },
    ]);
  });
  it.each([
    ['syntax', '{"Version":'],
    ['noPolicy', '{"Version":"1.1"}'],
    ['version', '{"Statement":[]}'],
  ])('%s makes the whole text read-only', (reason, text) => {
    expect(toVisual(text)).toEqual({ version: null, unavailable: reason, blocks: [] });
  });
});
