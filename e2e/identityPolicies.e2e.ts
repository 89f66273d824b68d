import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { openPolicy, table } from './pages/identityPolicies.ts';

/** Identity policies of the new console: where they are attached, and who may not change them. */

test.use({ scenario: 'new-iam' });

test('a policy is attached to a user and a group, detached, and deleted with what is left', async ({
  page,
  openAs,
}) => {
  await openAs(paths.identityPolicies());
  await openPolicy(page, 'RestartOneServer', 'Policy Usage');
  const usage = page.getByRole('table', { name: 'Policy usage' });
  const dialog = page.getByRole('dialog', { name: 'Attach RestartOneServer' });
  await test.step('Attach it to a user and a group', async () => {
    await expect(row(usage, 'one-server')).toContainText('All resources');
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await expect(dialog.getByRole('checkbox', { name: /^one-server/ })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: /^office-worker/ }).check();
    await dialog.getByRole('button', { name: 'User Groups' }).click();
    await dialog.getByRole('checkbox', { name: /^ucs-readers/ }).check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'RestartOneServer attached to office-worker, ucs-readers.');
    await expect(row(usage, 'ucs-readers')).toContainText('User group');
  });
  await test.step('Detach it from the user', async () => {
    await row(usage, 'office-worker').getByRole('button', { name: 'Detach' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Detach', exact: true }).click();
    await expect(row(usage, 'office-worker')).toHaveCount(0);
  });
  await test.step('Delete it with what is left', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Delete identity policy RestartOneServer' });
    await expect(
      question.getByRole('list', { name: 'Holders of the policy' }).getByRole('listitem'),
    ).toHaveCount(2);
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await expectToast(page, 'Identity policy RestartOneServer deleted.');
    await expect(page.getByRole('heading', { name: 'Identity Policies' })).toBeVisible();
    await expect(page.getByText('RestartOneServer', { exact: true })).toHaveCount(0);
  });
});

test.describe('refusals', () => {
  test('a system-defined policy can be looked at and attached, not changed', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies());
    await page.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'System-defined' }).click();
    await openPolicy(page, 'UCSReadOnlyPolicy');
    await expect(page.getByRole('region', { name: 'Content of UCSReadOnlyPolicy' })).toContainText(
      'ucs:clusters:get',
    );
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(page.getByRole('button', { name: 'Delete', exact: true })).toHaveCount(0);
    await page.getByRole('tab', { name: 'Policy Usage' }).click();
    await expect(page.getByRole('button', { name: 'Attach', exact: true })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  test('who may not read policies is told the missing permission; a manager of IAM is not refused', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies(), { as: 'one-server' });
    await expect(page.getByRole('alert').first()).toContainText('iam:policies:list');
    await expect(page.getByRole('button', { name: 'Create Identity Policy' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await openAs(paths.identityPolicies(), { as: 'policy-editor' });
    await expect(row(table(page), 'RestartOneServer')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create Identity Policy' })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
