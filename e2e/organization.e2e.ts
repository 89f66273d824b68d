import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * A service control policy limits what identity policies allow, but not yearly/monthly purchases
 * (docs/sources/ucs-identity-policies.md#organizations).
 */

test.use({ scenario: 'organization' });

for (const as of ['ecs-buyer', 'admin']) {
  test(`with an SCP that denies creating ECSs, ${as} is refused a pay-per-use one and buys a yearly/monthly one`, async ({
    page,
    openAs,
  }) => {
    await openAs(paths.ecs(), { as });
    await page.getByRole('button', { name: 'Buy ECS' }).click();
    const dialog = page.getByRole('dialog', { name: 'Buy ECS' });
    const note = dialog.getByRole('note', { name: 'Pay-per-use is refused' });
    await test.step('Pay-per-use is refused beforehand, with the SCP', async () => {
      await expect(note).toContainText(
        'The service control policy “DenyCreatingServers” denies ecs:cloudServers:create (also named ecs:cloudServers:createServers).',
      );
      await dialog.getByLabel('Name', { exact: true }).fill('web-1');
    });
    const buy = dialog.getByRole('button', { name: 'OK' });
    await expect(buy).toBeDisabled();
    await expect(buy).toHaveAccessibleDescription(
      /The service control policy “DenyCreatingServers” denies ecs:cloudServers:create/,
    );
    await expectAccessible(page);
    await test.step('A yearly/monthly one passes', async () => {
      await dialog.getByRole('radio', { name: 'Yearly/Monthly' }).check();
      await expect(note).toHaveCount(0);
      await expect(dialog.getByRole('status')).toContainText(
        'denies it by “ecs:cloudServers:createServers”, but a purchase of yearly/monthly resources passes service control policies.',
      );
      await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('web-1');
      await dialog.getByRole('button', { name: 'OK' }).click();
      await expectToast(page, 'web-1 created.');
      await expect(row(page.getByRole('table', { name: 'ECSs' }), 'web-1')).toContainText(
        'Yearly/Monthly',
      );
    });
  });
}

test('the refusal is explained: the policy, and the level of the organization it is attached to', async ({
  page,
  openAs,
}) => {
  await openAs(paths.ecs(), { as: 'ecs-buyer' });
  await page.getByRole('button', { name: 'Buy ECS' }).click();
  const dialog = page.getByRole('dialog', { name: 'Buy ECS' });
  const note = dialog.getByRole('note', { name: 'Pay-per-use is refused' });
  await note.getByRole('button', { name: 'Why?' }).click();
  const why = note.getByRole('listitem');
  await expect(why).toContainText('DenyCreatingServers');
  await expect(why).toContainText('organization “Production”');
});

test('the exception is rehearsed from its policy: written, attached and detached in IAM, the purchase made from UCS', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.scps(), { as: 'admin' });
  const table = page.getByRole('table', { name: 'Service control policies' });
  const levels = page.getByRole('table', { name: 'Levels of the organization' });
  const confirm = (name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await test.step('the policy in force is taken from its unit', async () => {
    await table.getByRole('link', { name: 'DenyCreatingServers' }).click();
    await expect(
      page.getByRole('region', { name: 'Content of DenyCreatingServers' }),
    ).toContainText('ecs:cloudServers:createServers');
    await page.getByRole('tab', { name: 'Targets' }).click();
    await expectAccessible(page);
    await row(levels, 'Production').getByRole('button', { name: 'Detach' }).click();
    await confirm('Detach');
    await expectToast(page, 'DenyCreatingServers detached from Production.');
  });
  const buyer = await secondTab(paths.ucsClusters(), 'ecs-buyer');
  const dialog = buyer.getByRole('dialog', { name: 'Buy ECS' });
  const note = dialog.getByRole('note', { name: 'Pay-per-use is refused' });
  await buyer.getByRole('button', { name: 'Buy ECS' }).click();
  await expect(dialog.getByRole('button', { name: 'OK' })).toBeEnabled();
  await expect(note).toHaveCount(0);
  await test.step('another one is written and attached to the account', async () => {
    await page.getByRole('link', { name: 'Service Control Policies' }).first().click();
    await page.getByRole('button', { name: 'Create SCP' }).click();
    await page.getByLabel('Policy Name').fill('NoServers');
    await policyEditor(page).fill(
      '{"Version":"5.0","Statement":[{"Effect":"Deny","Action":["ecs:cloudServers:createServers"]}]}',
    );
    await page.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Service control policy NoServers created.');
    await expect(levels).toBeVisible();
    await row(levels, 'RehearsalCo').getByRole('button', { name: 'Attach' }).click();
    await confirm('Attach');
    await expectToast(page, 'NoServers attached to RehearsalCo.');
  });
  await test.step('it stops the purchase on UCS by use, not the one by year or month', async () => {
    await expect(note).toContainText('The service control policy “NoServers” denies');
    await dialog.getByLabel('Name', { exact: true }).fill('node-1');
    await dialog.getByRole('radio', { name: 'Yearly/Monthly' }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(buyer, 'node-1 created.');
  });
});
