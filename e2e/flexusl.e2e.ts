import type { Page } from '@playwright/test';
import { cocOperations } from '#mocks/seed/cocPolicies.ts';
import { paths } from '#src/paths.ts';
import {
  expect,
  expectAccessible,
  expectToast,
  logInAsUser,
  logOut,
  row,
  settled,
  test,
} from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * docs/sources/flexusl-self-service.md, steps 5 and 6: an IAM user works with FlexusL through COC,
 * and loses it while he works.
 */

const newPassword = 'Flexus-2026';

async function resetPassword(tab: Page, instance: string): Promise<void> {
  await row(tab.getByRole('table', { name: 'FlexusL instances' }), instance)
    .getByRole('button', { name: 'Reset Password' })
    .click();
  const dialog = tab.getByRole('dialog', { name: 'Reset Password' });
  await dialog.getByLabel('New Password').fill(newPassword);
  await dialog.getByLabel('Confirm Password').fill(newPassword);
  await dialog.getByRole('button', { name: 'OK' }).click();
}

async function inCoc(
  tab: Page,
  instance: string,
  operation: 'Start' | 'Restart' | 'Stop',
): Promise<void> {
  const line = tab
    .getByRole('table', { name: 'Instances', exact: true })
    .getByRole('row', { name: new RegExp(instance) });
  if (operation === 'Stop') {
    await line.getByRole('button', { name: `More operations on ${instance}` }).click();
    await tab.getByRole('menuitem', { name: operation }).click();
  } else {
    await line.getByRole('button', { name: operation, exact: true }).click();
  }
  await tab.getByRole('dialog', { name: operation }).getByRole('button', { name: 'OK' }).click();
}

test('with FlexusL permissions alone the reset is refused and names and explains what COC permissions are missing', async ({
  page,
  openAs,
}) => {
  await test.step('Log in as the IAM user', async () => {
    await openAs(paths.home());
    await logOut(page);
    await page.getByRole('link', { name: 'IAM User' }).click();
    await logInAsUser(page, {
      account: 'RehearsalCo',
      user: 'flex-operator',
      password: 'Practice-2026!',
    });
    await expect(page.getByRole('button', { name: /flex-operator/ })).toBeVisible();
  });
  await expect(page.getByRole('button', { name: /flex-operator/ })).toBeVisible();
  await page.goto(`.${paths.flexusl()}`);
  const control = row(
    page.getByRole('table', { name: 'FlexusL instances' }),
    'flexus-shop',
  ).getByRole('button', { name: 'Reset Password' });
  const refusal = page.getByRole('note', { name: 'Reset Password is refused' });
  const missing = [
    'coc:instance:listResources',
    'coc:hostAccount:describe',
    'coc:instance:executeDocument',
  ];
  await expect(control).toBeDisabled();
  await expect(control).toHaveAccessibleDescription(
    new RegExp(`Missing permissions: ${missing.join('; ')}`),
  );
  await expect(refusal).toContainText(`Missing permissions: ${missing.join('; ')}`);
  expect((await refusal.textContent())?.match(/coc:hostAccount:describe/g)).toHaveLength(1);
  await refusal.getByRole('button', { name: 'Why?' }).click();
  await expect(refusal.getByRole('listitem')).toHaveText(
    missing.map((action) => new RegExp(`no identity-based policy allows ${action}`)),
  );
  await expect(
    refusal.getByText(
      'Missing: an Allow for coc:instance:executeDocument in an identity-based policy.',
    ),
  ).toBeVisible();
  await expectAccessible(page);
  await row(page.getByRole('table', { name: 'FlexusL instances' }), 'flexus-test')
    .getByRole('button', { name: 'Start' })
    .click();
  await page.getByRole('dialog', { name: 'Start' }).getByRole('button', { name: 'OK' }).click();
  await expect(
    row(page.getByRole('table', { name: 'FlexusL instances' }), 'flexus-test'),
  ).toContainText('Running');
  await expect(
    row(page.getByRole('table', { name: 'FlexusL instances' }), 'flexus-test').getByRole('button', {
      name: 'Start',
    }),
  ).toHaveAccessibleDescription('The instance is running; this needs one that is stopped.');
});

test('with COC permissions alone FlexusL is refused', async ({ page, openAs }) => {
  await openAs(paths.flexusl(), { scenario: 'coc-limited', as: 'coc-only' });
  await expect(
    page.getByRole('table', { name: 'FlexusL instances' }).getByRole('alert'),
  ).toContainText('flexusl:instances:list');
});

test('the rules of the password stand beside the field', async ({ page, openAs }) => {
  await openAs(paths.flexusl());
  await row(page.getByRole('table', { name: 'FlexusL instances' }), 'flexus-shop')
    .getByRole('button', { name: 'Reset Password' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Reset Password' });
  await dialog.getByLabel('New Password').fill('root-root');
  await expect(dialog.getByRole('list', { name: 'Password rules' })).toContainText(
    'Not root or its reverse, also as a part (not kept yet)',
  );
  await expect(dialog.getByRole('button', { name: 'OK' })).toBeDisabled();
  await dialog.getByLabel('New Password').fill(newPassword);
  await dialog.getByLabel('Confirm Password').fill('Flexus-2027');
  await expect(dialog.getByText('Both passwords must be the same.').first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Confirm Password').fill(newPassword);
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expectToast(page, 'The password of flexus-shop has been reset.');
  await page.getByRole('link', { name: 'flexus-shop' }).click();
  await expect(page.getByRole('heading', { name: 'flexus-shop', level: 1 })).toBeVisible();
  await expect(page.getByText(newPassword)).toBeHidden();
});

test('an action taken from the policy is refused at the next click of the other tab, without signing in again', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.policies(), { scenario: 'coc-limited', as: 'admin' });
  const tab = await secondTab(paths.cocResources(), 'no-restart');
  const line = (instance: string) =>
    tab
      .getByRole('table', { name: 'Instances', exact: true })
      .getByRole('row', { name: new RegExp(instance) });
  const restart = line('ecs-shop-1').getByRole('button', { name: 'Restart', exact: true });
  await test.step('What the policy allows works', async () => {
    await expect(restart).toBeDisabled();
    await expect(restart).toHaveAccessibleDescription(/coc:instance:reboot/);
    await inCoc(tab, 'ecs-shop-1', 'Stop');
    const running = tab.getByRole('dialog', { name: 'Stop instances' });
    await expect(running.getByRole('status').first()).toContainText('Succeeded');
    await running.getByRole('button', { name: 'Close' }).first().click();
    await expect(
      tab
        .getByRole('table', { name: 'Instances', exact: true })
        .getByRole('row', { name: /ecs-shop-1/ }),
    ).toContainText('Stopped');
  });
  await test.step('Take an action from the policy', async () => {
    await page.getByRole('searchbox').first().fill('no-restart');
    // The rows move while they are filtered.
    await expect(page.getByRole('link', { name: 'COC Operations', exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: 'COC Operations (no-restart)' }).click();
    await page
      .getByRole('link', { name: 'Modify' })
      .or(page.getByRole('button', { name: 'Modify' }))
      .first()
      .click();
    await settled(page);
    const editor = policyEditor(page);
    await editor.paste(
      JSON.stringify(cocOperations(['coc:instance:reboot', 'coc:instance:stop']), null, 4),
    );
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
      'COC Operations (no-restart)',
    );
  });
  await test.step('It is refused in the other tab', async () => {
    await line('ecs-shop-2').getByRole('button', { name: 'More operations on ecs-shop-2' }).click();
    const stop = tab.getByRole('menuitem', { name: 'Stop' });
    await expect(stop).toBeDisabled();
    await expect(stop).toHaveAccessibleDescription(/coc:instance:stop/);
  });
});

test('a user taken out of the group loses everything at his next click', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.groups(), { scenario: 'coc-limited', as: 'admin' });
  const tab = await secondTab(paths.flexusl(), 'no-restart');
  await resetPassword(tab, 'flexus-shop');
  await expectToast(tab, 'The password of flexus-shop has been reset.');

  await page.getByRole('link', { name: 'no-restart-group' }).click();
  await page.getByRole('tab', { name: 'Users' }).click();
  await row(page.getByRole('table', { name: 'Users' }), 'no-restart')
    .getByRole('button', { name: 'Remove' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expectToast(page, 'Removed from no-restart-group.');

  await expect(
    tab.getByRole('table', { name: 'FlexusL instances' }).getByRole('alert'),
  ).toContainText('flexusl:instances:list');
});
