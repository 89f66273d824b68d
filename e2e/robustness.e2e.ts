import { paths } from '#src/paths.ts';
import { expect, expectToast, row, settled, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

test.use({ scenario: 'fresh' });

test('at the end of a quota creating is greyed with its reason, and possible again after a deletion', async ({
  page,
  openAs,
}) => {
  await openAs(paths.groups());
  const create = page.getByRole('button', { name: 'Create User Group' });
  const left = page.getByText(/^User groups available for creation: \d+$/);
  await expect(left).toBeVisible();
  const room = Number((await left.innerText()).split(': ')[1]);
  expect(room).toBeGreaterThan(0);
  await test.step('Create groups until the quota is used up', async () => {
    for (let count = room - 1; count >= 0; count--) {
      await create.click();
      await page.getByLabel('Name', { exact: true }).fill(`group ${count}`);
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await expect(
        page.getByText(`User groups available for creation: ${count}`, { exact: true }),
      ).toBeVisible();
    }
  });
  await test.step('Creating is greyed with its reason', async () => {
    await expect(create).toHaveAttribute('aria-disabled', 'true');
    await expect(create).toHaveAccessibleDescription(/quota of 20 user groups is used up/);
    await page.goto(`.${paths.groupCreate()}`);
    await page.getByLabel('Name', { exact: true }).fill('one too many');
    await expect(page.getByRole('button', { name: 'OK', exact: true })).toHaveAccessibleDescription(
      /quota of 20 user groups is used up/,
    );
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('one too many');
  });
  await test.step('Delete one: creating works again', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page
      .getByRole('dialog', { name: 'Discard changes?' })
      .getByRole('button', { name: 'Discard' })
      .click();
    const table = page.getByRole('table', { name: 'User groups' });
    await row(table, 'group 0')
      .getByRole('button', { name: /Delete/ })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Delete|OK|Yes)$/ })
      .click();
    await expect(create).not.toHaveAttribute('aria-disabled', 'true');
  });
});

test.describe('when the browser has no room left', () => {
  test('nothing is half done, it is said, and what was typed stays', async ({
    page,
    workspace,
  }) => {
    await page.goto(
      `.${paths.groupCreate()}?scenario=fresh&as=admin&ws=${workspace}&faults=groupCreate:storage:x1`,
    );
    await settled(page);
    await page.getByLabel('Name', { exact: true }).fill('auditors');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(page.getByRole('alert').first()).toContainText(/storage|room|full/i);
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('auditors');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'User group auditors created.');
  });
});

test('a double click creates once', async ({ page, openAs }) => {
  await openAs(paths.groupCreate());
  await page.getByLabel('Name', { exact: true }).fill('auditors');
  await page.getByRole('button', { name: 'OK', exact: true }).dblclick();
  await expectToast(page, 'User group auditors created.');
  await expect(
    page.getByRole('region', { name: 'Notifications' }).getByText('created.'),
  ).toHaveCount(1);
  await expect(page.getByText('This name is taken.')).toHaveCount(0);
});

test('a button pressed from a field that is wrong stays under the pointer', async ({
  page,
  openAs,
}) => {
  await openAs(paths.groupCreate());
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('auditors <all>');
  await page.getByRole('button', { name: 'OK', exact: true }).hover();
  await page.mouse.down();
  await expect(name).toBeFocused();
  await expect(name).not.toHaveAttribute('aria-invalid', 'true');
  await page.mouse.up();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toBeFocused();
});

test('Back leaves a page as a link does: it asks when something was typed, and a saved form is not gone back to', async ({
  page,
  openAs,
}) => {
  await openAs(paths.users());
  await page.getByRole('link', { name: 'User Groups' }).first().click();
  const question = page.getByRole('dialog', { name: 'Discard changes?' });
  for (const answer of ['Discard', 'Cancel']) {
    await page.getByRole('button', { name: 'Create User Group' }).click();
    await page.getByLabel('Name', { exact: true }).fill('auditors');
    await page.goBack();
    await question.getByRole('button', { name: answer }).click();
  }
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('auditors');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(page.getByRole('table', { name: 'User groups' })).toContainText('auditors');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
});

test('a list that cannot be read says so and is read again on demand', async ({
  page,
  workspace,
}) => {
  await page.goto(
    `.${paths.groups()}?scenario=fresh&as=admin&ws=${workspace}&faults=groupList:error:x9`,
  );
  const alert = page.getByRole('region', { name: 'User groups, scrollable' }).getByRole('alert');
  await expect(alert).toContainText(
    'An unexpected error prevented the server from fulfilling your request.',
  );
  await page.reload(); // plans of a link end with the page
  await expect(
    page.getByRole('table', { name: 'User groups' }).getByRole('row').nth(1),
  ).toBeVisible();
});

test('another tab opens another world: this one follows and asks to sign in', async ({
  page,
  openAs,
  context,
  workspace,
}) => {
  await openAs(paths.groups());
  const other = await context.newPage();
  await other.goto(`.${paths.groups()}?scenario=flexusl&as=admin&ws=${workspace}`);
  await settled(other);
  await expect(page.getByRole('dialog', { name: 'Session expired' })).toBeVisible();
  await other.close();
});

test('findings are underlined within 200 ms of a keystroke', async ({ page, openAs }) => {
  await test.step("Hold the page's clock", async () => {
    await page.clock.install();
    // A clock that can be held measures nothing, and Monaco reads its measurements without looking
    // whether there are any.
    await page.addInitScript(() => {
      const nothing = {
        name: '',
        duration: 0,
        startTime: 0,
        entryType: 'measure',
        toJSON: () => ({}),
      };
      performance.getEntriesByName = () => [nothing];
    });
  });
  await openAs(paths.policyCreate());
  const editor = policyEditor(page);
  await editor.paste(
    '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["coc:document:get"]}]}',
  );
  const marks = page.locator('.monaco-editor .squiggly-error');
  await test.step('Nothing is underlined at first', async () => {
    await expect(marks).toHaveCount(0);
    // The page's own clock is held and moved by hand: how long the page waits counts, not how
    // busy the machine is.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  });
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 10) await page.clock.runFor(10);
  };
  await test.step('A broken text is underlined, a mended one is not', async () => {
    for (let round = 0; round < 2; round++) {
      await page.keyboard.press(']');
      await pass(200);
      await expect(marks).not.toHaveCount(0);
      await page.keyboard.press('Backspace');
      await pass(200);
      await expect(marks).toHaveCount(0);
    }
  });
});
