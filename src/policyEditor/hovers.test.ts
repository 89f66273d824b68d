import { describe, expect, it } from 'vitest';
import { describePolicy } from './hovers.ts';

const text =
  '{"Statement":[{"Action":["coc:instance:start","coc:schedule:*","nosuch:a:b"],"Condition":{"ForAnyValue:StringEqualsIfExists":{"g:UserName":["x"],"g:ResourceTag/owner":["y"]}}}]}';
const over = (part: string) => describePolicy(text, text.indexOf(part) + 1, 'custom');

describe('describePolicy', () => {
  it('describes an action', async () => {
    const hover = await over('coc:instance:start');
    expect(hover?.paragraphs[0]).toBe('coc:instance:start');
    expect(hover?.paragraphs[2]).toContain('write');
    expect(text.slice(hover?.offset, hover?.end)).toBe('"coc:instance:start"');
  });
  it('lists what a pattern fits', async () =>
    expect((await over('coc:schedule:*'))?.paragraphs[1]).toMatch(
      /^Fits \d+ actions of Cloud Operations Center: coc:schedule:/,
    ));
  it('explains operators with prefix and suffix', async () => {
    expect((await over('ForAnyValue'))?.paragraphs[1]).toBe(
      'At least one value of the request must fit. The key is one of the values, with case. Also true when the request does not carry the key.',
    );
  });
  it('explains keys, tag keys included', async () => {
    expect((await over('g:UserName'))?.paragraphs[1]).toBe('Name of the IAM user');
    expect((await over('g:ResourceTag'))?.paragraphs[0]).toBe('g:ResourceTag/owner');
  });
  it('says nothing elsewhere', async () => {
    expect(await over('nosuch')).toBeUndefined();
    expect(await describePolicy(text, 1, 'custom')).toBeUndefined();
  });
});
