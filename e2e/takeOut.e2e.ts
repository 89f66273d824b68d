import { readFileSync } from 'node:fs';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

test('take it out: a group just made leaves as a difference, Terraform and a script', async ({
  page,
  openAs,
}) => {
  await openAs(paths.groupCreate());
  await page.getByLabel('Name', { exact: true }).fill('night {shift}');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(page.getByRole('table', { name: 'User groups' })).toBeVisible();
  await page.goto(`.${paths.history()}`);
  await page.getByRole('link', { name: 'Take It Out' }).click();

  const text = page.getByRole('region', { name: /^Text of / });
  await test.step('the difference, from the beginning to the newest change', async () => {
    await expect(text).toContainText('+ group "night {shift}"');
    await expect(page.getByRole('status')).toContainText('1 to create, 0 to change, 0 to remove.');
    await expectAccessible(page);
  });

  const choose = async (form: string): Promise<void> => {
    await page.getByRole('combobox', { name: 'Form' }).click();
    await page.getByRole('option', { name: form, exact: true }).click();
  };
  await test.step('other forms, and a file to keep', async () => {
    await choose('Script for curl');
    await expect(text).toContainText("step 'Create group night {shift}'");
    await choose('Terraform');
    await expect(text).toContainText('resource "huaweicloud_identity_group" "night_shift"');
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download main.tf' }).click();
    const file = await (await started).path();
    expect(readFileSync(file, 'utf8')).toContain('name = "night {shift}"');
  });

  await test.step('no point beyond the newest, and nothing between a point and itself', async () => {
    await page.getByLabel('From Change').fill('99');
    await expect(page.getByText(/^The newest change is \d+\.$/)).toBeVisible();
    await expect(text).toHaveCount(0);
    await page.getByLabel('From Change').fill(await page.getByLabel('To Change').inputValue());
    await expect(
      page.getByText('Nothing of the account differs between these points.'),
    ).toBeVisible();
  });
});
