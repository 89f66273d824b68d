import { paths } from '#src/paths.ts';
import { expect, expectAccessible, logInAsUser, logOut, settled, test } from './fixtures.ts';

const operator = { account: 'RehearsalCo', user: 'flex-operator', password: 'Practice-2026!' };

test.describe('signing in', () => {
  test('as the account', async ({ page, openAs }) => {
    await openAs(paths.home());
    await logOut(page);
    await page.getByLabel('Account name').fill('RehearsalCo');
    await page.getByLabel('Password', { exact: true }).fill('Rehearse-2026!');
    await page.getByRole('button', { name: 'Log In' }).click();
    await expect(
      page.getByRole('button', { name: 'Account menu, RehearsalCo, admin' }),
    ).toBeVisible();
  });

  test('as an IAM user, remembered but without the password', async ({ page, openAs }) => {
    await openAs(paths.home());
    await logOut(page);
    await page.getByRole('link', { name: 'IAM User' }).click();
    await page.getByRole('checkbox', { name: 'Remember me' }).check();
    await logInAsUser(page, operator);
    await expect(
      page.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
    ).toBeVisible();
    await logOut(page);
    await page.getByRole('link', { name: 'IAM User' }).click();
    await expect(page.getByLabel('IAM username or email address')).toHaveValue('flex-operator');
    await expect(page.getByLabel('IAM user password', { exact: true })).toHaveValue('');
  });

  test('a wrong password is told at the field and nobody is signed in', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.home());
    await logOut(page);
    await page.getByRole('link', { name: 'IAM User' }).click();
    await logInAsUser(page, { ...operator, password: 'Wrong-2026!' });
    await expect(page.getByRole('alert')).toHaveText(/Incorrect username or password/);
    await expect(page.getByLabel('IAM user password', { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await expect(page.getByLabel('IAM username or email address')).toHaveValue('flex-operator');
    await page.goto('./');
    await expect(page).toHaveURL((url) => url.pathname.endsWith(paths.login()));
  });

  test('empty fields are named', async ({ page, openAs }) => {
    await openAs(paths.home());
    await logOut(page);
    await page.getByRole('button', { name: 'Log In' }).click();
    await expect(page.getByText('Account name is required.')).toBeVisible();
    await expect(page.getByText('Password is required.')).toBeVisible();
  });

  test('leads back to the page that was asked for', async ({ page, openAs }) => {
    await openAs(paths.home());
    await logOut(page);
    await page.goto(`.${paths.account()}?search=cn`);
    await page.getByRole('link', { name: 'IAM User' }).click();
    await logInAsUser(page, operator);
    await expect(page.getByRole('heading', { name: 'My Credentials' })).toBeVisible();
    await expect(page).toHaveURL(/\?search=cn$/);
  });
});

test('two tabs are two people in one world', async ({ page, openAs, secondTab }) => {
  await openAs(paths.home());
  const other = await secondTab(paths.home(), 'flex-operator');
  await expect(
    other.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
  ).toBeVisible();
  await page.reload();
  await expect(
    page.getByRole('button', { name: 'Account menu, RehearsalCo, admin' }),
  ).toBeVisible();
  await logOut(other);
  await page.reload();
  await expect(
    page.getByRole('button', { name: 'Account menu, RehearsalCo, admin' }),
  ).toBeVisible();
});

test('a link opens world and person once, and its parameters leave the address', async ({
  page,
  openAs,
}) => {
  await openAs(`${paths.account()}?size=20`, { as: 'flex-operator' });
  await expect(page).toHaveURL(
    (url) => url.search === '?size=20' && url.pathname.endsWith(paths.account()),
  );
  await page.reload();
  await settled(page);
  await expect(
    page.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'My Credentials' })).toBeVisible();
});

test('a session that is over asks to log in and comes back', async ({ page, openAs }) => {
  await openAs(paths.account());
  // Set before the page's own code runs: a call still under way must not meet the bad token before
  // the reload does.
  await page.addInitScript(() => sessionStorage.setItem('session-token', 'worn-out'));
  await page.reload();
  const dialog = page.getByRole('dialog', { name: 'Session expired' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await page.getByLabel('Account name').fill('RehearsalCo');
  await page.getByLabel('Password', { exact: true }).fill('Rehearse-2026!');
  await page.getByRole('button', { name: 'Log In' }).click();
  await expect(page.getByRole('heading', { name: 'My Credentials' })).toBeVisible();
});

test.describe('scenarios', () => {
  test('the page names the people and signs in as one of them', async ({ page, openAs }) => {
    await openAs(paths.scenarios());
    const people = page.getByRole('table', { name: 'People of flexusl' });
    await expect(people.getByRole('row', { name: /flex-operator/ })).toContainText(
      'Practice-2026!',
    );
    await people
      .getByRole('row', { name: /flex-operator/ })
      .getByRole('button', { name: 'Sign in', exact: true })
      .click();
    await expect(
      page.getByRole('button', { name: 'Account menu, RehearsalCo, flex-operator' }),
    ).toBeVisible();
  });

  test('scenarios have titles, are found by words, and tell their people on demand', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.home());
    await page.getByRole('navigation', { name: 'Rehearse' }).getByText('Starting states').click();
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(9);
    await page
      .getByRole('searchbox', { name: 'Search scenarios, people and permissions.' })
      .fill('alert coc');
    await expect(page.getByRole('heading', { level: 3 })).toHaveText([
      "COC's agency lacks a policy",
    ]);
    const people = page.getByRole('table', { name: 'People of coc-beta-2024' });
    await expect(people).toHaveCount(0);
    await page.getByRole('button', { name: /^Show the people .* coc-beta-2024/ }).click();
    await expect(people.getByRole('row', { name: /iam-delegate/ })).toContainText('Practice-2026!');
  });

  test('reset asks first', async ({ page, openAs }) => {
    await openAs(paths.scenarios());
    await page.getByRole('button', { name: 'Reset flexusl' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reset this scenario?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Reset flexusl' }).click();
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByText('Scenario flexusl is open.')).toBeVisible();
    await page.getByRole('link', { name: 'Log in', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Account login' })).toBeVisible();
  });
});

test('pages without a session are accessible', async ({ page, openAs }) => {
  await openAs(paths.scenarios());
  await expect(page.getByRole('table', { name: 'People of flexusl' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`.${paths.login()}`);
  await settled(page);
  await expectAccessible(page);
  await page.goto(`.${paths.iamLogin()}`);
  await settled(page);
  await expectAccessible(page);
});

test('an unknown address is a page of its own', async ({ page, openAs }) => {
  await openAs('/no/such/page');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.getByRole('button', { name: 'Console home' }).click();
  await expect(page.getByRole('heading', { name: /Console$/, level: 1 })).toBeVisible();
});
