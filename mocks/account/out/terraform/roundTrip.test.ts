import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullCatalogView } from '#src/catalog/view.ts';
import { imported } from '#mocks/account/in/testing/importing.ts';
import { accountNamed } from '#mocks/analysis/account.ts';
import { blastOf } from '#mocks/analysis/blast.ts';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { accountPlan, fillAccount } from '#mocks/testing/accountPlans.ts';
import { crowdedAccount } from '#mocks/testing/crowdedAccount.ts';
import { exportAs } from '../exports.ts';
import { differenceOf } from '../model/difference.ts';
import { itemsOf } from '../model/itemsOf.ts';
import { settingKinds } from '../model/settingItems.ts';

const catalog = await fullCatalogView();

describe('an account that leaves as .tf.json and comes in again', () => {
  it.each(fc.sample(accountPlan, { numRuns: 3, seed: 5 }))('decides alike', (plan) => {
    const world = buildWorld('fresh', {}, 0);
    fillAccount(world, plan, 0);
    const account = accountNamed(world);
    const leaving = { before: world, after: world, account: account.id, all: true };
    const [file] = exportAs('tf.json', leaving).files;
    const { world: back } = imported({ 'main.tf.json': file?.text });
    if (back === undefined) throw new Error('The file is understood');
    const changes = blastOf(
      { world, now: 0, account },
      { world: back, now: 0, account: accountNamed(back, account.id) },
      catalog,
    );
    // The account itself is in no configuration: it comes with an id of its own.
    const others = [...changes].filter(([{ name }]) => name !== 'root');
    expect(
      others.filter(
        ([, { gained, lost, unknown }]) => gained.length + lost.length + unknown.length > 0,
      ),
    ).toEqual([]);
  });

  it('has its settings and enterprise projects again', () => {
    const world = buildWorld('fresh', {}, 0);
    crowdedAccount.after(world, 0);
    const [plan] = fc.sample(
      accountPlan.filter((one) => one.enterpriseProject),
      { numRuns: 1, seed: 5 },
    );
    if (plan !== undefined) fillAccount(world, { ...plan, passwordLength: 10 }, 0);
    const account = accountNamed(world);
    const leaving = { before: world, after: world, account: account.id, all: true };
    const { world: back } = imported({ 'm.tf.json': exportAs('tf.json', leaving).files[0]?.text });
    if (back === undefined) throw new Error('The file is understood');
    const looked: ReadonlySet<string> = new Set([...settingKinds, 'enterpriseProject']);
    const { changes } = differenceOf(itemsOf(world, account.id), itemsOf(back, account.id));
    const left = changes.filter(({ kind }) => looked.has(kind));
    // No resource of the provider says whether clients get tokens.
    expect(left.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['accountSwitches', [{ field: 'token_enabled', old: false, new: true }]],
    ]);
  });

  it('would be noticed if it decided otherwise', () => {
    const [plan] = fc.sample(accountPlan, { numRuns: 1, seed: 5 });
    if (plan === undefined) throw new Error('one plan is made');
    const world = buildWorld('fresh', {}, 0);
    fillAccount(world, plan, 0);
    const account = accountNamed(world);
    const leaving = { before: world, after: world, account: account.id, all: true };
    const text = exportAs('tf.json', leaving).files[0]?.text ?? '';
    const { world: back } = imported({
      'main.tf.json': text.replaceAll(
        /"huaweicloud_identity_group_membership": \{[^]*?\n    \},/g,
        '',
      ),
    });
    if (back === undefined) throw new Error('The file is understood');
    const at = accountNamed(back, account.id);
    const changes = blastOf(
      { world, now: 0, account },
      { world: back, now: 0, account: at },
      catalog,
    );
    expect([...changes].some(([{ name }, { lost }]) => name !== 'root' && lost.length > 0)).toBe(
      true,
    );
  });
});
