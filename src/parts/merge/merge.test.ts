import { describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { changedOf, differencesOf, mergedValues, type Choice } from './differences.ts';
import { stretchesOf } from './lineMerge.ts';
import { saveVersion, type Opened } from './saveVersion.ts';

const fields = { name: { label: 'Name' }, text: { label: 'Content', lines: true } } as const;
const values = (name: string, text: string) => ({ name, text });

describe('stretches', () => {
  const texts = ['', 'a', 'a\nb\nc', 'a\nx\nc', 'b\nc\nd\n', 'x', 'c\nb\na', 'a\na\nb\nb'];
  it.each(texts.flatMap((base) => texts.map((theirs) => [base, theirs] as const)))(
    'of %j and %j lose and invent no line',
    (base, theirs) => {
      for (const mine of texts) {
        const stretches = stretchesOf(base, theirs, mine);
        const joined = (side: 'base' | 'theirs' | 'mine') =>
          stretches.flatMap((stretch) => stretch[side]).join('\n');
        expect([joined('base'), joined('theirs'), joined('mine')]).toEqual([base, theirs, mine]);
      }
    },
  );
});

describe('merging', () => {
  const base = values('old', 'a\nb\nc\nd\ne');
  const merged = (
    theirs: typeof base,
    mine: typeof base,
    choices: Readonly<Record<string, Choice>> = {},
  ) => mergedValues({ fields, base, theirs, mine }, choices);

  it('keeps changes of different places without a question', () => {
    const theirs = values('new', 'a\nB\nc\nd\ne');
    const mine = values('old', 'a\nb\nc\nd\nE');
    const found = differencesOf({ fields, base, theirs, mine });
    expect(found.map(({ suggestion }) => suggestion)).toEqual(['theirs', 'theirs', 'mine']);
    expect(merged(theirs, mine)).toEqual(values('new', 'a\nB\nc\nd\nE'));
  });

  it('asks where both changed the same place, and takes what is chosen', () => {
    const theirs = values('old', 'a\nb\ntheirs\nd\ne');
    const mine = values('old', 'a\nb\nmine\nd\ne');
    const [only, ...others] = differencesOf({ fields, base, theirs, mine });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ label: 'Content, line 3', suggestion: undefined });
    const key = only?.key ?? '';
    expect(merged(theirs, mine, { [key]: 'theirs' })).toEqual(theirs);
    expect(merged(theirs, mine, { [key]: 'mine' })).toEqual(mine);
    expect(merged(theirs, mine, { [key]: 'both' }).text).toBe('a\nb\ntheirs\nmine\nd\ne');
  });

  it('sends what was changed and nothing else', () =>
    expect(changedOf(base, values('new', base.text))).toEqual({ name: 'new' }));
});

describe('saving by version', () => {
  const opened: Opened<'name' | 'text'> = { values: values('old', 't'), version: '1' };
  const conflict = new Problem({ status: 409, code: '409', message: 'no' });

  /** A thing that is stored with a version, and a form that is saved to it. */
  const at = async (
    stored: Opened<'name' | 'text'>,
    from: Opened<'name' | 'text'>,
    taken?: string,
  ) => {
    const sent: unknown[] = [];
    const result = await saveVersion({
      opened: from,
      mine: values('mine', 't'),
      read: () => Promise.resolve(stored),
      send: (changed, ifMatch) => {
        sent.push([changed, ifMatch]);
        return ifMatch !== stored.version || changed.name === taken
          ? Promise.reject(conflict)
          : Promise.resolve();
      },
    });
    return { result, sent };
  };

  it('sends the version that the form began from', async () =>
    expect(await at(opened, opened)).toEqual({
      result: undefined,
      sent: [[{ name: 'mine' }, '1']],
    }));

  it('answers what is there now when somebody changed a field', async () => {
    const now = { values: values('theirs', 't'), version: '2' };
    expect((await at(now, opened)).result).toEqual(now);
  });

  it('goes on when only something beside the fields has changed', async () =>
    expect((await at({ ...opened, version: '2' }, opened)).sent).toEqual([
      [{ name: 'mine' }, '1'],
      [{ name: 'mine' }, '2'],
    ]));

  it('reads the version first where the form began from a list', async () => {
    const listed = { values: opened.values, version: undefined };
    expect((await at(opened, listed)).sent).toEqual([[{ name: 'mine' }, '1']]);
    const now = { values: values('theirs', 't'), version: '2' };
    expect(await at(now, listed)).toEqual({ result: now, sent: [] });
  });

  it('passes on a 409 that has another cause', async () =>
    expect(at(opened, opened, 'mine')).rejects.toBe(conflict));
});
