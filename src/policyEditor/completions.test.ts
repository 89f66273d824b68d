import { describe, expect, it } from 'vitest';
import { completePolicy } from './completions.ts';
import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';

/** The cursor is written as `|`. */
const at = async (marked: string, profile: PolicyProfile = 'custom') => {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const suggestions = await completePolicy(text, offset, profile);
  const apply = (label: string) => {
    const found = suggestions.find((suggestion) => suggestion.label === label);
    return found && text.slice(0, found.offset) + found.insertText + text.slice(found.end);
  };
  return { labels: suggestions.map(({ label }) => label), apply };
};

describe('completePolicy', () => {
  it('proposes the missing elements with an empty value', async () => {
    const { labels, apply } = await at('{"Version":"1.1",|}');
    expect(labels).toEqual(['Statement']);
    expect(apply('Statement')).toBe('{"Version":"1.1","Statement": []}');
  });

  it('proposes the version and effects', async () => {
    expect((await at('{"Version":"|"}')).apply('1.1')).toBe('{"Version":"1.1"}');
    expect((await at('{"Version":"|"}', 'identity')).labels).toEqual(['5.0']);
    expect((await at('{"Statement":[{"Effect":"|"}]}')).labels).toEqual(['Allow', 'Deny']);
  });

  it('proposes elements of a statement by profile', async () => {
    expect((await at('{"Statement":[{"Effect":"Allow","|"}]}')).labels).toEqual([
      'Action',
      'NotAction',
      'Resource',
      'Condition',
    ]);
    expect((await at('{"Statement":[{|}]}', 'trust')).labels).toContain('Principal');
    expect((await at('{"Statement":[{|}]}', 'custom')).labels).not.toContain('Principal');
  });

  it('proposes services first, then the actions of the typed one', async () => {
    const first = await at('{"Statement":[{"Action":["co|"]}]}');
    expect(first.apply('coc:')).toBe('{"Statement":[{"Action":["coc:"]}]}');
    const second = await at('{"Statement":[{"Action":["coc:|"]}]}');
    expect(second.labels).toContain('coc:document:get');
    expect(second.labels).toContain('coc:document:*');
    expect(second.apply('coc:document:get')).toBe(
      '{"Statement":[{"Action":["coc:document:get"]}]}',
    );
  });

  it('lets 1.1 names stand in for what identity policies call otherwise in no known way', async () => {
    const { labels } = await at('{"Statement":[{"Action":["as:|"]}]}', 'identity');
    expect(labels).toContain('as:groups:create');
    expect((await at('{"Statement":[{"Action":["ucs:|"]}]}', 'identity')).labels).not.toContain(
      'ucs:clusters:create',
    );
  });

  it('replaces the whole string the cursor is in', async () => {
    const { apply } = await at(
      '{"Statement":[{"Action":["coc:document:get", "coc:doc|ument:list"]}]}',
    );
    expect(apply('coc:job:action')).toBe(
      '{"Statement":[{"Action":["coc:document:get", "coc:job:action"]}]}',
    );
  });

  it('brings quotes where there are none', async () => {
    expect((await at('{"Statement":[{"Action":[|]}]}')).apply('coc:')).toBe(
      '{"Statement":[{"Action":["coc:"]}]}',
    );
  });

  it('says nothing for a service it does not know', async () => {
    expect((await at('{"Statement":[{"Action":["nosuch:|"]}]}')).labels).toEqual([]);
  });

  it('proposes operators, global keys and the keys of the services used', async () => {
    const operators = await at('{"Statement":[{"Action":["coc:document:get"],"Condition":{"|"}}]}');
    expect(operators.labels).toContain('StringEquals');
    const keys = await at(
      '{"Statement":[{"Action":["coc:document:get"],"Condition":{"StringEquals":{|}}}]}',
    );
    expect(keys.labels).toContain('g:UserName');
    expect(keys.labels).toContain('coc:TicketType');
    expect(keys.apply('g:UserName')).toContain('{"g:UserName": [""]}');
  });

  it('proposes resource paths of the services used', async () => {
    expect(
      (await at('{"Statement":[{"Action":["coc:instance:start"],"Resource":["|"]}]}')).labels,
    ).toContain('coc:*:*:instance:*');
  });
});
