import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fullCatalogView } from '#src/catalog/view.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { accountNamed } from '#mocks/analysis/account.ts';
import { baseOf } from '#mocks/pipeline/worldBase.ts';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { Draft } from '#mocks/world/draft.ts';
import { applyChanges, type Commit } from '#mocks/world/journal.ts';
import { writeJournal } from '#mocks/world/journalFile.ts';
import { storeFormat } from '#mocks/world/store.ts';
import { membershipId } from '#mocks/world/tables/iam.ts';
import type { World } from '#mocks/world/world.ts';
import { accountCommand } from './command.ts';
import { membersOf } from '#mocks/analysis/members.ts';
import { worldOfFile } from './openWorld.ts';
import { requestFor } from '#mocks/analysis/question.ts';
import { subjectOf } from '#mocks/analysis/subject.ts';

const now = Date.UTC(2026, 10, 1, 12);
const folder = mkdtempSync(join(tmpdir(), 'diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = {
  readonly principal: string;
  readonly actions: readonly string[];
  readonly scope: object;
};
type Report = {
  readonly gained: readonly Row[];
  readonly lost: readonly Row[];
  readonly unknown: readonly object[];
};

async function diff(before: string, after: string): Promise<Report> {
  let out = '';
  const code = await accountCommand(
    ['diff', before, after, '--json'],
    now,
    (text) => (out += text),
  );
  expect(code).toBe(0);
  return JSON.parse(out) as Report;
}

/** A state file of the scenario with these changes, one commit each. */
function stateFile(...steps: readonly ((draft: Draft, world: World) => void)[]): string {
  const world = buildWorld('new-iam', {}, now);
  const base = baseOf(world);
  const commits = steps.map((step, index): Commit => {
    const draft = new Draft(world);
    step(draft, world);
    const changes = draft.finish();
    applyChanges(world, changes);
    return { no: index + 1, at: now, actor: 'admin', call: '', summary: '', changes };
  });
  const head = {
    format: storeFormat,
    epoch: 'e',
    scenario: 'new-iam',
    params: {},
    openedAt: now,
    no: commits.length,
  };
  const path = join(folder, `state-${Math.trunc(performance.now() * 1000)}`);
  writeFileSync(path, writeJournal({ head, base, commits }).text);
  return path;
}

const idOf = (world: World, kind: 'users' | 'groups', name: string): string => {
  const account = accountNamed(world).id;
  return world.tables[kind].find('name', `${account}/${name}`)?.id ?? '';
};
const join_ =
  (user: string, group: string) =>
  (draft: Draft, world: World): void => {
    const ids = { group_id: idOf(world, 'groups', group), user_id: idOf(world, 'users', user) };
    draft.insert('memberships', { id: membershipId(ids.group_id, ids.user_id), ...ids });
  };
const loseAll =
  (user: string) =>
  (draft: Draft, world: World): void => {
    for (const { id } of world.tables.attachments.by(
      'holder',
      `user/${idOf(world, 'users', user)}`,
    ))
      draft.remove('attachments', id);
  };

describe('account diff', () => {
  it('says that nothing changes between a world and itself', async () => {
    const file = stateFile(join_('mfa-admin', 'ucs-readers'));
    expect(await diff(file, file)).toEqual({ gained: [], lost: [], unknown: [] });
    expect(await diff(file, `${file}#1`)).toEqual({ gained: [], lost: [], unknown: [] });
  });

  it('names who gains and who loses what, between points of one file', async () => {
    const file = stateFile(join_('mfa-admin', 'ucs-readers'), loseAll('tag-operator'));
    const { gained, lost, unknown } = await diff(`${file}#0`, file);
    expect(unknown).toEqual([]);
    expect(new Set(gained.map(({ principal }) => principal))).toEqual(new Set(['user:mfa-admin']));
    expect(new Set(lost.map(({ principal }) => principal))).toEqual(new Set(['user:tag-operator']));
    expect(lost.flatMap(({ actions }) => actions)).toContain('ecs:cloudServers:start');
    expect((await diff(`${file}#1`, file)).gained).toEqual([]);
  });

  it('counts who is disabled as somebody who may do nothing', async () => {
    const file = stateFile((draft, world) => {
      const user = world.tables.users.get(idOf(world, 'users', 'tag-operator'));
      if (user !== undefined) draft.update('users', user.id, { enabled: false });
    }, loseAll('tag-operator'));
    const { gained, lost } = await diff(`${file}#0`, `${file}#1`);
    expect([gained, new Set(lost.map(({ principal }) => principal))]).toEqual([
      [],
      new Set(['user:tag-operator']),
    ]);
    expect(await diff(`${file}#1`, file)).toEqual({ gained: [], lost: [], unknown: [] });
  });

  it('counts a new administrator as everything he did not have', async () => {
    const file = stateFile(join_('one-server', 'admin'));
    const { gained, lost } = await diff(`${file}#0`, file);
    expect(lost).toEqual([]);
    const actions = gained.flatMap((row) => row.actions);
    expect(actions).toContain('ecs:cloudServers:delete');
    expect(actions).not.toContain('ecs:cloudServers:list');
  });

  it('agrees with decisions one by one before and after', async () => {
    const file = stateFile(join_('mfa-admin', 'ucs-readers'), loseAll('tag-operator'));
    const report = await diff(`${file}#0`, file);
    const catalog = await fullCatalogView();
    const [before, after] = [`${file}#0`, file].map((named) => {
      const world = worldOfFile(named);
      return { world, now, account: accountNamed(world) };
    });
    if (before === undefined || after === undefined) throw new Error('two worlds');
    const known = (catalog.actionsOf('ecs') ?? []).concat(catalog.actionsOf('ucs') ?? []);
    const context = { 'g:ResourceTag/team': 'shop', 'g:MFAPresent': 'true' };
    for (const { ref, name } of membersOf(after)) {
      const [one, other] = [subjectOf(before, ref, name), subjectOf(after, ref, name)];
      const [was, is] = [compileGrants(one.grants), compileGrants(other.grants)];
      const changed = (rows: readonly Row[]): ReadonlySet<string> =>
        new Set(
          rows.filter(({ principal }) => principal === name).flatMap(({ actions }) => actions),
        );
      const [gained, lost] = [changed(report.gained), changed(report.lost)];
      for (const action of known) {
        const request = requestFor(after, catalog, other, action, { context });
        const [old, next] = [decide(request, was).allowed, decide(request, is).allowed];
        expect([action, gained.has(action), lost.has(action)]).toEqual([
          action,
          next && !old,
          old && !next,
        ]);
      }
    }
  }, 60_000);

  it('refuses a commit that is not there', async () => {
    let out = '';
    const file = stateFile();
    const args = ['diff', file, `${file}#7`, '--json'];
    expect(await accountCommand(args, now, (text) => (out += text))).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'NO_SUCH_COMMIT', file } });
  });

  it('reads a file as it is: neither locks nor writes it', async () => {
    const file = stateFile(join_('mfa-admin', 'ucs-readers'));
    writeFileSync(`${file}.lock`, '{"pid":1}');
    let out = '';
    const args = ['check', 'mfa-admin', 'ucs:clusters:get', '--state', file, '--json'];
    expect(await accountCommand(args, now, (text) => (out += text))).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ allowed: true });
  });
});
