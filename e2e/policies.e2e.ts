import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { allow, policy } from './pages/customPolicies.ts';

test('modifying, with the way back and the question before leaving', async ({ page, openAs }) => {
  const editor = policyEditor(page);
  await test.step('Create a policy', async () => {
    await openAs(paths.policyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('Documents');
    await editor.paste(policy(allow('coc:document:get')));
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await row(page.getByRole('table', { name: 'Policies and roles' }), 'Documents')
      .getByRole('link', { name: 'Modify' })
      .click();
  });
  await test.step('Modify it, take a step back, and stay when asked', async () => {
    await expect(page.getByLabel('Policy Name', { exact: true })).toHaveValue('Documents');
    await editor.permission(1).getByRole('button', { name: 'document:get' }).click();
    await page.getByRole('checkbox', { name: 'coc:document:list', exact: true }).check();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(
      page.getByRole('checkbox', { name: 'coc:document:list', exact: true }),
    ).not.toBeChecked();
    await page.getByRole('checkbox', { name: 'coc:document:delete', exact: true }).check();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const question = page.getByRole('dialog', { name: 'Discard changes?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
  });
  await test.step('Save it', async () => {
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy Documents modified.');
    await page.getByRole('link', { name: 'Documents' }).click();
    await expect(page.getByRole('region', { name: 'Content of Documents' })).toContainText(
      'coc:document:delete',
    );
  });
  await test.step('Delete it', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete custom policy Documents' });
    await expect(dialog).toContainText('Not granted to anybody');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expectToast(page, 'Custom policy Documents deleted.');
    await expect(page.getByRole('link', { name: 'Documents' })).toHaveCount(0);
  });
});

test.describe('without permission', () => {
  test('the list is refused and creating is greyed with its reason', async ({ page, openAs }) => {
    await openAs(paths.policies(), { as: 'flex-operator' });
    await expect(page.getByRole('alert')).toContainText('iam:roles:listRoles');
    const create = page.getByRole('button', { name: 'Create Custom Policy' });
    await expect(create).toHaveAttribute('aria-disabled', 'true');
    await expect(create).toHaveAccessibleDescription(/iam:roles:createRole/);
    await page.goto(`.${paths.policyCreate()}`);
    await expect(page.getByRole('button', { name: 'OK', exact: true })).toHaveAccessibleDescription(
      /iam:roles:createRole/,
    );
  });
});

test('the pages are accessible', async ({ page, openAs }) => {
  await openAs(paths.policies());
  await expect(page.getByRole('link', { name: 'Agent Operator' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`.${paths.policyCreate()}`);
  await page.getByRole('radio', { name: 'Cloud Operations Center (COC)' }).click();
  await expect(page.getByRole('checkbox', { name: 'coc:document:get', exact: true })).toBeVisible();
  await expectAccessible(page);
  await policyEditor(page).showJson();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  await expectAccessible(page);
});
