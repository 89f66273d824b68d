import { describe, expect, it } from 'vitest';
import seeds from '../cases/seedDocuments.json' with { type: 'json' };
import { emptyIdentityPolicyText, emptyPolicyText, visualEdits } from './visualEdits.ts';
import type { BlockAddress } from './visualTypes.ts';
import { editable, edited, list, statementsOf } from '../testing/visualCases.ts';

describe('the procedure of FlexusL self-service O&M', () => {
  const [enableCoc, cocOperations] = seeds.map((seed) => seed.text);

  it('builds “COC Operations” byte for byte by picking its 32 actions', () => {
    let text = edited(emptyPolicyText, visualEdits.addBlock(emptyPolicyText));
    const names = list(statementsOf(cocOperations ?? '')[0]?.Action);
    expect(names).toHaveLength(32);
    for (const name of names) {
      const at: BlockAddress = { statement: 0, service: editable(text)[0]?.service ?? null };
      text = edited(text, visualEdits.addActions(text, at, [name]));
    }
    expect(text).toBe(cocOperations);
  });

  it('builds an identity policy with a resource and a condition', () => {
    const at: BlockAddress = { statement: 0, service: 'obs' };
    let text = edited(emptyIdentityPolicyText, visualEdits.addBlock(emptyIdentityPolicyText));
    text = edited(text, visualEdits.setAllActions(text, { statement: 0, service: null }, 'obs'));
    text = edited(text, visualEdits.addResource(text, at, 'obs:*:*:bucket:photos'));
    text = edited(
      text,
      visualEdits.addCondition(text, at, {
        operator: 'Bool',
        ifExists: false,
        key: 'g:MFAPresent',
        values: ['true'],
      }),
    );
    const statement = {
      Effect: 'Allow',
      Action: ['obs:*:*'],
      Resource: ['obs:*:*:bucket:photos'],
      Condition: { Bool: { 'g:MFAPresent': ['true'] } },
    };
    expect(text).toBe(JSON.stringify({ Version: '5.0', Statement: [statement] }, null, 4));
  });

  describe('a condition edited onto another one', () => {
    const at: BlockAddress = { statement: 0, service: 'obs' };
    const policy = (Condition: object) =>
      JSON.stringify(
        { Version: '5.0', Statement: [{ Effect: 'Allow', Action: ['obs:*:*'], Condition }] },
        null,
        4,
      );
    const both = policy({
      StringEquals: { 'g:UserName': ['a'], 'g:UserId': ['b'] },
      StringMatch: { 'g:UserName': ['c'] },
    });
    const row = { operator: 'StringEquals', ifExists: false, key: 'G:username', values: ['d'] };

    it.each([
      [
        'under the same operator',
        { operator: 'StringEquals', key: 'g:UserId' },
        { StringEquals: { 'g:UserName': ['a', 'd'] }, StringMatch: { 'g:UserName': ['c'] } },
      ],
      [
        'under another operator',
        { operator: 'StringMatch', key: 'g:UserName' },
        { StringEquals: { 'g:UserName': ['a', 'd'], 'g:UserId': ['b'] } },
      ],
      [
        'of its own, in another spelling',
        { operator: 'StringEquals', key: 'g:UserName' },
        {
          StringEquals: { 'G:username': ['d'], 'g:UserId': ['b'] },
          StringMatch: { 'g:UserName': ['c'] },
        },
      ],
    ])('adds its values to it, %s', (_, from, condition) => {
      expect(JSON.parse(edited(both, visualEdits.changeCondition(both, at, from, row)))).toEqual(
        JSON.parse(policy(condition)),
      );
    });

    it('is one key in any spelling when it is added', () => {
      const text = policy({ StringEquals: { 'g:UserName': ['a'] } });
      expect(JSON.parse(edited(text, visualEdits.addCondition(text, at, row)))).toEqual(
        JSON.parse(policy({ StringEquals: { 'g:UserName': ['a', 'd'] } })),
      );
    });
  });

  it('shows “Enable COC” as one block for IAM and one for COC', () => {
    expect(
      editable(enableCoc ?? '').map((block) => [
        block.service,
        block.actions.names.length,
        block.sharedWith,
      ]),
    ).toEqual([
      ['iam', 6, ['coc']],
      ['coc', 2, ['iam']],
    ]);
  });

  it('takes one action out of “Enable COC” and moves nothing else', () => {
    const text = enableCoc ?? '';
    const result = edited(
      text,
      visualEdits.removeActions(text, { statement: 0, service: 'coc' }, ['coc:agency:create']),
    );
    expect(result).toBe(text.replace('                "coc:agency:create",\n', ''));
  });

  it('denies the COC part without touching what IAM is allowed', () => {
    const text = enableCoc ?? '';
    const result = edited(
      text,
      visualEdits.setEffect(text, { statement: 0, service: 'coc' }, 'Deny'),
    );
    expect(statementsOf(result).map(({ Effect, Action }) => [Effect, list(Action).length])).toEqual(
      [
        ['Allow', 6],
        ['Deny', 2],
      ],
    );
    expect(result.startsWith(text.slice(0, text.indexOf('"coc:agency:get"')))).toBe(true);
  });
});
