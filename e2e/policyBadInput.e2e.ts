import { paths } from '#src/paths.ts';
import { expect, expectToast, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { allow, enableCoc, policy, pretty } from './pages/customPolicies.ts';

const assume = (agency: string) => ({
  Effect: 'Allow',
  Action: ['iam:agencies:assume'],
  Resource: { uri: [`/iam/agencies/${agency}`] },
});

test.describe('bad input is told at its place and stays as typed', () => {
  const bad = [
    { what: 'broken JSON', text: '{"Version": "1.1", "Statement": [', message: /Line 1, column/ },
    {
      what: 'wrong types',
      text: pretty({ Version: 1.1, Statement: [{ Effect: true, Action: 'coc:document:get' }] }),
      message: /IAM\.1030/,
    },
    {
      what: 'nine statements for agencies',
      text: policy(...Array.from({ length: 9 }, (_, index) => assume(`agency-${index}`))),
      message: /IAM\.1028/,
    },
    { what: '6,145 characters', text: sized(6145), message: /IAM\.1021/ },
    {
      what: 'global and project-level actions',
      text: policy(allow('coc:document:get', 'ecs:servers:list')),
      message: /MIXED_SCOPE/,
    },
  ];
  for (const { what, text, message } of bad) {
    test(what, async ({ page, openAs }) => {
      await openAs(paths.policyCreate());
      await page.getByLabel('Description').fill('typed before');
      const editor = policyEditor(page);
      await editor.paste(text);
      await expect(editor.findings).toContainText(message);
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await expect(page.getByText(/^Policy content is incorrect: \d+ errors?\./)).toBeVisible();
      await expect(page.getByLabel('Description')).toHaveValue('typed before');
      expect(await editor.text()).toBe(text);
    });
  }

  test('nine statements of cloud services and 101 actions are suggestions, and no hindrance', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    const actions = Array.from({ length: 101 }, () => 'coc:document:get');
    const statements = Array.from({ length: 8 }, () => allow('coc:document:list'));
    await editor.paste(policy(allow(...actions), ...statements));
    await expect(editor.findings).toContainText('Errors: 0, Warnings: 0,');
    await page.getByLabel('Policy Name', { exact: true }).fill('Many');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy Many created.');
  });

  test('6,144 characters are counted as the server counts them', async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    await editor.paste(sized(6144));
    await expect(editor.characters).toHaveText('6,144 / 6,144');
    await expect(editor.findings).not.toContainText('IAM.1021');
  });

  test('names: forbidden characters, too long, taken', async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    const name = page.getByLabel('Policy Name', { exact: true });
    await editor.paste(enableCoc);
    await name.fill('Enable <COC>');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(page.getByText('are not allowed.')).toBeVisible();
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await name.fill('x'.repeat(65));
    await expect(page.getByText('At most 64 characters.')).toBeVisible();
    await name.fill('Enable COC');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy Enable COC created.');
    await page.getByRole('button', { name: 'Create Custom Policy' }).click();
    await expect(
      page.getByRole('heading', { name: 'Create Custom Policy', level: 1 }),
    ).toBeVisible();
    await name.fill('Enable COC');
    await editor.paste(enableCoc);
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(page.getByText('This name is taken.')).toBeVisible();
    await expect(name).toHaveValue('Enable COC');
    expect(await editor.text()).toBe(enableCoc);
  });

  test('broken text cannot become blocks, and Reset brings back the last that was JSON', async ({
    page,
    openAs,
  }) => {
    await openAs(paths.policyCreate());
    const editor = policyEditor(page);
    const good = policy(allow('coc:document:get'));
    await editor.paste(good);
    await editor.paste(good.slice(0, -3));
    await expect(page.getByRole('button', { name: 'Visual editor', exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.getByRole('button', { name: 'Reset' }).click();
    expect(await editor.text()).toBe(good);
  });
});

/** A valid policy of exactly this many characters without insignificant white space. */
function sized(characters: number): string {
  const build = (rest: number) => ({
    Version: '1.1',
    Statement: [
      {
        ...allow('coc:document:get'),
        Condition: {
          StringEquals: {
            'g:UserName': [...Array.from({ length: 8 }, () => 'x'.repeat(700)), 'x'.repeat(rest)],
          },
        },
      },
    ],
  });
  const without = JSON.stringify(build(0)).length;
  return pretty(build(characters - without));
}
