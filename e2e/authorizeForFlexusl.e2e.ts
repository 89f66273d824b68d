import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, settled, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { confirm, granted, next, openWizard, roles, tick } from './pages/authorizeWizard.ts';

/** docs/sources/flexusl-self-service.md, the operations that stand for the 32 here. */
const cocOperations = JSON.stringify(
  {
    Version: '1.1',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'coc:instance:listResources',
          'coc:hostAccount:describe',
          'coc:instance:executeDocument',
        ],
      },
    ],
  },
  null,
  4,
);

test('FlexusL self-service O&M, steps 3 and 4: group, permissions with a policy made on the way, user', async ({
  page,
  openAs,
  context,
}) => {
  await test.step('Create a user group', async () => {
    await openAs(paths.groups());
    await page.getByRole('button', { name: 'Create User Group' }).click();
    await page.getByLabel('Name', { exact: true }).fill('coc-operators');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'User group coc-operators created.');
  });
  await test.step('Select permissions: the first one', async () => {
    await openWizard(page, 'coc-operators');
    await expect(next(page)).toHaveAttribute('aria-disabled', 'true');
    await tick(page, 'COC ReadOnlyAccess');
    await roles(page).getByRole('button', { name: 'Details of COC ReadOnlyAccess' }).click();
    await expect(page.getByRole('region', { name: 'Content of COC ReadOnlyAccess' })).toContainText(
      '"Version": "1.1"',
    );
  });
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Create Policy' }).click();
  const tab = await opened;
  await settled(tab);
  await test.step('Create the missing policy in another tab', async () => {
    await tab.getByLabel('Policy Name', { exact: true }).fill('COC Operations');
    await policyEditor(tab).paste(cocOperations);
    await tab.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(tab, 'Custom policy COC Operations created.');
    await tab.close();
  });
  await test.step('Select the new policy too', async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await tick(page, 'COC Operations');
    await page.getByRole('button', { name: 'View Selected (2)' }).click();
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expect(roles(page).getByRole('checkbox', { name: /^Select (?!all)/ })).toHaveCount(2);
    await expectAccessible(page);
  });
  await test.step('Select the scope: global services', async () => {
    await next(page).click();
    await expect(page.getByRole('radio')).toHaveCount(1);
    await expect(page.getByRole('radio', { name: 'All resources' })).toBeChecked();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'All resources' })).toBeChecked();
    await page.getByRole('button', { name: 'Show More' }).click();
    await expect(page.getByRole('radio', { name: 'Region-specific projects' })).toHaveCount(0);
    await page.getByRole('radio', { name: 'Global services' }).check();
    await confirm(page);
  });
  const records = page.getByRole('table', { name: 'Authorization records' });
  await test.step('The records of the authorization', async () => {
    await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
    await expect(page.getByText('Permissions assigned: 2.')).toBeVisible();
    await expect(row(granted(page), 'COC Operations')).toContainText('Global service [Global]');
    await page.getByRole('button', { name: 'Finish' }).click();
    await expect(
      page.getByText('Authorization records (IAM projects): 2; (enterprise projects): 0'),
    ).toBeVisible();
    await page.goto(`.${paths.authorization()}`);
    const filter = page.getByRole('combobox', { name: 'Search by policy/role name.' });
    await filter.fill('coc-operators');
    await page.getByRole('option', { name: 'User group name: coc-operators' }).click();
    await expect(records.getByRole('button', { name: /^Details of/ })).toHaveCount(2);
  });
  await test.step('Add the user to the group', async () => {
    await page.goto(`.${paths.users()}`);
    await row(page.getByRole('table', { name: 'Users' }), 'flex-operator')
      .getByRole('link', { name: 'Authorize' })
      .click();
    await expect(
      page.getByRole('radio', { name: 'Inherit permissions from user groups' }),
    ).toBeChecked();
    await page.getByRole('checkbox', { name: 'Select coc-operators' }).check();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'flex-operator joined coc-operators.');
    await expect(
      row(page.getByRole('table', { name: 'User groups' }), 'coc-operators'),
    ).toBeVisible();
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(
      row(page.getByRole('table', { name: 'Authorization records' }), 'COC Operations'),
    ).toContainText('coc-operators');
  });
});
