import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

/** Security settings of a user in the new console, which the old one knows too. */

test.use({ scenario: 'ucs' });

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
