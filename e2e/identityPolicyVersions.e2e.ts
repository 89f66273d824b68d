import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { allow, ok, openPolicy, policy } from './pages/identityPolicies.ts';

/** Versions of an identity policy: compared, put in effect, deleted, and saved from an edit. */

test.use({ scenario: 'new-iam' });

test.describe('versions', () => {
  test('two are compared, an older one is put in effect again, one is deleted', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies());
    await openPolicy(page, 'RestartOneServer', 'Policy Versions');
    const versions = page.getByRole('table', { name: 'Policy versions' });
    await test.step('Compare two versions', async () => {
      await expect(row(versions, 'v3')).toContainText('Default');
      await expect(row(versions, 'v3').getByRole('button', { name: 'Delete' })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
      await versions.getByRole('checkbox', { name: 'Select v1' }).check();
      await expect(page.getByRole('button', { name: 'Compare' })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
      await versions.getByRole('checkbox', { name: 'Select v3' }).check();
      await page.getByRole('button', { name: 'Compare' }).click();
      const comparison = page.getByRole('dialog', { name: 'Compare v1 with v3' });
      await expect(
        comparison.getByRole('row').filter({ hasText: 'ecs:cloudServers:reboot' }),
      ).toContainText('Added:');
      await expectAccessible(page);
      await comparison.getByRole('button', { name: 'Close' }).last().click();
    });
    await test.step('Put an older one in effect again', async () => {
      await row(versions, 'v1').getByRole('button', { name: 'Set as Default' }).click();
      await ok(page).click();
      await expectToast(page, 'v1 of RestartOneServer is in effect.');
      await expect(row(versions, 'v1')).toContainText('Default');
    });
    await test.step('Delete one', async () => {
      await row(versions, 'v2').getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(row(versions, 'v2')).toHaveCount(0);
      await page.getByRole('tab', { name: 'Policy Content' }).click();
      await expect(
        page.getByRole('region', { name: 'Content of RestartOneServer' }),
      ).not.toContainText('reboot');
    });
  });

  test('an edit is checked for new access and saved as a new version; a sixth version is refused', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.identityPolicies());
    await openPolicy(page, 'RestartOneServer');
    const editor = policyEditor(page);
    const edit = async (text: string, inEffect: boolean) => {
      await page.getByRole('tab', { name: 'Policy Content' }).click();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
      await editor.paste(text);
      if (!inEffect)
        await page
          .getByRole('checkbox', { name: 'Set the new version as the default one' })
          .uncheck();
    };
    await test.step('Check an edit for new access', async () => {
      await edit(policy(allow('ecs:cloudServers:list', 'ecs:cloudServers:deleteServers')), true);
      await page.getByRole('button', { name: 'Check for New Access' }).click();
      const pane = page.getByRole('region', { name: 'New access' });
      await pane.getByRole('button', { name: 'Check Policy' }).click();
      await expect(pane.getByRole('list', { name: 'New access' })).toContainText(
        'ecs:cloudServers:deleteServers',
      );
      await expect(pane.getByRole('list', { name: 'New access' })).not.toContainText(
        'ecs:cloudServers:list',
      );
      await editor.paste(policy({ Effect: 'Deny', Action: ['ecs:cloudServers:list'] }));
      await expect(pane.getByText('The text has changed since the last check.')).toBeVisible();
      await pane.getByRole('button', { name: 'Check Policy' }).click();
      await expect(pane.getByText(/only denies/)).toBeVisible();
      await editor.paste(policy(allow('ecs:cloudServers:list')));
      await pane.getByRole('button', { name: 'Check Policy' }).click();
      await expect(pane.getByText('Nothing new is allowed.')).toBeVisible();
    });
    const versions = page.getByRole('table', { name: 'Policy versions' });
    await test.step('Save it as a new version', async () => {
      await ok(page).click();
      await expectToast(page, 'v4 of RestartOneServer saved.');
      await expect(row(versions, 'v4')).toContainText('Default');
    });
    await test.step('Save another that is not in effect; a sixth is refused', async () => {
      await edit(policy(allow('ecs:cloudServers:list', 'ecs:cloudServers:reboot')), false);
      await ok(page).click();
      await expectToast(page, 'v5 of RestartOneServer saved.');
      await expect(row(versions, 'v5')).toContainText('Not in effect');
      await expect(page.getByText('Versions available for creation: 0')).toBeVisible();
      await edit(policy(allow('ecs:cloudServers:reboot')), true);
      await expect(page.getByText('All 5 versions are used.')).toBeVisible();
      await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    });
  });
});
