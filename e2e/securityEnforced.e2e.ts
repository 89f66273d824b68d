import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectToast, logInAsUser, test } from './fixtures.ts';

/** What the account asks of passwords and sessions, felt by one of its users. */

const operator = { account: 'RehearsalCo', user: 'flex-operator', password: 'Practice-2026!' };
const longer = 'Practice-2027-by-the-sea!';

/** Changes one setting of a row in its dialog. */
async function set(page: Page, title: string, label: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `Change ${title}`, exact: true }).click();
  const form = page.getByRole('dialog', { name: title });
  await form.getByLabel(label).fill(value);
  await form.getByRole('button', { name: 'OK' }).click();
  await expectToast(page, `${title} changed.`);
}

test('a longer password is asked for, an old one ends, and an idle session is over', async ({
  page,
  openAs,
  secondTab,
}) => {
  const isIn = (tab: Page) =>
    expect(
      tab.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
    ).toBeVisible();
  await test.step('The account sets its rules', async () => {
    await openAs(paths.security('password'));
    await set(page, 'Password Composition and Reuse', 'Minimum Length', '16');
    await set(page, 'Password Expiration', 'Validity', '30');
    await page.goto(`.${paths.security('login')}`);
    await set(page, 'Session Timeout', 'Session Timeout', '30');
  });
  const user = await secondTab(paths.iamLogin());
  await test.step('His old password lets him in to set a new one only, which has to be long', async () => {
    await logInAsUser(user, operator);
    const form = user.getByRole('dialog', { name: 'Change Password' });
    await expect(form.getByRole('alert')).toContainText('Your password has expired.');
    await form.getByLabel('Old Password', { exact: true }).fill(operator.password);
    for (const label of ['New Password', 'Confirm Password'])
      await form.getByLabel(label, { exact: true }).fill('Practice-2027!');
    await form.getByRole('button', { name: 'OK' }).click();
    await expect(form.getByText('Incorrect password.')).toBeVisible();
    await expect(
      form.getByText(/^The password policy of the account asks for 16 to 32 characters/),
    ).toBeVisible();
    for (const label of ['New Password', 'Confirm Password'])
      await form.getByLabel(label, { exact: true }).fill(longer);
    await form.getByRole('button', { name: 'OK' }).click();
    await expect(user).toHaveURL((url) => url.pathname.endsWith(paths.login()));
    await user.goto(`.${paths.iamLogin()}`);
    await logInAsUser(user, { ...operator, password: longer });
    await isIn(user);
  });
  await test.step('An hour later his session is over, and he logs in again', async () => {
    await page.goto(`.${paths.worldClock()}`);
    await page.getByRole('button', { name: '1 hour later' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expectToast(page, 'World clock set.');
    // His tab reads again what another tab has changed, and hears it.
    await expect(user.getByRole('dialog', { name: 'Session expired' })).toBeVisible();
    await user.goto(`.${paths.iamLogin()}`);
    await logInAsUser(user, { ...operator, password: longer });
    await isIn(user);
  });
});
