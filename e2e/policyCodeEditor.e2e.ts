import { paths } from '#src/paths.ts';
import { expect, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { allow, policy } from './pages/customPolicies.ts';

test.describe('the code editor', () => {
  test('is left with Tab after Esc, and always after Ctrl+M', async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    await editor.paste(policy(allow('coc:document:get')));
    await expect(editor.box).toBeFocused();
    await expect(page.getByText('Esc, then Tab leaves the editor.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(editor.box).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(editor.box).toBeFocused();
    await page.keyboard.press('Control+m');
    await expect(
      page.getByText('Tab leaves the editor. Ctrl+M makes Tab indent again.'),
    ).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(editor.box).not.toBeFocused();
  });

  test('jumps to a finding and repairs it; plain text has the same findings', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    await editor.paste(policy({ Effect: 'allow', Action: ['COC:document:get'] }));
    const findings = editor.findings.getByRole('list', { name: 'Findings' });
    await expect(findings).toContainText('SERVICE_CASE');
    const found = await findings.innerText();
    await findings.getByRole('listitem').first().getByRole('button').first().click();
    await expect(editor.box).toBeFocused();
    await page.getByRole('switch', { name: 'Plain text' }).check();
    expect(await findings.innerText()).toBe(found);
    await editor.findings.getByRole('button', { name: 'Write it in lower case' }).click();
    await expect(editor.box).toHaveValue(/"coc:document:get"/);
  });

  test('does not look failed before anything was typed or submitted', async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    const submit = page.getByRole('button', { name: 'OK', exact: true });
    const service = editor.permission(1).getByRole('button', { name: 'Select service' });
    await expect(service).not.toHaveAccessibleDescription(/./);
    await expect(editor.findings.getByRole('button', { name: 'Errors 0' })).toBeDisabled();
    await submit.click();
    await expect(service).toBeFocused();
    await expect(service).toHaveAccessibleDescription(
      'Statement is empty; a policy has at least one statement.',
    );
    await expect(editor.findings).toContainText('IAM.1028');
    await page.reload();
    const empty = await editor.text();
    await expect(editor.findings).not.toContainText('IAM.1028');
    await expect(editor.box).toHaveAttribute('aria-invalid', 'false');
    await editor.box.fill(`${empty}]`);
    await expect(editor.box).toHaveAttribute('aria-invalid', 'true');
    await page.reload();
    await expect(editor.box).toHaveAttribute('aria-invalid', 'false');
    await submit.click();
    await expect(editor.box).toHaveAttribute('aria-invalid', 'true');
    await expect(editor.box).toHaveAccessibleDescription(/Policy content is incorrect: 1 error\./);
  });

  test('completes services and actions', async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    await editor.paste('{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["coc:job:"]}]}');
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    const list = page.locator('.suggest-widget');
    await expect(list).toContainText('coc:job:action');
    await list.getByText('coc:job:action').first().click();
    expect(await editor.text()).toContain('["coc:job:action"]');
  });
});
