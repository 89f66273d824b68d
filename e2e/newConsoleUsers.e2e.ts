import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
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

/**
 * The process flow of docs/sources/ucs-identity-policies.md#process-flow in the new console: user
 * or group, UCSReadOnlyPolicy, sign in, verify.
 */

test.use({ scenario: 'ucs' });

const password = 'Rehearsal-5.0!';
const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });
const held = (page: Page) => page.getByRole('table', { name: 'Identity policies' });

async function fillUser(page: Page, name: string): Promise<void> {
  await page.getByLabel('Username').fill(name);
  await page.getByLabel('Description').fill('Reads UCS');
  await page.getByLabel('New Password', { exact: true }).fill(password);
  await page.getByRole('checkbox', { name: 'Require password reset at the next login' }).uncheck();
}

async function pickPolicy(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Enter a policy name or description.' }).fill(name);
  await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
}

/** Step 3 of the process flow. */
async function verifyReadOnly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Service list' }).click();
  await page
    .getByRole('dialog', { name: 'Service list' })
    .getByRole('link', { name: /Ubiquitous Cloud Native Service/ })
    .click();
  await page.getByRole('navigation').getByRole('link', { name: 'Fleets' }).click();
  await expect(page.getByRole('table', { name: 'Fleets' }).getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('button', { name: 'Create Fleet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create Fleet' });
  await dialog.getByLabel('Fleet Name').fill('my-fleet');
  await dialog.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('insufficient permissions');
  await expect(dialog.getByRole('alert')).toContainText('ucs:clustergroups:create');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Service list' }).click();
  await page
    .getByRole('dialog', { name: 'Service list' })
    .getByRole('link', { name: /Elastic Cloud Server/ })
    .click();
  await expect(page.getByRole('alert')).toContainText(
    'insufficient permissions to access this service',
  );
}

test('a user with UCSReadOnlyPolicy of his own reads UCS, creates no fleet and enters no other service', async ({
  page,
  openAs,
}) => {
  await openAs(paths.newUsers());
  await page.getByRole('button', { name: 'Create User' }).click();
  await expect(page.getByRole('heading', { name: 'Create User' })).toBeVisible();
  await fillUser(page, 'new-reader');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Identity policies', exact: true }).click();
  await pickPolicy(page, 'UCSReadOnlyPolicy');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create User' }).click();
  await expect(page.getByText('User new-reader created successfully')).toBeVisible();
  await page.getByRole('link', { name: 'Open new-reader' }).click();
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('Attached directly');
  await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('All resources');

  await logOut(page);
  await page.goto(`.${paths.iamLogin()}`);
  await logInAsUser(page, { account: 'RehearsalCo', user: 'new-reader', password });
  await expect(
    page.getByRole('button', { name: /^Account menu, RehearsalCo, new-reader/ }),
  ).toBeVisible();
  await verifyReadOnly(page);
});

test('the same through a user group: created in a dialog, authorized without a scope, joined from both sides', async ({
  page,
  openAs,
}) => {
  await test.step('Create a user group in a dialog', async () => {
    await openAs(paths.newGroups());
    await page.getByRole('button', { name: 'Create User Group' }).click();
    const create = page.getByRole('dialog', { name: 'Create User Group' });
    await create.getByLabel('Name', { exact: true }).fill('admin');
    await create.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(create.getByText(/^This name is taken\./)).toBeVisible();
    await create.getByLabel('Name', { exact: true }).fill('fleet-readers');
    await create.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'User group fleet-readers created.');
  });
  const groups = page.getByRole('table', { name: 'User groups' });
  await test.step('Authorize it without a scope', async () => {
    await row(groups, 'fleet-readers').getByRole('link', { name: 'Authorize' }).click();
    await expect(ok(page)).toHaveAttribute('aria-disabled', 'true');
    await pickPolicy(page, 'UCSReadOnlyPolicy');
    await ok(page).click();
    await expect(page.getByText('Authorization successful.')).toBeVisible();
    await expect(
      row(page.getByRole('table', { name: 'Authorization records' }), 'UCSReadOnlyPolicy'),
    ).toContainText('All resources');
  });
  await test.step('Add a user, from the side of the group', async () => {
    await page.getByRole('button', { name: 'Back to fleet-readers' }).click();
    await page.getByRole('tab', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).first().click();
    const members = page.getByRole('dialog', { name: 'Users of fleet-readers' });
    await members.getByRole('checkbox', { name: /^ucs-newcomer/ }).check();
    await members.getByRole('button', { name: 'OK', exact: true }).click();
    await page
      .getByRole('table', { name: 'Users' })
      .getByRole('link', { name: 'ucs-newcomer' })
      .click();
  });
  await test.step('The user holds the policy through the group', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'ucs-newcomer' })).toBeVisible();
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(row(held(page), 'UCSReadOnlyPolicy')).toContainText('User group fleet-readers');
    await expect(held(page).getByRole('button', { name: 'Detach' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
  await test.step('The old console says so too', async () => {
    await page.goto(`.${paths.groups()}`);
    await page.getByRole('link', { name: 'fleet-readers', exact: true }).click();
    await expect(
      page.getByText(
        'Identity policies attached in the new console, scope All resources: UCSReadOnlyPolicy.',
      ),
    ).toBeVisible();
  });
});

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

/** The six digits an authenticator app shows at a time (epoch ms) for a key (RFC 6238). */
function appCode(key: string, at: number): string {
  const bits = [...key]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  const seed = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', seed).update(step).digest();
  return String((digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(
    6,
    '0',
  );
}

test.describe('security settings', () => {
  test('an access key: its secret is not lost unasked; the old console has the same key, which is disabled and deleted', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.newUsers());
    const users = page.getByRole('table', { name: 'Users' });
    await test.step('Create an access key', async () => {
      await row(users, 'ucs-newcomer')
        .getByRole('button', { name: 'More operations on ucs-newcomer' })
        .click();
      await page.getByRole('menuitem', { name: 'Security Settings' }).click();
      await page.getByRole('button', { name: 'Create Access Key' }).click();
      await page
        .getByRole('dialog', { name: 'Create access key for ucs-newcomer' })
        .getByRole('button', { name: 'OK' })
        .click();
    });
    const made = page.getByRole('dialog', { name: 'Access key created' });
    await test.step('Closing without the secret asks first', async () => {
      await made.getByRole('button', { name: 'Close', exact: true }).last().click();
      const question = page.getByRole('dialog', { name: 'Close without the secret?' });
      await question.getByRole('button', { name: 'Cancel' }).click();
    });
    const saving = page.waitForEvent('download');
    await made.getByRole('button', { name: 'Download' }).click();
    const file = await readFile(await (await saving).path(), 'utf8');
    expect(file).toMatch(
      /^User Name,Access Key Id,Secret Access Key\r\nucs-newcomer,[A-Z0-9]{20},[0-9a-f]{40}\r\n$/,
    );
    const id = file.split(/[\r\n,]+/)[4] ?? '';
    const keys = page.getByRole('table', { name: 'Access keys' });
    await test.step('The key stands in the list', async () => {
      await made.getByRole('button', { name: 'Close', exact: true }).last().click();
      await expect(made).toBeHidden();
      await expect(row(keys, id)).toContainText('Never');
      await expectAccessible(page);
    });
    await test.step('Disable it in the old console', async () => {
      await page
        .getByRole('link', {
          name: 'Login protection and descriptions of access keys, in the old console',
        })
        .click();
      // both consoles call the table the same
      await expect(page.getByRole('button', { name: 'Add Access Key' })).toBeVisible();
      await row(keys, id).getByRole('button', { name: 'Disable' }).click();
      await page
        .getByRole('dialog', { name: 'Disable access key' })
        .getByRole('button', { name: 'Disable' })
        .click();
      await expect(row(keys, id)).toContainText('Disabled');
    });
    await test.step('The new console says so', async () => {
      await page.goBack();
      await expect(page.getByRole('button', { name: 'Create Access Key' })).toBeVisible();
      await expect(row(keys, id).getByRole('button', { name: 'Enable' })).toBeVisible();
      await page.getByRole('link', { name: 'Users', exact: true }).first().click();
      await expect(row(users, 'ucs-newcomer')).toContainText('1 key (1 disabled), today');
      await row(users, 'ucs-newcomer')
        .getByRole('link', { name: '1 key (1 disabled), today' })
        .click();
    });
    await test.step('Delete it', async () => {
      await row(keys, id).getByRole('button', { name: 'Delete' }).click();
      await page
        .getByRole('dialog', { name: 'Delete access key' })
        .getByRole('button', { name: 'Delete' })
        .click();
      await expectToast(page, 'Access key deleted.');
      await expect(page.getByText('You can add 2 more.')).toBeVisible();
    });
  });

  test('an MFA device is enabled by two codes of an app and stands in the list', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.newUsers());
    const users = page.getByRole('table', { name: 'Users' });
    await test.step('Add an MFA device', async () => {
      await row(users, 'ucs-newcomer')
        .getByRole('link', { name: 'ucs-newcomer', exact: true })
        .click();
      await page.getByRole('tab', { name: 'Security Settings' }).click();
      await page.getByRole('button', { name: 'Add MFA Device' }).click();
      await page
        .getByRole('dialog', { name: 'Add MFA device for ucs-newcomer' })
        .getByLabel('Device Name')
        .fill('phone');
      await page.getByRole('button', { name: 'OK', exact: true }).click();
    });
    const enable = page.getByRole('dialog', { name: 'Enable MFA device' });
    const key = await enable.getByText(/^[A-Z2-7]{32}$/).innerText();
    await test.step('Two wrong codes are refused', async () => {
      await enable.getByLabel('First Code').fill('000000');
      await enable.getByLabel('Next Code').fill('000000');
      await enable.getByRole('button', { name: 'Enable' }).click();
      await expect(
        enable.getByText('These are not two codes in a row of this device. Wait for new ones.'),
      ).toBeVisible();
    });
    await test.step('Two codes in a row enable it', async () => {
      const now = Date.now();
      await enable.getByLabel('First Code').fill(appCode(key, now - 30_000));
      await enable.getByLabel('Next Code').fill(appCode(key, now));
      await enable.getByRole('button', { name: 'Enable' }).click();
      await expectToast(page, 'MFA device enabled.');
    });
    await test.step('Both consoles know the device', async () => {
      await page
        .getByRole('link', {
          name: 'Login protection and descriptions of access keys, in the old console',
        })
        .click();
      await expect(page.getByRole('definition').filter({ hasText: /^Bound$/ })).toBeVisible();
      await page.goBack();
      await page.getByRole('link', { name: 'Users', exact: true }).first().click();
      await expect(row(users, 'ucs-newcomer')).toContainText('Virtual MFA device');
    });
  });
});

test('several users get passwords of their own, are disabled and deleted, each with his result', async ({
  page,
  openAs,
}) => {
  await openAs(`${paths.newUsers()}?search=ucs-`);
  const users = page.getByRole('table', { name: 'Users' });
  await test.step('Select the users', async () => {
    for (const name of ['ucs-newcomer', 'ucs-viewer'])
      await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  });
  const modify = page.getByRole('button', { name: 'Modify', exact: true }).first();
  const dialog = page.getByRole('dialog', { name: 'Modify User' });
  const choose = async (attribute: string) => {
    await modify.click();
    await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await dialog.getByRole('combobox', { name: 'Select an attribute' }).click();
    await page.getByRole('option', { name: attribute }).click();
  };
  await test.step('Passwords of their own, downloaded before they are lost', async () => {
    await choose('Login Password');
    await dialog.getByRole('radio', { name: /^Automatically generated/ }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(dialog.getByText('Succeeded')).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page
      .getByRole('dialog', { name: 'Close without the passwords?' })
      .getByRole('button', { name: 'Cancel' })
      .click();
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download Password' }).click();
    expect(await readFile(await (await saving).path(), 'utf8')).toMatch(
      /^User Name,Password\r\nucs-\w+,\S{16}\r\nucs-\w+,\S{16}\r\n$/,
    );
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(row(users, 'ucs-newcomer')).toContainText('Today');
  });
  await test.step('Disable them', async () => {
    await choose('Status');
    await dialog.getByRole('radio', { name: 'Disable' }).check();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(dialog.getByText('Succeeded')).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(users.getByText('Disabled')).toHaveCount(2);
  });
  await test.step('Delete them', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
    await page
      .getByRole('dialog', { name: 'Delete 2 users' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await expectToast(page, '2 users deleted.');
    await expect(row(users, 'ucs-newcomer')).toHaveCount(0);
  });
});

test('the page on the differences names what each console changes of many users', async ({
  page,
  openAs,
}) => {
  const offered = async (list: string): Promise<string> => {
    await openAs(`${list}?search=ucs-`);
    for (const name of ['ucs-newcomer', 'ucs-viewer'])
      await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
    await page.getByRole('button', { name: 'Modify', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Modify User' });
    await dialog.getByRole('combobox', { name: 'Select an attribute' }).click();
    const options = await page.getByRole('option').allInnerTexts();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    return `At once: ${options.join(', ')}`;
  };
  const old = await offered(paths.users());
  const now = await offered(paths.newUsers());
  await openAs(paths.bothConsoles());
  const many = page
    .getByRole('table', { name: 'Differences' })
    .getByRole('row', { name: /^Modifying many users/ });
  await expect(many.getByRole('cell').first()).toContainText(old);
  await expect(many.getByRole('cell').last()).toHaveText(now);
});

test.describe('refusals', () => {
  test('the new console refuses whoever may not use it, and the switch leads back', async ({
    page,
    openAs,
  }) => {
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

    await page.getByRole('link', { name: 'User Groups' }).click();
    await expect(page.getByRole('heading', { name: 'User Groups', level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Go to New Console' }).click();
    await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.newGroups()));

    await openAs(paths.newUsers(), { as: 'ucs-viewer' });
    await expect(page.getByRole('alert').first()).toContainText('iam:users:listUsersV5');
    await expect(page.getByRole('button', { name: 'Create User' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
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
