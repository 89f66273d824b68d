import { paths } from '#src/paths.ts';
import { expect, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

for (const key of ['Enter', 'Space']) {
  test(`arrow keys walk through the services, and ${key} chooses one`, async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    const permission = policyEditor(page).permission(1);
    const radios = permission.getByRole('radio');
    await radios.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(radios.nth(2)).toBeFocused();
    await expect(radios.nth(2)).toBeChecked();
    await expect(permission.getByRole('button', { name: 'Select service' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await page.keyboard.press(key);
    await expect(radios).toHaveCount(0);
    await expect(permission.getByRole('button', { name: 'Select action' })).toBeFocused();
    await expect(permission.getByRole('searchbox')).toBeVisible();
  });
}

test('one change in the visual editor moves nothing else of the text', async ({ page, openAs }) => {
  const odd = `{ "Statement": [\n\t{"Action": ["coc:document:get",   "coc:document:list"],\n\t "Effect": "Allow"},\n  {"Effect":"Allow","NotAction":["coc:instance:stop"]} ],\n\n  "Version": "1.1" }\n`;
  await openAs(paths.policyCreate());
  const editor = policyEditor(page);
  await editor.paste(odd);
  await editor.showBlocks();
  await expect(editor.permission(2)).toContainText('It uses NotAction');
  await editor.permission(1).getByRole('button', { name: 'Actions: 2' }).click();
  await page.getByRole('checkbox', { name: 'coc:document:list', exact: true }).uncheck();
  expect(await editor.text()).toBe(odd.replace(',   "coc:document:list"', ''));
});
