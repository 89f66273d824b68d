import { expect, it } from 'vitest';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { toVisual } from '#src/domain/policy/visual/visual.ts';
import { visualEdits, emptyPolicyText } from '#src/domain/policy/visual/visualEdits.ts';
import { applyEdits } from '#src/domain/policy/text/edits.ts';
import { viewOf } from './useCatalog.ts';
import { errorPlace } from './errorPlace.ts';

/** Place of the first error of a text, as the editor asks for it. */
function placeIn(text: string, profile: PolicyProfile) {
  const first = checkPolicy(text, { profile, catalog: viewOf(new Map()) }).find(
    ({ severity }) => severity === 'error',
  );
  if (first === undefined) throw new Error('no error');
  const hasStatements = toVisual(text).blocks.length > 0;
  const shown = hasStatements ? text : applyEdits(text, visualEdits.addBlock(text));
  return errorPlace(first, text, toVisual(shown).blocks, hasStatements);
}
const policy = (version: string, ...statements: readonly unknown[]) =>
  JSON.stringify({ Version: version, Statement: statements });
const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions });

it.each([
  [
    'a policy that has not been begun: the empty block',
    emptyPolicyText,
    'custom',
    { index: 0, step: undefined },
  ],
  [
    'an action that is none',
    policy('1.1', allow('coc:job:get'), allow('coc:job:get it')),
    'custom',
    { index: 1, step: 'action' },
  ],
  [
    'a resource that is none',
    policy('5.0', allow('ucs:clusters:list'), {
      ...allow('ucs:clusters:get'),
      Resource: ['nonsense here'],
    }),
    'identity',
    { index: 1, step: 'resource' },
  ],
  [
    'a trust policy that means nobody',
    policy('5.0', { ...allow('sts:agencies:assume'), Principal: { IAM: [] } }),
    'trust',
    { index: 0, step: 'principal' },
  ],
  [
    'nine statements: the policy as a whole',
    policy('1.1', ...Array.from({ length: 9 }, () => allow('iam:agencies:assume'))),
    'agency',
    undefined,
  ],
] as const)('finds the block and step of %s', (_, text, profile, place) =>
  expect(placeIn(text, profile)).toEqual(place),
);

it('takes the block whose action it is, of several services in one statement', () => {
  const text = policy('1.1', allow('ecs:servers:list', 'coc:job:get'));
  const offset = text.indexOf('"coc:job:get"');
  const finding = {
    code: 'X',
    severity: 'error',
    message: '',
    path: '$.Statement[0].Action[1]',
    offset,
    end: offset + '"coc:job:get"'.length,
  } as const;
  expect(errorPlace(finding, text, toVisual(text).blocks, true)).toEqual({
    index: 1,
    step: 'action',
  });
});

it('finds no place in a statement that blocks cannot show', () => {
  const text = policy('1.1', { Effect: 'Maybe', NotAction: ['coc:job:get'] });
  expect(placeIn(text, 'custom')).toBeUndefined();
});
