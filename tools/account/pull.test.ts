import http from 'node:http';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import { accountNamed } from '#mocks/analysis/account.ts';
import { blastOf } from '#mocks/analysis/blast.ts';
import { accountPlan, fillAccount } from '#mocks/testing/accountPlans.ts';
import { crowdedAccount } from '#mocks/testing/crowdedAccount.ts';
import type { World } from '#mocks/world/world.ts';
import { differenceOf } from '#mocks/account/out/model/difference.ts';
import { itemsOf } from '#mocks/account/out/model/itemsOf.ts';
import { mainAccount } from '#mocks/seed/base.ts';
import { SeedBuilder } from '#mocks/seed/builder.ts';
import { seedAttachment, seedIdentityPolicy } from '#mocks/seed/newIam.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { readAll } from './import.ts';
import { pullCommand, type Keys } from './pull.ts';

const folder = mkdtempSync(join(tmpdir(), 'pull-'));
afterAll(() => rmSync(folder, { recursive: true }));
const opened: HttpTestBackend[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});

type Policy = { Version: string; Statement: { Effect: string; Action: string[] }[] };
const policy = JSON.parse(readFileSync('docs/examples/pull-policy.json', 'utf8')) as Policy;
const endpoints: readonly Endpoint[] = Object.values(contract);

const [plan] = fc.sample(accountPlan, { numRuns: 1, seed: 14 });
if (plan === undefined) throw new Error('one plan is made');

/** A backend, and the keys of a user who holds one policy. */
async function backendWith(held: Policy, fill: (world: World) => void = () => undefined) {
  const backend = await startHttp('new-iam');
  opened.push(backend);
  fill(backend.backend.controls.world());
  const seed = new SeedBuilder(backend.backend.controls.world(), Date.now());
  const reader = seed.user(mainAccount, 'reader');
  seedAttachment(seed, 'user', reader, seedIdentityPolicy(seed, mainAccount, 'Reading', [held]));
  const keys: Keys = { ak: 'READERSACCESSKEY0000', sk: 'the secret of a test' };
  seed.add('credentials', {
    id: keys.ak ?? '',
    secret: keys.sk ?? '',
    user_id: reader.id,
    status: 'active',
    description: '',
    create_time: 0,
  });
  return { backend, keys };
}

describe('pull', () => {
  it('reads the whole account with the published policy, and only reads', async () => {
    const { backend, keys } = await backendWith(policy, (world) => {
      fillAccount(world, plan, 0);
      crowdedAccount.after(world, 0);
    });
    const out = join(folder, 'whole');
    const sent = vi.spyOn(http, 'request');
    const { report, code } = await pullCommand(
      ['--endpoint', backend.admin.url, '--out', out],
      keys,
    );
    const methods = sent.mock.calls.map(([options]) =>
      typeof options === 'object' && 'method' in options ? options.method : undefined,
    );
    expect(methods.length).toBeGreaterThan(40);
    expect(new Set(methods)).toEqual(new Set(['GET']));
    expect(report).toMatchObject({ left: [] });
    expect(code).toBe(0);

    const back = readAll([out]).finish(0, 'epoch', await fullCatalogView());
    expect(back.report.left).toEqual([]);
    if (back.world === undefined) throw new Error('The files are understood');
    const { domainId } = backend.admin;
    const differs = differenceOf(
      itemsOf(backend.backend.controls.world(), domainId),
      itemsOf(back.world, domainId),
    ).changes.map(({ kind, fields }) => [kind, fields.map(({ field }) => field)]);
    // The new family tells no descriptions of keys.
    expect(differs.filter(([kind]) => kind !== 'accessKey')).toEqual([]);
    const at = (world: World) => ({ world, now: 0, account: accountNamed(world, domainId) });
    const blast = blastOf(
      at(backend.backend.controls.world()),
      at(back.world),
      await fullCatalogView(),
    );
    expect([...blast.values()].filter((one) => one.gained.length + one.lost.length > 0)).toEqual(
      [],
    );
    const texts = readdirSync(out).map((file) => readFileSync(join(out, file), 'utf8'));
    expect(texts.join('')).not.toContain('the secret of a test');
  });

  it('needs no more than the policy says', async () => {
    const { backend, keys } = await backendWith(policy);
    const { report } = await pullCommand(
      ['--endpoint', backend.admin.url, '--out', join(folder, 'needed')],
      keys,
    );
    const operations = new Set(
      (report as { files: { file: string }[] }).files.map(({ file }) => file.replace('.json', '')),
    );
    const asked = new Set(
      endpoints.flatMap(({ access, operation }) =>
        typeof access === 'string' || !operations.has(operation)
          ? []
          : access.map(({ name }) => name),
      ),
    );
    const idle = policy.Statement.flatMap(({ Action }) => Action).filter((one) => !asked.has(one));
    // These were asked for as well, and had nothing to tell.
    expect(idle).toEqual([
      'iam::listTagsForResourceV5',
      'iam:mfa:listMFADevicesV5',
      'iam:permissions:listRoleAssignments',
      'iam:users:getUserLoginProtect',
    ]);
    expect(operations.size).toBeGreaterThan(15);
  });

  it('tells what was refused, and keeps the rest', async () => {
    const without: Policy = {
      ...policy,
      Statement: policy.Statement.map((one) => ({
        ...one,
        Action: one.Action.filter((action) => action !== 'iam:agencies:listV5'),
      })),
    };
    const { backend, keys } = await backendWith(without);
    const { report, code } = await pullCommand(
      ['--endpoint', backend.admin.url, '--out', join(folder, 'part')],
      keys,
    );
    expect(code).toBe(1);
    expect(report).toMatchObject({ left: [{ operation: 'listAgenciesV5', url: '/v5/agencies' }] });
  });

  it('refuses wrong keys, no keys and no address', async () => {
    const { backend } = await backendWith(policy);
    const args = ['--endpoint', backend.admin.url, '--out', join(folder, 'none')];
    await expect(pullCommand(args, { ak: 'NOSUCHKEY', sk: 'x' })).rejects.toThrow(/401/);
    await expect(pullCommand(args, { ak: undefined, sk: undefined })).rejects.toThrow(/Set HUAWEI/);
    await expect(pullCommand(['--endpoint', 'x'], { ak: 'a', sk: 'b' })).rejects.toThrow(/--out/);
  });
});
