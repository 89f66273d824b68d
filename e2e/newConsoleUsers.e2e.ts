import { paths } from '#src/paths.ts';
import {
  expect,
  expectAccessible,
  expectToast,
  logInAsUser,
  logOut,
  row,
  test,
} from './fixtures.ts';
import { fillUser, ok, password } from './pages/newConsoleUsers.ts';

/** A user of the new console: groups, name, console access, password, refusals. */

test.use({ scenario: 'ucs' });

test('a user joins a group from his own page and leaves it', async ({ page, openAs }) => {
  await openAs(paths.newUsers());
  await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('ucs-newcomer');
  await page.getByRole('link', { name: 'ucs-newcomer', exact: true }).click();
  await page.getByRole('tab', { name: 'User Groups' }).click();
  await page.getByRole('button', { name: 'Add User to Group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add User to Group' });
  await expect(ok(page)).toHaveAccessibleDescription('Select at least one user group.');
  await dialog.getByRole('checkbox', { name: /^ucs-viewer-group/ }).check();
  await ok(page).click();
  await expectToast(page, 'ucs-newcomer joined ucs-viewer-group.');
  const groups = page.getByRole('table', { name: 'User groups' });
  await row(groups, 'ucs-viewer-group').getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('dialog', { name: 'Remove ucs-newcomer from ucs-viewer-group' })
    .getByRole('button', { name: 'Remove' })
    .click();
  await expectToast(page, 'ucs-newcomer removed from ucs-viewer-group.');
});

test('a user is renamed, loses and gets back console access, and is deleted with what he has', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.newUsers());
  const users = page.getByRole('table', { name: 'Users' });
  await test.step('Rename the user', async () => {
    await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('ucs-newcomer');
    await row(users, 'ucs-newcomer')
      .getByRole('button', { name: 'More operations on ucs-newcomer' })
      .click();
    await page.getByRole('menuitem', { name: 'Modify' }).click();
    const modify = page.getByRole('dialog', { name: 'Modify User' });
    await modify.getByLabel('Username').fill('1newcomer');
    await modify.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(modify.getByText('Must not start with a digit or a space.')).toBeVisible();
    await modify.getByLabel('Username').fill('ucs-colleague');
    await modify.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'User ucs-colleague modified.');
  });
  await test.step('Take console access away', async () => {
    await page.getByRole('searchbox', { name: 'Enter a username.' }).fill('ucs-colleague');
    await page.getByRole('link', { name: 'ucs-colleague', exact: true }).click();
    await page.getByRole('tab', { name: 'Security Settings' }).click();
    await page.getByRole('button', { name: 'Take Console Access Away' }).click();
    await ok(page).click();
    await expect(page.getByText('Off', { exact: true })).toBeVisible();
  });
  const tab = await secondTab(paths.iamLogin());
  await logInAsUser(tab, {
    account: 'RehearsalCo',
    user: 'ucs-colleague',
    password: 'Practice-2026!',
  });
  await test.step('Allow console access again', async () => {
    await expect(tab.getByRole('alert')).toBeVisible();
    await page.getByRole('button', { name: 'Allow Console Access' }).click();
    const allow = page.getByRole('dialog', { name: 'Allow ucs-colleague to sign in' });
    await allow.getByLabel('New Password', { exact: true }).fill('short');
    await allow.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(allow.getByText('Use 8 to 32 characters.')).toBeVisible();
    await allow.getByLabel('New Password', { exact: true }).fill(password);
    await allow
      .getByRole('checkbox', { name: 'Require password reset at the next login' })
      .uncheck();
    await allow.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'ucs-colleague can sign in to the console.');
    await logInAsUser(tab, { account: 'RehearsalCo', user: 'ucs-colleague', password });
    await expect(
      tab.getByRole('button', { name: /^Account menu, RehearsalCo, ucs-colleague/ }),
    ).toBeVisible();
  });
  await test.step('Delete the user', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Delete user ucs-colleague' })
      .getByRole('button', { name: 'Delete', exact: true })
      .click();
    await expectToast(page, 'User ucs-colleague deleted.');
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  });
});

test('a generated password is shown once, not lost without a question, and works', async ({
  page,
  openAs,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAs(paths.newUsers());
  await test.step('Create a user with a generated password', async () => {
    await page.getByRole('button', { name: 'Create User' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Create User' })).toBeVisible();
    await page.getByLabel('Username').fill('generated-one');
    await page.getByRole('radio', { name: /^Automatically generated/ }).check();
    await page
      .getByRole('checkbox', { name: 'Require password reset at the next login' })
      .uncheck();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Create User' }).click();
  });
  const alert = page.getByRole('alert').filter({ hasText: 'The password can be seen only now' });
  const secret = ((await alert.textContent()) ?? '')
    .replace(/^.*only now: /, '')
    .replace(/Download.*$/, '')
    .trim();
  await test.step('Leaving without the password asks first', async () => {
    expect(secret).toHaveLength(16);
    const question = page.getByRole('dialog', { name: 'Leave without the password?' });
    for (const leave of [
      () => page.getByRole('button', { name: 'Back to User List' }).click(),
      () => page.goBack(),
    ]) {
      await leave();
      await question.getByRole('button', { name: 'Cancel' }).click();
      await expect(question).toBeHidden();
    }
  });
  await test.step('Copy the password', async () => {
    await page.getByRole('button', { name: 'Copy password' }).click();
    await expect(page.getByRole('tooltip')).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
    await page.goBack(); // past the steps of the wizard
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  });
  await test.step('Sign in with it', async () => {
    await logOut(page);
    await page.goto(`.${paths.iamLogin()}`);
    await logInAsUser(page, { account: 'RehearsalCo', user: 'generated-one', password: secret });
    await expect(
      page.getByRole('button', { name: /^Account menu, RehearsalCo, generated-one/ }),
    ).toBeVisible();
  });
});

test.describe('refusals', () => {
  test('the new console refuses whoever may not use it, and the switch leads back', async ({
    page,
    openAs,
  }) => {
    await test.step('To the new console and back', async () => {
      await openAs(paths.users());
      await page.getByRole('link', { name: 'Go to New Console' }).click();
      await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.newUsers()));
      await page.getByRole('link', { name: 'Old and New Console' }).click();
      await expect(page.getByRole('table', { name: 'Differences' })).toContainText(
        'Identity policies (5.0)',
      );
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Go to Old Console' }).first().click();
      await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.users()));
    });
    await test.step('The switch leads to the twin of the page', async () => {
      // Both consoles have a link of this name; the address changes before the page does.
      await expect(page.getByRole('link', { name: 'Go to New Console' })).toBeVisible();
      await page.getByRole('link', { name: 'User Groups' }).click();
      await expect(page.getByRole('heading', { name: 'User Groups', level: 1 })).toBeVisible();
      await page.getByRole('link', { name: 'Go to New Console' }).click();
      await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.newGroups()));
    });
    await test.step('Whoever may not list users is refused', async () => {
      await openAs(paths.newUsers(), { as: 'ucs-viewer' });
      await expect(page.getByRole('alert').first()).toContainText('iam:users:listUsersV5');
      await expect(page.getByRole('button', { name: 'Create User' })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
    });
  });

  test('a taken name goes back to the first step, beside the name', async ({ page, openAs }) => {
    await openAs(paths.newUserCreate());
    await fillUser(page, 'ucs-viewer');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Create User' }).click();
    await expect(page.getByText(/^This name is taken\./)).toBeVisible();
    await expect(page.getByLabel('Username')).toHaveValue('ucs-viewer');
  });
});
