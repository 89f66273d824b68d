import { paths } from '#src/paths.ts';
import {
  expect,
  expectAccessible,
  expectToast,
  logInAsUser,
  logOut,
  row,
  test,
} from './fixtures.ts';
import {
  createFleet,
  expectRefused,
  noAccess,
  openService,
  openUcsPage,
  registerAttached,
} from './pages/ucs.ts';

/**
 * docs/sources/ucs-roles-and-policies.md#process-flow;
 * docs/sources/ucs-identity-policies.md has the same flow with identity policies.
 */

test.use({ scenario: 'ucs' });

test.describe('the process flow of UCS with roles and policies', () => {
  test.use({ scenario: 'fresh' });

  test('group with UCS ReadOnlyAccess, user, sign in, verify', async ({
    page,
    openAs,
    explanation,
  }) => {
    await test.step('The account agrees', async () => {
      await openAs(paths.home());
      await openService(page, 'Ubiquitous Cloud Native Service');
      await expect(page.getByRole('heading', { name: 'Service authorization' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Authorize UCS' })).toBeDisabled();
      await expectAccessible(page);
      await page
        .getByRole('checkbox', { name: /I agree that UCS creates ucs_admin_trust/ })
        .check();
      await page.getByRole('button', { name: 'Authorize UCS' }).click();
      await expectToast(page, 'UCS is authorized.');
      await expect(page.getByRole('heading', { name: 'Fleets', level: 1 })).toBeVisible();
    });
    await test.step('Create a user group and assign permissions', async () => {
      await page.goto(`.${paths.groupCreate()}`);
      await page.getByLabel('Name', { exact: true }).fill('ucs-readers');
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await row(page.getByRole('table', { name: 'User groups' }), 'ucs-readers')
        .getByRole('link', { name: 'Authorize' })
        .click();
      await page
        .getByPlaceholder('Enter a policy name, role name, or description.')
        .fill('UCS ReadOnlyAccess');
      await page.getByRole('checkbox', { name: 'Select UCS ReadOnlyAccess', exact: true }).check();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await expect(page.getByRole('radio', { name: 'All resources' })).toBeChecked();
      await page.getByRole('button', { name: 'Show More' }).click();
      await expect(page.getByRole('radio', { name: 'Region-specific projects' })).toHaveCount(0);
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await page
        .getByRole('dialog', { name: 'Confirm authorization' })
        .getByRole('button', { name: 'OK' })
        .click();
      await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
    });
    await test.step('Create a user and add him to the group', async () => {
      await page.goto(`.${paths.userCreate()}`);
      await page.getByLabel('Username of user 1').fill('james');
      await page.getByLabel('New password').fill('Practice-2026!');
      await page.getByRole('checkbox', { name: 'Require password reset at first login' }).uncheck();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('checkbox', { name: 'ucs-readers' }).check();
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(
        page.getByRole('heading', { name: '1 user created successfully' }),
      ).toBeVisible();
    });
    await test.step('Sign in', async () => {
      await logOut(page);
      await page.getByRole('link', { name: 'IAM User' }).click();
      await logInAsUser(page, {
        account: 'RehearsalCo',
        user: 'james',
        password: 'Practice-2026!',
      });
      await expect(
        page.getByRole('button', { name: 'Account menu, RehearsalCo, james' }),
      ).toBeVisible();
    });
    await test.step('Verify: fleets are read, and none is created beforehand', async () => {
      await openService(page, 'Ubiquitous Cloud Native Service');
      await openUcsPage(page, 'Fleets');
      await expect(page.getByText('There are no fleets yet.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Create Fleet' })).toHaveAccessibleDescription(
        /This will be refused.*ucs:clustergroups:create/,
      );
      await expect(
        page.getByRole('button', { name: 'Register Cluster' }),
      ).toHaveAccessibleDescription(/This will be refused.*ucs:clusters:create/);
    });
    const create = await createFleet(page, 'mine');
    await test.step('Creating a fleet is refused', async () => {
      await expectRefused(
        create,
        'ucs:clustergroups:create (also named ucs:clustergroups:createFleet)',
      );
      await create.getByRole('button', { name: 'Cancel' }).click();
    });
    const register = await registerAttached(page, 'mine');
    await test.step('Registering a cluster is refused', async () => {
      await expectRefused(register, 'ucs:clusters:create (also named ucs:clusters:createCluster)');
      await register.getByRole('button', { name: 'Cancel' }).click();
    });
    await test.step('Another service is closed', async () => {
      await openService(page, 'Elastic Cloud Server');
      await expect(page.getByRole('alert')).toContainText(noAccess);
      await expect(page.getByRole('alert')).toContainText('ecs:cloudServers:list');
      await expectAccessible(page);
      await expect(
        (await explanation(page)).getByRole('heading', { level: 2 }).first(),
      ).toContainText('ecs:cloudServers:list');
    });
  });

  test('an IAM user who comes before the account has agreed is told to ask it', async ({
    page,
    openAs,
    secondTab,
  }) => {
    await test.step('A group with UCS FullAccess', async () => {
      await openAs(paths.groupCreate());
      await page.getByLabel('Name', { exact: true }).fill('early');
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await row(page.getByRole('table', { name: 'User groups' }), 'early')
        .getByRole('link', { name: 'Authorize' })
        .click();
      await page
        .getByPlaceholder('Enter a policy name, role name, or description.')
        .fill('UCS FullAccess');
      await page.getByRole('checkbox', { name: 'Select UCS FullAccess', exact: true }).check();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await page
        .getByRole('dialog', { name: 'Confirm authorization' })
        .getByRole('button', { name: 'OK' })
        .click();
      await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
    });
    await test.step('Add a user to the group', async () => {
      await page.goto(`.${paths.users()}`);
      await row(page.getByRole('table', { name: 'Users' }), 'coc-enabler')
        .getByRole('link', { name: 'Authorize' })
        .click();
      await page.getByRole('checkbox', { name: 'Select early' }).check();
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await expectToast(page, 'coc-enabler joined early.');
    });
    const tab = await secondTab(paths.ucs(), 'coc-enabler');
    await test.step('He is told to ask the account', async () => {
      await expect(tab.getByRole('alert')).toContainText(
        'Only the account itself can: ask it to agree on the service authorization page of UCS. The account is RehearsalCo.',
      );
      await expect(tab.getByRole('button', { name: 'Authorize UCS' })).toHaveCount(0);
    });
  });
});
