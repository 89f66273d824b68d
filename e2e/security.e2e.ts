import type { Page } from '@playwright/test';
import { totpCode } from '#mocks/identities/totp.ts';
import { paths } from '#src/paths.ts';
import {
  expect,
  expectAccessible,
  expectToast,
  logInAsUser,
  row,
  settled,
  test,
} from './fixtures.ts';

const operator = { account: 'RehearsalCo', user: 'flex-operator', password: 'Practice-2026!' };
const admin = { account: 'RehearsalCo', user: 'admin', password: 'Rehearse-2026!' };

/** Two codes in a row of a key as an app takes it (RFC 4648), the second of now. */
function codesOf(key: string): readonly [string, string] {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(key, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const seed = bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
  return [totpCode(seed, Date.now() - 30_000), totpCode(seed, Date.now())];
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const change = (page: Page, title: string) =>
  page.getByRole('button', { name: `Change ${title}`, exact: true }).click();

/** What the person's device shows now, as the desk tells it. */
async function deviceCode(desk: Page, person: string): Promise<string> {
  const facts = desk.getByRole('region', { name: 'Devices and Locks' });
  await expect(facts).toContainText(person);
  return /shows\s*(\d{6})/.exec(await facts.innerText())?.[1] ?? '';
}

test('lockout: three wrong passwords lock, the desk unlocks, History tells', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.security('login'));
  await test.step('the policy, with its bounds beside the fields', async () => {
    await change(page, 'Account Lockout');
    const form = dialog(page, 'Account Lockout');
    await form.getByLabel('Failed Logins').fill('2');
    await form.getByRole('button', { name: 'OK' }).click();
    await expect(form.getByText('Enter a whole number from 3 to 10.')).toBeVisible();
    await form.getByLabel('Failed Logins').fill('3');
    await expectAccessible(page);
    await form.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Account Lockout changed.');
    await change(page, 'Custom Login Text');
    await dialog(page, 'Custom Login Text').getByLabel('Login Text').fill('Welcome to practice');
    await dialog(page, 'Custom Login Text').getByRole('button', { name: 'OK' }).click();
    await expect(page.getByText('Welcome to practice')).toBeVisible();
  });
  const user = await secondTab(paths.iamLogin());
  await test.step('a user fails and is locked', async () => {
    for (let tries = 0; tries < 3; tries += 1) {
      await logInAsUser(user, { ...operator, password: `Wrong-2026!${tries}` });
      await expect(user.getByRole('alert')).toHaveText(/Incorrect username or password/);
    }
    await logInAsUser(user, operator);
    await expect(user.getByRole('alert')).toHaveText('Account locked.');
  });
  await test.step('the desk unlocks him', async () => {
    const desk = await secondTab(paths.scenarios());
    await desk.getByRole('button', { name: 'Unlock RehearsalCo/flex-operator' }).click();
    await expect(desk.getByRole('region', { name: 'Devices and Locks' })).toHaveCount(0);
    await user.getByRole('button', { name: 'Log In' }).click();
    await expect(user.getByRole('heading', { name: 'Login verification' })).toBeVisible();
    await expect(user.getByText('Welcome to practice')).toBeVisible();
    await expectAccessible(user);
    await user.getByRole('button', { name: 'Continue' }).click();
    await settled(user);
  });
  await page.goto(`.${paths.history()}`);
  await expect(page.getByText('Locked flex-operator for 15 minutes')).toBeVisible();
});

test('critical operations ask for the code of a bound device, and so does logging in', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.security('critical'));
  const desk = await secondTab(paths.scenarios());
  await test.step('bind a virtual MFA device', async () => {
    await page.getByRole('button', { name: 'Bind Virtual MFA' }).click();
    const form = dialog(page, 'Bind Virtual MFA');
    await expect(form.getByText(/^[A-Z2-7]{32}$/)).toBeVisible();
    await form.getByLabel('First Code').fill('000000');
    await form.getByLabel('Next Code').fill('000001');
    await form.getByRole('button', { name: 'Bind' }).click();
    await expect(form.getByText('These are not two codes in a row')).toBeVisible();
    const seed = (await form.getByText(/^[A-Z2-7]{32}$/).innerText()).trim();
    const [first, second] = codesOf(seed);
    await form.getByLabel('First Code').fill(first);
    await form.getByLabel('Next Code').fill(second);
    await form.getByRole('button', { name: 'Bind' }).click();
    await expect(page.getByRole('group', { name: 'Virtual MFA' })).toContainText('Bound');
  });
  await test.step('switch operation protection on', async () => {
    await change(page, 'Operation Protection');
    const form = dialog(page, 'Operation Protection');
    await form.getByRole('radio', { name: 'Enable' }).check();
    await form.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Operation protection enabled.');
  });
  await test.step('a deletion asks, is refused without a code, and goes on with one', async () => {
    await page.goto(`.${paths.groups()}`);
    const table = page.getByRole('table', { name: 'User groups' });
    await row(table, 'flexusl-users').getByRole('button', { name: 'Delete' }).click();
    const confirm = page.getByRole('dialog', { name: /^Delete/ });
    await confirm.getByRole('button', { name: 'Delete' }).click();
    const proof = dialog(page, 'Identity Verification');
    await expect(proof).toContainText('critical operation');
    await expectAccessible(page);
    await proof.getByRole('button', { name: 'Cancel' }).click();
    await expect(confirm).toContainText('critical operation');
    await confirm.getByRole('button', { name: 'Delete' }).click();
    await proof.getByLabel('Verification Code').fill('000000');
    await proof.getByRole('button', { name: 'OK' }).click();
    await expect(proof.getByText('This is not what the device shows now.')).toBeVisible();
    await proof.getByLabel('Verification Code').fill(await deviceCode(desk, 'RehearsalCo/admin'));
    await proof.getByRole('button', { name: 'OK' }).click();
    await expect(row(table, 'flexusl-users')).toHaveCount(0);
  });
  await test.step('login protection asks for the code at the form', async () => {
    await page.goto(`.${paths.users()}`);
    await page.getByRole('link', { name: 'admin', exact: true }).click();
    await page.getByRole('tab', { name: 'Security Settings' }).click();
    await page.getByRole('button', { name: 'Modify login protection' }).click();
    const form = dialog(page, 'Login Protection');
    await form.getByRole('radio', { name: /^Enable/ }).check();
    await form.getByLabel('Verification', { exact: true }).click();
    await page.getByRole('option', { name: 'Virtual MFA device' }).click();
    await form.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, /enabled/);
    await desk.goto(`.${paths.iamLogin()}`);
    await logInAsUser(desk, admin);
    await expect(desk.getByLabel('Verification Code')).toBeFocused();
    await expectAccessible(desk);
    await desk.getByLabel('Verification Code').fill('000000');
    await desk.getByRole('button', { name: 'Log In' }).click();
    await expect(desk.getByText('This is not what the device shows now.')).toBeVisible();
    await page.goto(`.${paths.scenarios()}`);
    await desk.getByLabel('Verification Code').fill(await deviceCode(page, 'RehearsalCo/admin'));
    await desk.getByRole('button', { name: 'Log In' }).click();
    await expect(
      desk.getByRole('button', { name: /^Account menu, RehearsalCo, admin/ }),
    ).toBeVisible();
  });
});

test('a list of addresses asks before it keeps its author out, and keeps users out', async ({
  page,
  openAs,
  secondTab,
}) => {
  await openAs(paths.security('acl'));
  await change(page, 'Console Access');
  const form = dialog(page, 'Console Access');
  await test.step('The rules beside the field', async () => {
    await form.getByRole('textbox', { name: 'Address 1' }).fill('10.0.0.9-10.0.0.1');
    await form.getByRole('button', { name: 'OK' }).click();
    await expect(form.getByText(/the lower one first/)).toBeVisible();
    await form.getByRole('textbox', { name: 'Address 1' }).fill('192.0.2.0/24');
    await expectAccessible(page);
    await form.getByRole('button', { name: 'OK' }).click();
  });
  const question = dialog(page, 'Keep your own address out?');
  await test.step('Keeping oneself out asks first', async () => {
    await expect(question).toContainText('You come from 203.0.113.10');
    await question.getByRole('button', { name: 'Save all the same' }).click();
    await expectToast(page, 'Console Access changed.');
  });
  const user = await secondTab(paths.iamLogin());
  await test.step('Users are kept out', async () => {
    await logInAsUser(user, operator);
    await expect(user.getByRole('alert')).toHaveText(
      'The access control list of the account keeps 203.0.113.10 from the console.',
    );
  });
  await test.step('Restore the defaults', async () => {
    await page.goto(`.${paths.newSecurity('login')}`);
    await expect(page.getByRole('cell', { name: '192.0.2.0/24' })).toBeVisible();
    await change(page, 'Console Access');
    await form.getByRole('button', { name: 'Restore Defaults' }).click();
    await form.getByRole('button', { name: 'OK' }).click();
    await expectToast(page, 'Console Access changed.');
    await user.getByRole('button', { name: 'Log In' }).click();
    await expect(
      user.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
    ).toBeVisible();
  });
});

test('My Credentials: own keys and a new password, without any permission', async ({
  page,
  openAs,
}) => {
  await openAs(paths.account(), { as: 'flex-operator' });
  await test.step("An access key of one's own", async () => {
    await page.getByRole('tab', { name: 'Access Keys' }).click();
    await page.getByRole('button', { name: 'Add Access Key' }).click();
    await dialog(page, 'Add Access Key').getByRole('button', { name: 'OK' }).click();
    await dialog(page, 'Access key created').getByText('Close', { exact: true }).click();
    await expect(page.getByText('You can add 1 more.')).toBeVisible();
  });
  await test.step('Change the password', async () => {
    await page.getByRole('tab', { name: 'Login', exact: true }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Change Password' }).click();
  });
  const form = dialog(page, 'Change Password');
  await test.step('The old one is asked for', async () => {
    await form.getByLabel('Old Password', { exact: true }).fill('Wrong-2026!');
    await form.getByLabel('New Password', { exact: true }).fill('Practice-2027!');
    await form.getByLabel('Confirm Password', { exact: true }).fill('Practice-2027!');
    await form.getByRole('button', { name: 'OK' }).click();
    await expect(form.getByText('Incorrect password.')).toBeVisible();
    await form.getByLabel('Old Password', { exact: true }).fill(operator.password);
    await form.getByRole('button', { name: 'OK' }).click();
    await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.login()));
  });
  await test.step('Sign in with the new one', async () => {
    await page.goto(`.${paths.iamLogin()}`);
    await logInAsUser(page, { ...operator, password: 'Practice-2027!' });
    await expect(
      page.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
    ).toBeVisible();
  });
});
