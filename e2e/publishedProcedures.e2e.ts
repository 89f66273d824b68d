import type { Locator, Page } from '@playwright/test';
import { createBackend } from '#mocks/entrances/backend.ts';
import type { Commit } from '#mocks/world/journal.ts';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { baseOf } from '#mocks/pipeline/worldBase.ts';
import type { Head } from '#mocks/world/store.ts';
import { createMemoryStore } from '#mocks/world/storeMemory.ts';
import { paths } from '#src/paths.ts';
import { expect, expectToast, logInAsUser, row, settled, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';
import { createFleet, expectRefused, noAccess, openService, openUcsPage } from './pages/ucs.ts';

/**
 * docs/sources/flexusl-self-service.md, docs/sources/coc-enabling.md,
 * docs/sources/ucs-roles-and-policies.md and docs/sources/ucs-identity-policies.md one after the
 * other in one world, in the old console and the new one; then every step taken back.
 */

test.use({ scenario: 'fresh' });

const password = 'Practice-2026!';
const ok = (within: Page | Locator) => within.getByRole('button', { name: 'OK', exact: true });
const cocOperations = [
  'coc:instance:listResources',
  'coc:hostAccount:describe',
  'coc:instance:executeDocument',
  'coc:instance:reboot',
  'coc:instance:syncResources',
];

/** A new group of the old console with these permissions at the recommended scope. */
async function createGroup(
  page: Page,
  name: string,
  permissions: readonly string[],
): Promise<void> {
  await page.goto(`.${paths.groupCreate()}`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await ok(page).click();
  await expectToast(page, `User group ${name} created.`);
  await row(page.getByRole('table', { name: 'User groups' }), name)
    .getByRole('link', { name: 'Authorize' })
    .click();
  for (const permission of permissions) {
    await page.getByPlaceholder('Enter a policy name, role name, or description.').fill(permission);
    await page.getByRole('checkbox', { name: `Select ${permission}`, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await ok(page).click();
  await ok(page.getByRole('dialog', { name: 'Confirm authorization' })).click();
  await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
}

async function joinGroup(page: Page, user: string, group: string): Promise<void> {
  await page.goto(`.${paths.users()}`);
  await row(page.getByRole('table', { name: 'Users' }), user)
    .getByRole('link', { name: 'Authorize' })
    .click();
  await page.getByRole('checkbox', { name: `Select ${group}` }).check();
  await ok(page).click();
  await expectToast(page, `${user} joined ${group}.`);
}

const resetControl = (page: Page): Locator =>
  row(page.getByRole('table', { name: 'FlexusL instances' }), 'flexus-shop').getByRole('button', {
    name: 'Reset Password',
  });

async function resetPassword(page: Page): Promise<void> {
  await resetControl(page).click();
  const dialog = page.getByRole('dialog', { name: 'Reset Password' });
  await dialog.getByLabel('New Password').fill('Flexus-2026');
  await dialog.getByLabel('Confirm Password').fill('Flexus-2026');
  await ok(dialog).click();
}

/** Step 3 of both process flows of UCS. */
async function verifyReader(page: Page): Promise<void> {
  await openService(page, 'Ubiquitous Cloud Native Service');
  await openUcsPage(page, 'Fleets');
  await expect(page.getByText('There are no fleets yet.')).toBeVisible();
  const create = await createFleet(page, 'mine');
  await expectRefused(create, 'ucs:clustergroups:create');
  await create.getByRole('button', { name: 'Cancel' }).click();
  await openService(page, 'Elastic Cloud Server');
  await expect(page.getByRole('alert')).toContainText(noAccess);
}

/** What the page has stored of a workspace. */
const storedWorld = (page: Page, workspace: string): Promise<{ head: Head; commits: Commit[] }> =>
  page.evaluate(async (name) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () =>
          reject(new Error(`The database could not be read: ${request.error?.message ?? ''}`)),
        );
      });
    const db = await done(indexedDB.open(`rehearsal/${name}`));
    const tx = db.transaction(['head', 'commits']);
    const [head, commits] = await Promise.all([
      done(tx.objectStore('head').get('head') as IDBRequest<Head>),
      done(tx.objectStore('commits').getAll() as IDBRequest<{ text: string }[]>),
    ]);
    db.close();
    return { head, commits: commits.map(({ text }) => JSON.parse(text) as Commit) };
  }, workspace);

/**
 * Takes every commit of a stored world back, newest first, through the backend's own undo.
 * @returns the world that is left.
 */
async function undoAll({
  head,
  commits,
}: {
  readonly head: Head;
  readonly commits: readonly Commit[];
}): Promise<unknown> {
  const store = createMemoryStore();
  await store.reset({
    head,
    base: baseOf(buildWorld(head.scenario, head.params, head.openedAt)),
    commits,
  });
  const backend = await createBackend({ store, workspace: 'undone', clock: () => head.openedAt });
  for (let no = commits.length; no > 0; no -= 1) await backend.controls.undo(no, 'admin');
  return backend.controls.world().toJson();
}

test('four procedures in one world, undone to the first moment', async ({
  page,
  openAs,
  secondTab,
  workspace,
}) => {
  test.setTimeout(300_000);
  await test.step('FlexusL self-service O&M: policy, group and user', async () => {
    // docs/sources/flexusl-self-service.md in the old console; the user is made in the new one.
    await openAs(paths.policyCreate());
    await page.getByLabel('Policy Name', { exact: true }).fill('COC Operations');
    await policyEditor(page).paste(
      JSON.stringify(
        { Version: '1.1', Statement: [{ Effect: 'Allow', Action: cocOperations }] },
        null,
        4,
      ),
    );
    await ok(page).click();
    await expectToast(page, 'Custom policy COC Operations created.');
    await createGroup(page, 'self-service', [
      'FlexusL FullAccess',
      'COC ReadOnlyAccess',
      'COC Operations',
    ]);
    await page.goto(`.${paths.newUserCreate()}`);
    await page.getByLabel('Username').fill('nora');
    await page.getByLabel('New Password', { exact: true }).fill(password);
    await page
      .getByRole('checkbox', { name: 'Require password reset at the next login' })
      .uncheck();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Create User' }).click();
    await expect(page.getByText('User nora created successfully')).toBeVisible();
    await joinGroup(page, 'nora', 'self-service');
  });
  const nora = await secondTab(paths.iamLogin());
  await logInAsUser(nora, { account: 'RehearsalCo', user: 'nora', password });
  await expect(nora.getByRole('button', { name: 'Account menu, RehearsalCo, nora' })).toBeVisible();
  await nora.goto(`.${paths.flexusl()}`);
  await expect(resetControl(nora)).toBeDisabled();
  await expect(resetControl(nora)).toHaveAccessibleDescription(
    'COC has not been enabled in this account.',
  );

  // docs/sources/coc-enabling.md: the account enables COC, takes a permission from the agency and
  // supplements it again.
  await page.goto(`.${paths.coc()}`);
  await page
    .getByRole('checkbox', {
      name: 'I have read and agree to the Cloud Operations Center (COC) Service Statement',
    })
    .check();
  await page.getByRole('button', { name: 'Agree to authorize and enable the service' }).click();
  await expectToast(page, 'COC is enabled.');
  await resetPassword(nora);
  await expectToast(nora, 'The password of flexus-shop has been reset.');
  await page.goto(`.${paths.agencies()}`);
  await page.getByRole('link', { name: 'ServiceAgencyForCOC', exact: true }).click();
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await page
    .getByRole('row', { name: /COCServiceAgencyDefaultPolicy/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  const deletion = page.getByRole('dialog', { name: 'Delete authorization record' });
  await deletion.getByRole('button', { name: 'Delete' }).click();
  await expect(deletion).toBeHidden();
  await expect(page.getByRole('row', { name: /COCServiceAgencyDefaultPolicy/ })).toHaveCount(0);
  await page.goto(`.${paths.cocOverview()}`);
  const missing = page.getByRole('alert', { name: 'Missing policy' });
  await missing.getByRole('button', { name: 'Obtain Permission' }).click();
  await ok(page.getByRole('dialog', { name: 'Obtain Permission' })).click();
  await expect(missing).toBeHidden();

  // docs/sources/ucs-roles-and-policies.md in the old console.
  await page.goto(`.${paths.ucs()}`);
  await page.getByRole('checkbox', { name: /I agree that UCS creates ucs_admin_trust/ }).check();
  await page.getByRole('button', { name: 'Authorize UCS' }).click();
  await expectToast(page, 'UCS is authorized.');
  await createGroup(page, 'ucs-readers', ['UCS ReadOnlyAccess']);
  await joinGroup(page, 'nora', 'ucs-readers');
  await verifyReader(nora);

  // docs/sources/ucs-identity-policies.md in the new console, for somebody else.
  await page.goto(`.${paths.newGroups()}`);
  await page.getByRole('button', { name: 'Create User Group' }).click();
  const create = page.getByRole('dialog', { name: 'Create User Group' });
  await create.getByLabel('Name', { exact: true }).fill('fleet-readers');
  await ok(create).click();
  await expectToast(page, 'User group fleet-readers created.');
  await row(page.getByRole('table', { name: 'User groups' }), 'fleet-readers')
    .getByRole('link', { name: 'Authorize' })
    .click();
  await page
    .getByRole('searchbox', { name: 'Enter a policy name or description.' })
    .fill('UCSReadOnlyPolicy');
  await page.getByRole('checkbox', { name: 'Select UCSReadOnlyPolicy', exact: true }).check();
  await ok(page).click();
  await expect(page.getByText('Authorization successful.')).toBeVisible();
  await joinGroup(page, 'coc-almost', 'fleet-readers');
  const reader = await secondTab(paths.home(), 'coc-almost');
  await test.step('The reader verifies', async () => {
    await settled(reader);
    await verifyReader(reader);
  });
  const stored = await storedWorld(page, workspace);
  await test.step('Undo everything', async () => {
    expect(stored.commits.length).toBeGreaterThan(20);
    expect(await undoAll(stored)).toEqual(
      buildWorld(stored.head.scenario, stored.head.params, stored.head.openedAt).toJson(),
    );
  });
});
