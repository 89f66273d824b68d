import { readFile } from 'node:fs/promises';
import { paths } from '#src/paths.ts';
import { expect, expectToast, row, test } from './fixtures.ts';

/** What the new console changes of many users at once. */

test.use({ scenario: 'ucs' });

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
    await expect(dialog.getByRole('button', { name: 'Close', exact: true })).toHaveCount(2);
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
    // The cross closes nothing while the work goes on: the button at the end says when it is done.
    await expect(dialog.getByRole('button', { name: 'Close', exact: true })).toHaveCount(2);
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
