import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

const pretty = (value: unknown) => JSON.stringify(value, null, 4);
const policy = (...statements: readonly unknown[]) =>
  pretty({ Version: '1.1', Statement: statements });
const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions });
const assume = (agency: string) => ({
  Effect: 'Allow',
  Action: ['iam:agencies:assume'],
  Resource: { uri: [`/iam/agencies/${agency}`] },
});

/** docs/sources/flexusl-self-service.md#enable-coc: enabling COC. */
const enableCoc = policy(
  allow(
    'iam:agencies:list*',
    'iam:agencies:createAgency',
    'iam:agencies:createServiceLinkedAgencyV5',
    'coc:agency:get',
    'coc:agency:create',
    'iam:permissions:grantRoleToAgency',
    'iam:permissions:grantRoleToAgencyOnDomain',
    'iam:roles:listRoles',
  ),
);

/** docs/sources/flexusl-self-service.md#coc-operations: the 32 actions of COC Operations. */
const cocOperations = [
  'coc:instance:listResources',
  'coc:application:listResources',
  'coc:schedule:list',
  'coc:schedule:enable',
  'coc:schedule:update',
  'coc:schedule:disable',
  'coc:schedule:approve',
  'coc:schedule:create',
  'coc:schedule:delete',
  'coc:schedule:count',
  'coc:schedule:get',
  'coc:schedule:getHistories',
  'coc:application:GetDiagnosisTaskDetails',
  'coc:application:CreateDiagnosisTask',
  'coc:document:create',
  'coc:document:listRunbookAtomics',
  'coc:document:getRunbookAtomicDetails',
  'coc:document:list',
  'coc:document:delete',
  'coc:document:update',
  'coc:document:get',
  'coc:document:analyzeRisk',
  'coc:instance:autoBatchInstances',
  'coc:instance:executeDocument',
  'coc:instance:start',
  'coc:instance:reboot',
  'coc:instance:stop',
  'coc:job:action',
  'coc:instance:reinstallOS',
  'coc:instance:changeOS',
  'coc:hostAccount:describe',
  'coc:instance:syncResources',
];

test.describe('creating', () => {
  test('Enable COC by pasting its JSON', async ({ page, openAs }) => {
    await openAs(paths.policies());
    await expect(page.getByText('Custom policies available for creation: 200')).toBeVisible();
    await page.getByRole('button', { name: 'Create Custom Policy' }).click();
    await expect(page.getByLabel('Policy Name', { exact: true })).toHaveValue(
      /^policy[a-z0-9]{6}$/,
    );
    await page.getByLabel('Policy Name', { exact: true }).fill('Enable COC');
    await page.getByLabel('Description').fill('Lets people enable COC');
    const editor = policyEditor(page);
    await editor.paste(enableCoc);
    await expect(editor.scope).toHaveText('Global services');
    await expect(editor.findings.getByRole('button', { name: 'Errors 0' })).toBeDisabled();
    expect(await editor.text()).toBe(enableCoc);
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy Enable COC created.');
    const table = page.getByRole('table', { name: 'Policies and roles' });
    await expect(table.getByRole('row').nth(1)).toContainText('Enable COC');
    await expect(row(table, 'Enable COC')).toContainText('Custom policy');
    await expect(page.getByText('Custom policies available for creation: 199')).toBeVisible();
  });

  test('COC Operations in the visual editor: the JSON is the seed’s', async ({ page, openAs }) => {
    await openAs(paths.policyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('COC Operations');
    const editor = policyEditor(page);
    await page.getByRole('searchbox', { name: 'Enter a service name.' }).fill('operations center');
    await page.getByRole('radio', { name: 'Cloud Operations Center (COC)' }).click();
    await editor.tick(cocOperations);
    await expect(editor.permission(1).getByRole('button', { name: 'Actions: 32' })).toBeVisible();
    await expect(editor.scope).toHaveText('Global services');
    expect(await editor.text()).toBe(policy(allow(...cocOperations)));
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy COC Operations created.');
    await page.getByRole('link', { name: 'COC Operations' }).click();
    await expect(page.getByRole('region', { name: 'Content of COC Operations' })).toContainText(
      'coc:hostAccount:describe',
    );
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('searchbox', { name: 'Enter an action or description.' }).fill('reboot');
    await expect(
      page.getByRole('table', { name: 'Actions of the policy' }).getByRole('row'),
    ).toHaveCount(2);
  });
});

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

test('modifying, with the way back and the question before leaving', async ({ page, openAs }) => {
  const editor = policyEditor(page);
  await test.step('Create a policy', async () => {
    await openAs(paths.policyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('Documents');
    await editor.paste(policy(allow('coc:document:get')));
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await row(page.getByRole('table', { name: 'Policies and roles' }), 'Documents')
      .getByRole('link', { name: 'Modify' })
      .click();
  });
  await test.step('Modify it, take a step back, and stay when asked', async () => {
    await expect(page.getByLabel('Policy Name', { exact: true })).toHaveValue('Documents');
    await editor.permission(1).getByRole('button', { name: 'document:get' }).click();
    await page.getByRole('checkbox', { name: 'coc:document:list', exact: true }).check();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(
      page.getByRole('checkbox', { name: 'coc:document:list', exact: true }),
    ).not.toBeChecked();
    await page.getByRole('checkbox', { name: 'coc:document:delete', exact: true }).check();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const question = page.getByRole('dialog', { name: 'Discard changes?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
  });
  await test.step('Save it', async () => {
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'Custom policy Documents modified.');
    await page.getByRole('link', { name: 'Documents' }).click();
    await expect(page.getByRole('region', { name: 'Content of Documents' })).toContainText(
      'coc:document:delete',
    );
  });
  await test.step('Delete it', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete custom policy Documents' });
    await expect(dialog).toContainText('Not granted to anybody');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expectToast(page, 'Custom policy Documents deleted.');
    await expect(page.getByRole('link', { name: 'Documents' })).toHaveCount(0);
  });
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

test('an existing policy is a starting point, but not across classes', async ({ page, openAs }) => {
  await openAs(paths.policyCreate());
  const editor = policyEditor(page);
  await page.getByRole('button', { name: 'Select Existing Policy/Role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select Existing Policy/Role' });
  const search = dialog.getByRole('searchbox');
  await search.fill('COC ReadOnlyAccess');
  await dialog.getByRole('checkbox', { name: 'COC ReadOnlyAccess' }).check();
  await search.fill('AutoScaling FullAccess');
  await dialog.getByRole('checkbox', { name: 'AutoScaling FullAccess' }).check();
  await expect(dialog.getByRole('alert')).toContainText('cannot be in one custom policy');
  await expect(dialog.getByRole('button', { name: 'OK' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('checkbox', { name: 'AutoScaling FullAccess' }).uncheck();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(editor.scope).toHaveText('Global services');
  expect(await editor.text()).toContain('coc:*:get*');
});

test.describe('without permission', () => {
  test('the list is refused and creating is greyed with its reason', async ({ page, openAs }) => {
    await openAs(paths.policies(), { as: 'flex-operator' });
    await expect(page.getByRole('alert')).toContainText('iam:roles:listRoles');
    const create = page.getByRole('button', { name: 'Create Custom Policy' });
    await expect(create).toHaveAttribute('aria-disabled', 'true');
    await expect(create).toHaveAccessibleDescription(/iam:roles:createRole/);
    await page.goto(`.${paths.policyCreate()}`);
    await expect(page.getByRole('button', { name: 'OK', exact: true })).toHaveAccessibleDescription(
      /iam:roles:createRole/,
    );
  });
});

test('the pages are accessible', async ({ page, openAs }) => {
  await openAs(paths.policies());
  await expect(page.getByRole('link', { name: 'Agent Operator' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`.${paths.policyCreate()}`);
  await page.getByRole('radio', { name: 'Cloud Operations Center (COC)' }).click();
  await expect(page.getByRole('checkbox', { name: 'coc:document:get', exact: true })).toBeVisible();
  await expectAccessible(page);
  await policyEditor(page).showJson();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  await expectAccessible(page);
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
