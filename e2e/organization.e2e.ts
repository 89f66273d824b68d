import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

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
    await expect(note).toContainText(
      'The service control policy “DenyCreatingServers” denies ecs:cloudServers:create (also named ecs:cloudServers:createServers).',
    );
    await dialog.getByLabel('Name', { exact: true }).fill('web-1');
    const buy = dialog.getByRole('button', { name: 'OK' });
    await expect(buy).toBeDisabled();
    await expect(buy).toHaveAccessibleDescription(
      /the service control policy “DenyCreatingServers” denies ecs:cloudServers:create/,
    );
    await expectAccessible(page);
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
