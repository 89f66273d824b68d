import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import corpus from '../cases/corpus.json' with { type: 'json' };
import seeds from '../cases/seedDocuments.json' with { type: 'json' };
import { applyEdits } from '../text/edits.ts';
import type { TextEdit } from '../text/codes/finding.ts';
import { parsePolicyText } from '../text/text.ts';
import { toVisual } from './visual.ts';
import { emptyIdentityPolicyText, emptyPolicyText, visualEdits } from './visualEdits.ts';
import type { BlockAddress, EditableBlock, VisualCondition } from './visualTypes.ts';

type Json = Record<string, unknown>;
type StatementJson = {
  Effect: string;
  Action: string[] | string;
  Resource?: string[] | string | null;
  Condition?: Record<string, Record<string, string[] | string>> | null;
};

const valid: readonly { readonly id: string; readonly document: Json }[] = corpus.flatMap((row) =>
  row.valid && row.document ? [{ id: row.id, document: row.document }] : [],
);

/** The layouts in which policies come: as documents print them, as tools write them, by hand. */
const layouts: Readonly<Record<string, (document: Json) => string>> = {
  'four blanks': (document) => JSON.stringify(document, null, 4),
  'two blanks, CRLF': (document) => JSON.stringify(document, null, 2).replaceAll('\n', '\r\n'),
  tabs: (document) => JSON.stringify(document, null, '\t'),
  compact: (document) => JSON.stringify(document),
  'lists on one line': (document) =>
    JSON.stringify(document, null, 2).replaceAll(
      /\[\s+("[^[\]{}]*")\s+\]/g,
      (_, items: string) => `[${items.replaceAll(/,\s+/g, ', ')}]`,
    ),
};

const editable = (text: string): EditableBlock[] =>
  toVisual(text).blocks.flatMap((block) => (block.readOnly ? [] : [block]));
const statementsOf = (text: string): StatementJson[] =>
  (JSON.parse(text) as { Statement: StatementJson[] }).Statement;
const list = (value: string[] | string | null | undefined): string[] =>
  value === undefined || value === null ? [] : typeof value === 'string' ? [value] : value;

/** An expectation that names the policy it is about. */
function agree(id: string, actual: unknown, expected: unknown): void {
  expect({ id, actual }).toEqual({ id, actual: expected });
}

/** Everything the edits do not replace is still there, in order. */
function expectUntouched(text: string, edits: readonly TextEdit[], result: string): void {
  let from = 0;
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    const kept = text.slice(from, edit.offset);
    expect(result.slice(at, at + kept.length)).toBe(kept);
    at += kept.length + edit.text.length;
    from = edit.end;
  }
  expect(result.slice(at)).toBe(text.slice(from));
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(text, edits);
  expectUntouched(text, edits, result);
  expect(parsePolicyText(result).syntaxFindings).toEqual([]);
  return result;
}

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

describe.each(Object.entries(layouts))('every valid policy of the collection, %s', (_, layout) => {
  it('is shown block by block, and stays what it is', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      const visual = toVisual(text);
      agree(id, visual.unavailable, undefined);
      const statements = statementsOf(text);
      for (const [index, statement] of statements.entries()) {
        const blocks = visual.blocks.filter((block) => block.address.statement === index);
        agree(id, blocks.length > 0, true);
        const shown = blocks.flatMap((block) => (block.readOnly ? [] : block.actions.names));
        if (!blocks.some((block) => block.readOnly))
          agree(id, shown.sort(), [...list(statement.Action)].sort());
      }
      agree(id, applyEdits(text, []), text);
    }
  });

  it('changes in one place when one action is added, and back when it is removed', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const { address, service } of editable(text)) {
        const name = `${service ?? 'ecs'}:probe:addedHere`;
        const result = edited(text, visualEdits.addActions(text, address, [name]));
        const expected = statementsOf(text).map((statement, index) =>
          index === address.statement
            ? { ...statement, Action: [...list(statement.Action), name] }
            : statement,
        );
        agree(id, statementsOf(result), expected);
        const back = edited(
          result,
          visualEdits.removeActions(
            result,
            { statement: address.statement, service: service ?? 'ecs' },
            [name],
          ),
        );
        if (Array.isArray(statementsOf(text)[address.statement]?.Action)) agree(id, back, text);
      }
    }
  });

  it('loses just the removed action, block, resource', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const block of editable(text)) {
        const [name] = block.actions.names;
        const before = statementsOf(text);
        const own = before[block.address.statement];
        if (name !== undefined) {
          const result = statementsOf(
            edited(text, visualEdits.removeActions(text, block.address, [name])),
          );
          agree(
            id,
            list(result[block.address.statement]?.Action),
            list(own?.Action).filter((action) => action.toLowerCase() !== name.toLowerCase()),
          );
        }
        const removed = statementsOf(edited(text, visualEdits.removeBlock(text, block.address)));
        if (block.sharedWith.length === 0)
          agree(
            id,
            removed,
            before.filter((_statement, index) => index !== block.address.statement),
          );
        const path =
          block.resources.kind === 'specific' ? block.resources.types[0]?.paths[0] : undefined;
        if (path !== undefined && block.sharedWith.length === 0) {
          const without = statementsOf(
            edited(text, visualEdits.removeResource(text, block.address, path)),
          );
          agree(
            id,
            list(without[block.address.statement]?.Resource),
            list(own?.Resource).filter((item) => item !== path),
          );
        }
      }
    }
  });

  it('turns round its effect, and gets and loses a resource and a condition', () => {
    const row: VisualCondition = {
      operator: 'StringEquals',
      ifExists: true,
      key: 'g:DomainName',
      values: ['one', 'two'],
    };
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const block of editable(text)) {
        if (block.sharedWith.length > 0) continue;
        const { address } = block;
        const at = (result: string): StatementJson | undefined =>
          statementsOf(result)[address.statement];
        const turned = block.effect === 'Allow' ? 'Deny' : 'Allow';
        agree(id, at(edited(text, visualEdits.setEffect(text, address, turned)))?.Effect, turned);

        const conditioned = edited(text, visualEdits.addCondition(text, address, row));
        agree(id, at(conditioned)?.Condition?.['StringEqualsIfExists']?.['g:DomainName'], [
          'one',
          'two',
        ]);
        const rowAddress = { operator: 'StringEqualsIfExists', key: 'g:DomainName' };
        const back = edited(
          conditioned,
          visualEdits.removeCondition(conditioned, address, rowAddress),
        );
        // A null that was there made room for the row and is gone with it.
        if (at(text)?.Condition === null) agree(id, at(back)?.Condition, undefined);
        else agree(id, back, text);
        const renamed = edited(
          conditioned,
          visualEdits.changeCondition(conditioned, address, rowAddress, {
            ...row,
            operator: 'StringMatch',
            ifExists: false,
            values: ['one'],
          }),
        );
        agree(id, at(renamed)?.Condition?.['StringMatch']?.['g:DomainName'], ['one']);
        agree(id, at(renamed)?.Condition?.['StringEqualsIfExists'], undefined);

        if (block.resources.kind === 'agencies') {
          const probe = '/iam/agencies/probe';
          const more = edited(text, visualEdits.addAgency(text, address, probe));
          agree(id, edited(more, visualEdits.removeAgency(more, address, probe)), text);
          continue;
        }
        const path = `${block.service ?? 'obs'}:*:*:thing:probe`;
        const limited = edited(text, visualEdits.addResource(text, address, path));
        agree(id, list(at(limited)?.Resource), [
          ...list(at(text)?.Resource).filter((item) => item !== '*'),
          path,
        ]);
        agree(
          id,
          at(edited(limited, visualEdits.setAllResources(limited, address)))?.Resource,
          undefined,
        );
      }
    }
  });

  it('keeps the other services of a statement as they were', () => {
    for (const { id, document } of valid) {
      const text = layout(document);
      for (const block of editable(text)) {
        if (block.sharedWith.length === 0) continue;
        const path = `${block.service ?? ''}:*:*:thing:probe`;
        const before = statementsOf(text);
        const after = statementsOf(
          edited(text, visualEdits.addResource(text, block.address, path)),
        );
        agree(id, after.length, before.length + 1);
        agree(id, list(after.at(-1)?.Action), block.actions.names);
        agree(id, list(after.at(-1)?.Resource).includes(path), true);
        const rest = after[block.address.statement];
        const own = before[block.address.statement];
        agree(id, { ...rest, Action: [] }, { ...own, Action: [] });
        agree(
          id,
          list(rest?.Action),
          list(own?.Action).filter((name) => !block.actions.names.includes(name)),
        );
      }
    }
  });
});

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

describe('principals of a trust policy', () => {
  const trust = (principal?: Json): string =>
    JSON.stringify(
      {
        Version: '5.0',
        Statement: [
          {
            Effect: 'Allow',
            ...(principal ? { Principal: principal } : {}),
            Action: ['sts:agencies:assume'],
            Condition: { Bool: { 'g:MFAPresent': ['true'] } },
          },
        ],
      },
      null,
      4,
    );
  const at: BlockAddress = { statement: 0, service: 'sts' };
  const principalOf = (text: string) =>
    (JSON.parse(text) as { Statement: { Principal?: unknown }[] }).Statement.map(
      ({ Principal }) => Principal,
    );

  it('are shown in the order of the text', () =>
    expect(
      editable(trust({ Service: ['service.COC'], IAM: ['d1', 'iam::d2:user:ann'] }))[0]?.principals,
    ).toEqual([
      { kind: 'Service', value: 'service.COC' },
      { kind: 'IAM', value: 'd1' },
      { kind: 'IAM', value: 'iam::d2:user:ann' },
    ]));

  it('come into the text with the first one, and nothing else moves', () => {
    const text = edited(
      trust(),
      visualEdits.addPrincipal(trust(), at, { kind: 'Service', value: 'service.COC' }),
    );
    expect(principalOf(text)).toEqual([{ Service: ['service.COC'] }]);
    const more = edited(text, visualEdits.addPrincipal(text, at, { kind: 'IAM', value: 'd1' }));
    expect(principalOf(more)).toEqual([{ Service: ['service.COC'], IAM: ['d1'] }]);
    expect(visualEdits.addPrincipal(more, at, { kind: 'IAM', value: 'd1' })).toEqual([]);
  });

  it('leave with their list when it is empty, and an element for nobody is an error to be seen', () => {
    const text = trust({ Service: ['service.COC'], IAM: ['d1', 'd2'] });
    const one = edited(text, visualEdits.removePrincipal(text, at, { kind: 'IAM', value: 'd1' }));
    expect(principalOf(one)).toEqual([{ Service: ['service.COC'], IAM: ['d2'] }]);
    const none = edited(one, visualEdits.removePrincipal(one, at, { kind: 'IAM', value: 'd2' }));
    expect(principalOf(none)).toEqual([{ Service: ['service.COC'] }]);
    expect(
      principalOf(
        edited(
          none,
          visualEdits.removePrincipal(none, at, { kind: 'Service', value: 'service.COC' }),
        ),
      ),
    ).toEqual([{}]);
    expect(
      visualEdits.removePrincipal(text, at, { kind: 'Service', value: 'service.OBS' }),
    ).toEqual([]);
  });

  it('writes one principal in place of another', () => {
    const text = trust({ Service: ['service.Functiongraph', 'service.COC'], IAM: ['d1'] });
    const from = { kind: 'Service', value: 'service.Functiongraph' } as const;
    expect(
      principalOf(
        edited(text, visualEdits.changePrincipal(text, at, from, 'service.FunctionGraph')),
      ),
    ).toEqual([{ Service: ['service.FunctionGraph', 'service.COC'], IAM: ['d1'] }]);
    expect(
      principalOf(edited(text, visualEdits.changePrincipal(text, at, from, 'service.COC'))),
    ).toEqual([{ Service: ['service.COC'], IAM: ['d1'] }]);
    expect(
      visualEdits.changePrincipal(
        text,
        at,
        { kind: 'Service', value: 'service.OBS' },
        'service.ECS',
      ),
    ).toEqual([]);
  });

  it('of a shared statement change for one service only', () => {
    const text = JSON.stringify({
      Version: '5.0',
      Statement: [
        { Effect: 'Allow', Principal: { IAM: ['d1'] }, Action: ['sts:agencies:assume', 'ecs:a:b'] },
      ],
    });
    expect(
      principalOf(edited(text, visualEdits.addPrincipal(text, at, { kind: 'IAM', value: 'd2' }))),
    ).toEqual([{ IAM: ['d1'] }, { IAM: ['d1', 'd2'] }]);
  });

  it('go along with a clone', () =>
    expect(
      principalOf(
        edited(trust({ IAM: ['d1'] }), visualEdits.cloneBlock(trust({ IAM: ['d1'] }), at)),
      ),
    ).toEqual([{ IAM: ['d1'] }, { IAM: ['d1'] }]));
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
