import { describe, expect, it } from 'vitest';
import { actionTableOf } from '#src/catalog/actionTables.ts';
import printed from '#src/catalog/cases/ucsPolicyTables.json' with { type: 'json' };
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import { fittingActions } from './actionRows.ts';
import { readActions } from './readActions.ts';

const services = 'aom apm cce cgs dns elb evs ief lts smn swr ucs vpc vpcep'.split(' ');
const files = new Map(
  await Promise.all(services.map(async (code) => [code, await loadServiceActions(code)] as const)),
);

const documentOf = (policy: string) => findSystemRole(policy)?.document ?? {};
const contentsOf = (policy: string) =>
  readActions(documentOf(policy), actionTableOf(policy), files);

/** Names of the known actions of UCS and EVS among these entries. */
const namesOf = (entries: readonly string[]): readonly string[] =>
  entries
    .flatMap((entry) => fittingActions(entry, '1.1', files))
    .map(({ name }) => name)
    .filter((name) => /^(ucs|evs):/.test(name))
    .toSorted();

const grantedBy = (policy: string): readonly string[] =>
  namesOf(readActions(documentOf(policy), undefined, files).rows.map(({ action }) => action));

describe.each(['UCS FullAccess', 'UCS ReadOnlyAccess'] as const)('the table of %s', (policy) => {
  it('has the rows, the order and the descriptions of its page', () => {
    expect(
      contentsOf(policy).rows.map(({ action, specific, description }) => [
        action,
        specific ?? '-',
        description,
      ]),
    ).toEqual(printed[policy]);
  });

  it('names nothing that the policy does not grant', () => {
    const granted = grantedBy(policy);
    const specific = contentsOf(policy).rows.map((row) => row.specific ?? row.action);
    expect(specific.filter((name) => /^(ucs|evs):\w+:\w+$/.test(name)).length).toBeGreaterThan(29);
    expect(namesOf(specific).filter((name) => !granted.includes(name))).toEqual([]);
  });
});

it('the printed tables have as many rows as their page', () => {
  expect(printed['UCS FullAccess']).toHaveLength(77);
  expect(printed['UCS ReadOnlyAccess']).toHaveLength(46);
});

it('only rows without a specific action open, to actions that their entry fits', () => {
  const { rows } = contentsOf('UCS FullAccess');
  const opening = rows.filter(({ fitting }) => fitting.length > 0);
  expect(opening.filter(({ specific }) => specific !== undefined)).toEqual([]);
  expect(opening.map(({ action }) => action)).toContain('cce:*:*');
  expect(
    opening.flatMap(({ action, fitting }) =>
      fitting.filter(({ name }) => !name.startsWith(action.slice(0, action.indexOf('*')))),
    ),
  ).toEqual([]);
});

it('says where the table of UCS ReadOnlyAccess covers more than is granted: reading CIA', () => {
  expect(contentsOf('UCS ReadOnlyAccess').notes).toEqual([
    expect.stringContaining('ucs:ciaInstances:get, ucs:ciaInstances:list'),
  ]);
});

it('says that the page of UCS FullAccess names three actions once only, and grants them', () => {
  const actions = contentsOf('UCS FullAccess').rows.map(({ action }) => action);
  const granted = readActions(documentOf('UCS FullAccess'), undefined, files).rows;
  expect(actions).toContain('evs:types:get');
  for (const name of ['evs:types:get', 'dns:*:get', 'dns:*:list']) {
    expect(contentsOf('UCS FullAccess').notes.join()).toContain(name);
    expect(granted.map(({ action }) => action)).toContain(name);
  }
});

it.each(['UCS CommonOperations', 'UCS CIAOperations'])(
  'the table of %s takes the same form, is marked ours, and covers just what is granted',
  (policy) => {
    const { rows, notes } = contentsOf(policy);
    expect(notes.join()).toContain('No page prints this table');
    expect(rows.filter(({ description }) => description === '')).toEqual([]);
    expect(rows.filter(({ specific }) => specific !== undefined).length).toBeGreaterThan(2);
    expect([...new Set(namesOf(rows.map((row) => row.specific ?? row.action)))]).toEqual([
      ...new Set(grantedBy(policy)),
    ]);
  },
);
