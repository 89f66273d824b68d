import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { accountPlan, fillAccount, type AccountPlan } from '#mocks/testing/accountPlans.ts';
import { crowdedAccount as crowded } from '#mocks/testing/crowdedAccount.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { isThere } from '#mocks/testing/programs.ts';
import { leftOver, replay } from '#mocks/testing/replay.ts';
import { copyOf } from '#mocks/world/copy.ts';
import type { World } from '#mocks/world/world.ts';
import { scriptOf } from '../calls/scriptOf.ts';
import { actionOf, differenceOf } from '../model/difference.ts';
import { itemsOf } from '../model/itemsOf.ts';

const opened: HttpTestBackend[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});

/** What no call does; each stands in the script as left to people. */
const byHand: ReadonlySet<string> = new Set([
  'create accessKey',
  'create mfaDevice',
  'delete mfaDevice',
  'delete enterpriseProject',
]);
const seen = new Set<string>();

type Fill = (world: World, now: number) => void;
type Form = 'curl' | 'sdk';

/** Runs the script from one state to the other, twice, against a backend that holds the first. */
async function proveBy(form: Form, before: Fill, after: Fill): Promise<void> {
  const http = await startHttp('fresh');
  opened.push(http);
  const { backend, admin } = http;
  const world = backend.controls.world();
  const wanted = copyOf(world);
  const now = Date.now();
  before(world, now);
  after(wanted, now);
  const difference = differenceOf(itemsOf(world, admin.domainId), itemsOf(wanted, admin.domainId));
  for (const change of difference.changes) seen.add(`${actionOf(change)} ${change.kind}`);
  const script = scriptOf(difference);
  const first = await replay(form, script, http);
  expect([first.code, first.said.split('\n').at(-2)]).toEqual([
    0,
    expect.stringMatching(/were made/),
  ]);
  const left = leftOver(world, wanted, admin.domainId).filter(
    (change) => !byHand.has(`${actionOf(change)} ${change.kind}`),
  );
  expect(left).toEqual([]);
  const commits = backend.controls.commits().length;
  const second = await replay(form, script, http);
  expect([second.code, second.said.split('\n').at(-2)]).toEqual([0, '0 changes were made.']);
  expect(backend.controls.commits().slice(commits)).toEqual([]);
  expect(http.defects).toEqual([]);
}

const filler =
  (plan: AccountPlan): Fill =>
  (world, now) =>
    fillAccount(world, plan, now);
const pairsFor = (count: number, seed: number) =>
  fc
    .sample(fc.tuple(accountPlan, accountPlan), { numRuns: count, seed })
    .map(([from, to], no) => ({ no, from: filler(from), to: filler(to) }));

describe.skipIf(!isThere('jq', '--version') || !isThere('curl', '--version'))(
  'the script for curl, run against the world before (skipped without curl and jq)',
  () => {
    it.each(pairsFor(1, 14))(
      'ends in the world after, and changes nothing the second time ($no)',
      ({ from, to }) => proveBy('curl', from, to),
      120_000,
    );

    it(
      'makes way where names and quotas are taken',
      () => proveBy('curl', crowded.before, crowded.after),
      120_000,
    );
  },
);

describe('the script for the SDK, run against the world before', () => {
  it.each(pairsFor(4, 28))(
    'ends in the world after, and changes nothing the second time ($no)',
    ({ from, to }) => proveBy('sdk', from, to),
    60_000,
  );

  it(
    'makes way where names and quotas are taken',
    () => proveBy('sdk', crowded.before, crowded.after),
    60_000,
  );

  it('takes it back', () => proveBy('sdk', crowded.after, crowded.before), 60_000);

  it(
    'makes a project and what a service links',
    () =>
      proveBy(
        'sdk',
        () => undefined,
        (world, now) => {
          crowded.after(world, now);
          for (const row of world.tables.protectPolicies.all())
            world.set('protectPolicies', row.id, { ...row, operation_protection: true });
        },
      ),
    60_000,
  );
});

describe('the replays', () => {
  it('have seen every kind of change that a call makes', () => {
    const created = [
      'project',
      'user',
      'group',
      'agency',
      'trustAgency',
      'serviceAgency',
      'role',
      'identityPolicy',
      'policyVersion',
      'loginProfile',
      'loginProtect',
      'tag',
      'membership',
      'grant',
      'attachment',
      'enterpriseProject',
    ];
    const changed = [
      'passwordPolicy',
      'loginPolicy',
      'protectionPolicy',
      'consoleAccess',
      'apiAccess',
      'accountSwitches',
      'project',
      'user',
      'group',
      'agency',
      'trustAgency',
      'role',
      'policyVersion',
      'loginProfile',
      'accessKey',
      'tag',
    ];
    const removed = [...created.filter((kind) => !/roject/.test(kind)), 'accessKey'];
    const all = [
      ...created.map((kind) => `create ${kind}`),
      ...changed.map((kind) => `update ${kind}`),
      ...removed.map((kind) => `delete ${kind}`),
    ];
    expect(all.filter((one) => !seen.has(one))).toEqual([]);
  });
});
