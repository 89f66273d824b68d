import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

const policy = JSON.stringify({
  Version: '1.1',
  Statement: [{ Effect: 'Allow', Action: ['iam:groups:listGroups'] }],
});
const resource = (type: string, name: string, values: object): object => ({
  address: `huaweicloud_${type}.${name}`,
  mode: 'managed',
  type: `huaweicloud_${type}`,
  name,
  values,
  sensitive_values: {},
});
const stateOf = (...more: readonly object[]): string =>
  JSON.stringify({
    format_version: '1.0',
    values: {
      root_module: {
        resources: [
          resource('identity_user', 'ann', { id: 'u1', name: 'ann', password: 'TOP-SECRET' }),
          resource('identity_group', 'ops', { id: 'g1', name: 'ops-team', domain_id: 'd1' }),
          resource('identity_group_membership', 'm', { group: 'g1', users: ['u1', 'u9'] }),
          resource('identity_role', 'r', { id: 'r1', name: 'ReadGroups', type: 'AX', policy }),
          ...more,
        ],
      },
    },
  });
const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

test.describe('bringing an account', () => {
  test.use({ scenario: 'fresh', as: 'admin' });

  test('its files are looked through, opened in a workspace of their own, compared when loaded again, and forgotten', async ({
    page,
    openAs,
    workspace,
  }) => {
    const own = `${workspace}-live`.slice(-40);
    const choose = async (...files: readonly ReturnType<typeof file>[]): Promise<void> => {
      await page.getByLabel('Files of the account').setInputFiles([...files]);
      await page.getByRole('button', { name: 'Read Files' }).click();
      await page.getByRole('textbox', { name: 'Workspace' }).fill(own);
    };
    await openAs(paths.bringAccount());
    await test.step('A preview says what was understood, what was not, and why', async () => {
      await choose(file('state.json', stateOf()), file('broken.json', '{"users": ['));
      const understood = page.getByRole('region', { name: /^Understood: / });
      await expect(understood).toContainText('1 secret values were dropped');
      const left = page.getByRole('table', { name: 'Not understood' });
      await expect(left).toContainText('the file is cut off');
      await expect(page.getByRole('table', { name: 'In no file' })).toContainText('missing-user');
      await expectAccessible(page);
    });
    await test.step('It opens as a world of its own workspace', async () => {
      await page.getByRole('button', { name: 'Open World' }).click();
      await expect(page.getByRole('button', { name: /^Account menu, account-d1/ })).toBeVisible();
      await page.goto(`.${paths.groups()}`);
      await expect(row(page.getByRole('table', { name: 'User groups' }), 'ops-team')).toBeVisible();
    });
    await test.step('What no file holds is marked where it is listed, and on its page', async () => {
      await page.goto(`.${paths.users()}`);
      const missing = page
        .getByRole('table', { name: 'Users' })
        .getByRole('row')
        .filter({ has: page.getByRole('link', { name: 'missing-user-u9', exact: true }) });
      await expect(missing).toContainText('placeholder');
      await expectAccessible(page);
      await missing.getByRole('link', { name: 'missing-user-u9' }).click();
      await expect(
        page.getByText(/No file holds this user; state\.json refers to it/),
      ).toBeVisible();
      await page.goto(`.${paths.groups()}`);
    });
    await test.step('Rehearse: a new group', async () => {
      await page.getByRole('button', { name: 'Create User Group' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('rehearsed');
      await page.getByRole('button', { name: 'OK' }).click();
      await expect(
        row(page.getByRole('table', { name: 'User groups' }), 'rehearsed'),
      ).toBeVisible();
    });
    await test.step('Loaded again it says what changed, and what still stands', async () => {
      await page.goto(`.${paths.bringAccount()}`);
      const more = resource('identity_group', 'new', { id: 'g2', name: 'since-then' });
      await choose(file('state.json', stateOf(more)));
      const live = page.getByRole('list', { name: 'Changed in the live account' });
      await expect(live).toContainText('groups: since-then added');
      const rehearsed = page.getByRole('list', { name: 'Changes of the rehearsal' });
      await expect(rehearsed).toContainText('still stands');
      await page.getByRole('button', { name: 'Open World' }).click();
      await expect(page.getByRole('button', { name: /^Account menu/ })).toBeVisible();
      await page.goto(`.${paths.groups()}`);
      const groups = page.getByRole('table', { name: 'User groups' });
      await expect(row(groups, 'since-then')).toBeVisible();
      await expect(row(groups, 'rehearsed')).toBeVisible();
    });
    await test.step('Forgetting it erases everything', async () => {
      // From another workspace: its own would go under the page.
      await page.goto(`.${paths.bringAccount()}?ws=${workspace}`);
      await page.getByRole('button', { name: `Forget ${own}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
      await expectToast(page, /is forgotten/);
      await expect(page.getByRole('region', { name: 'Accounts in This Browser' })).toHaveCount(0);
      const kept = await page.evaluate(async (name) => {
        const databases = await indexedDB.databases();
        const names = databases.map((one) => one.name ?? '');
        return [...names, JSON.stringify({ ...localStorage })].filter((text) =>
          text.includes(name),
        );
      }, own);
      expect(kept).toEqual([]);
    });
  });

  test('masked, no name of the account is kept; pasted text is read', async ({
    page,
    openAs,
    workspace,
  }) => {
    await openAs(paths.bringAccount());
    await page.getByRole('button', { name: 'Paste Text' }).click();
    const dialog = page.getByRole('dialog', { name: 'Paste Text' });
    await dialog.getByRole('textbox', { name: 'Text' }).fill(stateOf());
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('button', { name: 'Read Files' }).click();
    await page.getByRole('textbox', { name: 'Workspace' }).fill(`${workspace}-m`.slice(-40));
    await page.getByRole('checkbox', { name: /^Mask names and ids/ }).check();
    await page.getByRole('button', { name: 'Open World' }).click();
    await expect(page.getByRole('button', { name: /^Account menu/ })).toBeVisible();
    await page.goto(`.${paths.groups()}`);
    const groups = page.getByRole('table', { name: 'User groups' });
    await expect(groups.getByRole('row', { name: /group-[0-9a-f]{8}/ })).toBeVisible();
    await expect(page.getByText('ops-team')).toHaveCount(0);
  });
});
