import { describe, expect, it } from 'vitest';
import type { CatalogAction } from '#src/catalog/types.ts';
import { choicesOf, inGroups, isChosen, offered, searchActions, triState } from './actionChoice.ts';

const entry = (
  name: string,
  level: CatalogAction['level'],
  more: Partial<CatalogAction> = {},
): CatalogAction => ({ name, level, description: `Does ${name}`, versions: ['1.1'], ...more });

const coc = [
  entry('coc:document:get', 'read'),
  entry('coc:document:list', 'list', { description: 'List documents' }),
  entry('coc:document:create', 'write'),
  entry('coc:instance:start', 'write', { aliases: ['coc:instance:startInstance'] }),
  entry('coc:tag:add', 'tagging', { versions: ['5.0'] }),
];

describe('choicesOf', () => {
  it('ticks by name without case and covers by pattern', () => {
    const { actions, patterns, unlisted } = choicesOf(
      coc,
      ['COC:document:GET', 'coc:instance:*', 'coc:job:odd'],
      '1.1',
    );
    expect(actions.filter((a) => a.ticked).map((a) => a.name)).toEqual(['coc:document:get']);
    expect(actions.filter((a) => a.coveredBy === 'coc:instance:*').map((a) => a.name)).toEqual([
      'coc:instance:start',
    ]);
    expect(patterns).toEqual([{ text: 'coc:instance:*', count: 1 }]);
    expect(unlisted).toEqual(['coc:job:odd']);
  });

  it('knows the question mark in 5.0 only', () => {
    expect(choicesOf(coc, ['coc:document:ge?'], '5.0').patterns).toEqual([
      { text: 'coc:document:ge?', count: 1 },
    ]);
    expect(choicesOf(coc, ['coc:document:ge?'], '1.1').patterns).toEqual([
      { text: 'coc:document:ge?', count: 0 },
    ]);
  });
});

describe('groups and search', () => {
  const { actions } = choicesOf(coc, ['coc:document:create'], '1.1');

  it('sorts by access level in the console’s order', () => {
    expect(inGroups(actions).map(({ group, actions: list }) => [group, list.length])).toEqual([
      ['ReadOnly', 1],
      ['ReadWrite', 2],
      ['ListOnly', 1],
      ['Tagging', 1],
    ]);
  });

  it('has three states', () => {
    expect(inGroups(actions).map((g) => triState(g.actions))).toEqual([
      'none',
      'some',
      'none',
      'none',
    ]);
    expect(triState(actions.filter(isChosen))).toBe('all');
  });

  it.each([
    ['list documents', ['coc:document:list']],
    ['startinstance', ['coc:instance:start']],
    ['document get', ['coc:document:get']],
    ['nothing like it', []],
  ])('finds %j in names, descriptions and other names', (search, names) => {
    expect(searchActions(actions, search).map((a) => a.name)).toEqual(names);
  });

  it('offers the version’s own actions, and the rest when searching', () => {
    expect(offered(actions, '1.1', false).map((a) => a.name)).not.toContain('coc:tag:add');
    expect(offered(actions, '1.1', true).map((a) => a.name)).toContain('coc:tag:add');
  });

  it('lets 1.1 names stand in, marked, where no 5.0 name is known', () => {
    const inFive = choicesOf(coc, [], '5.0').actions;
    const without = offered(inFive, '5.0', false);
    expect(without.map((a) => [a.name, a.borrowedFrom])).toEqual([
      ['coc:document:get', '1.1'],
      ['coc:document:list', '1.1'],
      ['coc:document:create', '1.1'],
      ['coc:tag:add', undefined],
    ]);
    expect(offered(inFive, '5.0', true)).toHaveLength(coc.length);
  });
});
