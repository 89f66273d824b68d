import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Table, table } from './table.ts';

type Person = { readonly id: string; readonly name: string; readonly team: string };
const declaration = table<Person>()({
  unique: { name: (row) => row.name },
  multi: { team: (row) => row.team },
  sorted: { name: { part: (row) => row.team, key: (row) => row.name } },
});
type Step = {
  readonly id: number;
  readonly row: { readonly name: number; readonly team: number } | undefined;
};
const steps = fc.array(
  fc.record({
    id: fc.nat(8),
    row: fc.option(fc.record({ name: fc.nat(20), team: fc.nat(2) }), { nil: undefined }),
  }),
  { maxLength: 60 },
);

/** What a table must answer, by reading every row. */
function expected(rows: readonly Person[], team: string) {
  const inTeam = rows.filter((row) => row.team === team);
  return inTeam.toSorted((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1,
  );
}

function play(history: readonly Step[], subject: Table<Person, typeof declaration.spec>): Person[] {
  const model = new Map<string, Person>();
  for (const { id, row } of history) {
    const key = String(id);
    if (row === undefined) {
      model.delete(key);
      subject.drop(key);
    } else {
      const person = { id: key, name: `n${row.name}`, team: `t${row.team}` };
      model.set(key, person);
      subject.put(person);
    }
  }
  return [...model.values()];
}

describe('a table', () => {
  it('keeps indexes that were built early equal to those built late', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const early = new Table<Person, typeof declaration.spec>(declaration.spec);
        const late = new Table<Person, typeof declaration.spec>(declaration.spec);
        play(before, early);
        // The first use builds an index; from here on it is kept current.
        early.page('name', 't0');
        early.by('team', 't0');
        early.find('name', 'n0');
        const rows = play([...before, ...after], late);
        play(after, early);
        for (const team of ['t0', 't1', 't2']) {
          const wanted = expected(rows, team);
          for (const subject of [early, late]) {
            expect(subject.page('name', team)).toEqual(wanted);
            expect(subject.page('name', team, { descending: true })).toEqual(wanted.toReversed());
            expect(subject.page('name', team, { offset: 1, limit: 2 })).toEqual(wanted.slice(1, 3));
            expect(subject.page('name', team, { offset: 1, limit: 2, descending: true })).toEqual(
              wanted.toReversed().slice(1, 3),
            );
            expect(subject.partSize('name', team)).toBe(wanted.length);
            expect(subject.count('team', team)).toBe(wanted.length);
            expect(new Set(subject.by('team', team))).toEqual(new Set(wanted));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('finds the row of a unique key, also after another row took the name over', () => {
    const subject = new Table<Person, typeof declaration.spec>(declaration.spec);
    subject.put({ id: '1', name: 'a', team: 't' });
    expect(subject.find('name', 'a')?.id).toBe('1');
    subject.put({ id: '1', name: 'b', team: 't' });
    subject.put({ id: '2', name: 'a', team: 't' });
    expect(subject.find('name', 'a')?.id).toBe('2');
    subject.drop('2');
    expect(subject.find('name', 'a')).toBeUndefined();
  });
});
