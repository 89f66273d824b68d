import { describe, expect, it } from 'vitest';
import { visualEdits } from './visualEdits.ts';
import type { BlockAddress } from './visualTypes.ts';
import { editable, edited, type Json } from '../testing/visualCases.ts';

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
