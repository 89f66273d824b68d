import { paths } from '#src/paths.ts';
import { expect, expectToast, row, test } from './fixtures.ts';

test.use({ scenario: 'ucs' });

test('ECS: buying, stopping and deleting a server, and a reader of UCS at its door', async ({
  page,
  openAs,
}) => {
  await openAs(paths.ecs());
  const dialog = page.getByRole('dialog', { name: 'Buy ECS' });
  const buy = async (name: string, mode: 'Yearly/Monthly' | 'Pay-per-use') => {
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByRole('radio', { name: mode }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, `${name} created.`);
  };
  const servers = page.getByRole('table', { name: 'ECSs' });
  await test.step('Buy a yearly/monthly server', async () => {
    await page.getByRole('button', { name: 'Buy ECS' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('bad name!!');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(
      dialog.getByText('Only letters, digits, hyphens, underscores and periods.'),
    ).toBeVisible();
    await buy('ecs-new', 'Yearly/Monthly');
  });
  const server = row(servers, 'ecs-new');
  await test.step('Stop it; what cannot be done now says why', async () => {
    await expect(server).toContainText('Yearly/Monthly');
    await expect(server.getByRole('button', { name: 'Start' })).toHaveAccessibleDescription(
      'The instance is running; this needs one that is stopped.',
    );
    await server.getByRole('button', { name: 'Stop' }).click();
    await page
      .getByRole('dialog', { name: 'Stop ECS' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(server).toContainText('Stopped');
    await expect(server.getByRole('button', { name: 'Stop' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await server.getByRole('button', { name: 'More operations on ecs-new' }).click();
    await expect(
      page.getByRole('menuitem', { name: 'Restart', exact: true }),
    ).toHaveAccessibleDescription('The instance is stopped; this needs one that is running.');
    await expect(page.getByRole('menuitem', { name: 'Delete', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.keyboard.press('Escape');
  });
  await test.step('Buy a pay-per-use server and delete it', async () => {
    await page.getByRole('button', { name: 'Buy ECS' }).click();
    await buy('ecs-hourly', 'Pay-per-use');
    await row(servers, 'ecs-hourly')
      .getByRole('button', { name: 'More operations on ecs-hourly' })
      .click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page
      .getByRole('dialog', { name: 'Delete ECS' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expectToast(page, 'ecs-hourly has been deleted.');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(row(servers, 'ecs-hourly')).toHaveCount(0);
  });
});
