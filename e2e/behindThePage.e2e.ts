import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, test } from './fixtures.ts';

test('calls are seen beside the page, and go wrong when they are told to', async ({
  page,
  openAs,
}) => {
  const panel = page.getByRole('complementary', { name: 'Behind the page' });
  const name = page.getByLabel('Name', { exact: true });
  const ok = page.getByRole('main').getByRole('button', { name: 'OK', exact: true });
  await test.step('A refused read says for which action, and why', async () => {
    await openAs(paths.groups(), { as: 'flex-operator' });
    await page.getByRole('button', { name: /^Account menu/ }).click();
    await page.getByRole('menuitem', { name: 'Calls' }).click();
    await panel
      .getByRole('button', { name: /GET \/v3\/groups.*, 403$/ })
      .first()
      .click();
    await expect(panel).toContainText('groupList');
    await expect(panel).toContainText('iam:groups:listGroups');
    await expect(panel.getByRole('link', { name: /Why it was refused/ })).toBeVisible();
    await expect(panel.getByRole('region', { name: 'Answer body' })).toContainText('Forbidden');
    await expect(panel.getByRole('button', { name: 'Copy as curl' })).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('A preset makes one call fail; the panel outlives the page', async () => {
    await openAs(paths.groupCreate());
    await panel.getByRole('tab', { name: 'Faults' }).click();
    await expect(panel.getByText('Nothing is planned')).toBeVisible();
    await expect(panel.getByRole('button', { name: '500 there' })).toBeDisabled();
    await panel.getByRole('combobox', { name: 'Call' }).fill('groupCreate');
    await page.getByRole('option', { name: 'groupCreate', exact: true }).click();
    await panel.getByRole('button', { name: 'Conflict' }).click();
    await expect(panel.getByRole('list', { name: 'Planned faults' })).toContainText(
      'groupCreate:conflict:x1',
    );
    await expectAccessible(page);
    await name.fill('night-shift');
    await ok.click();
    await expect(page.getByRole('main')).toContainText('The world changed while the call was');
    await ok.click();
    await expectToast(page, 'User group night-shift created.');
  });
  await test.step('A fault that is none stays a word beside its field', async () => {
    await panel.getByLabel('As in a link').fill('grouplist:eror');
    await panel.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(panel.getByText('it is written groupList')).toBeVisible();
    await panel.getByRole('button', { name: 'Remove all faults' }).click();
    await expect(panel.getByText('Nothing is planned')).toBeVisible();
    await panel.getByRole('button', { name: 'Close panel' }).click();
    await expect(panel).toHaveCount(0);
  });
  await test.step('A link that asks for none is an error on the page', async () => {
    await openAs(`${paths.groups()}?faults=grouplist:eror`);
    await expectToast(page, /There is no call grouplist; it is written groupList/);
  });
});
