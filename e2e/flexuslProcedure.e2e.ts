import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectToast, logInAsUser, row, settled, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * docs/sources/flexusl-self-service.md from the first step to the last, in one world and two tabs:
 * nothing is prepared but the scenario. Played on every way that calls can take, at `/` and under a
 * sub-path.
 */

const enableCoc = {
  Version: '1.1',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'iam:agencies:list*',
        'iam:agencies:createAgency',
        'iam:agencies:createServiceLinkedAgencyV5',
        'coc:agency:get',
        'coc:agency:create',
        'iam:permissions:grantRoleToAgency',
        'iam:permissions:grantRoleToAgencyOnDomain',
        'iam:roles:listRoles',
      ],
    },
  ],
};

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

type Steps = {
  readonly page: Page;
  readonly openAs: (path: string) => Promise<void>;
  readonly secondTab: (path: string) => Promise<Page>;
  /** Where the way is to be disturbed. */
  readonly interrupt: () => Promise<void>;
};

const createPolicy = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Create Custom Policy' }).click();
  await expect(page.getByRole('heading', { name: 'Create Custom Policy', level: 1 })).toBeVisible();
  await page.getByLabel('Policy Name', { exact: true }).fill(name);
};

const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });

const resetControl = (tab: Page, instance: string) =>
  row(tab.getByRole('table', { name: 'FlexusL instances' }), instance).getByRole('button', {
    name: 'Reset Password',
  });

async function resetPassword(tab: Page, instance: string): Promise<void> {
  await resetControl(tab, instance).click();
  const dialog = tab.getByRole('dialog', { name: 'Reset Password' });
  await dialog.getByLabel('New Password').fill('Flexus-2026');
  await dialog.getByLabel('Confirm Password').fill('Flexus-2026');
  await dialog.getByRole('button', { name: 'OK' }).click();
}

async function allSixSteps({ page, openAs, secondTab, interrupt }: Steps): Promise<void> {
  // 1. Sign in as the account; service list → IAM → Permissions > Policies/Roles →
  //    Create Custom Policy.
  await openAs(`${paths.home()}?transport=worker`);
  await page.getByRole('button', { name: 'Service list' }).click();
  await page
    .getByRole('dialog', { name: 'Service list' })
    .getByRole('link', { name: /Identity and Access Management/ })
    .click();
  await settled(page);
  await page
    .getByRole('navigation', { name: /Identity and Access Management/ })
    .getByRole('link', { name: 'Policies/Roles' })
    .click();

  // 2. Enable COC as JSON, COC Operations in the visual editor.
  const editor = policyEditor(page);
  await createPolicy(page, 'Enable COC');
  await editor.paste(JSON.stringify(enableCoc, null, 4));
  await ok(page).click();
  await expectToast(page, 'Custom policy Enable COC created.');
  await interrupt();
  await createPolicy(page, 'COC Operations');
  await interrupt();
  await page.getByRole('searchbox', { name: 'Enter a service name.' }).fill('operations center');
  await page.getByRole('radio', { name: 'Cloud Operations Center (COC)' }).click();
  await editor.tick(cocOperations);
  expect(await editor.text()).toBe(
    JSON.stringify(
      { Version: '1.1', Statement: [{ Effect: 'Allow', Action: cocOperations }] },
      null,
      4,
    ),
  );
  await ok(page).click();
  await expectToast(page, 'Custom policy COC Operations created.');

  // 3. A user group with COC ReadOnlyAccess and both custom policies.
  await page.goto(`.${paths.groupCreate()}`);
  await page.getByLabel('Name', { exact: true }).fill('self-service');
  await ok(page).click();
  await expectToast(page, 'User group self-service created.');
  await interrupt();
  await row(page.getByRole('table', { name: 'User groups' }), 'self-service')
    .getByRole('link', { name: 'Authorize' })
    .click();
  const roles = page.getByRole('table', { name: 'Policies and roles' });
  for (const name of ['COC ReadOnlyAccess', 'Enable COC', 'COC Operations']) {
    await page.getByPlaceholder('Enter a policy name, role name, or description.').fill(name);
    await roles.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await interrupt();
  await ok(page).click();
  await page
    .getByRole('dialog', { name: 'Confirm authorization' })
    .getByRole('button', { name: 'OK' })
    .click();
  await expect(page.getByRole('heading', { name: 'Authorization successful.' })).toBeVisible();
  await expect(page.getByText('Permissions assigned: 3.')).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(
    page.getByText('Authorization records (IAM projects): 3; (enterprise projects): 0'),
  ).toBeVisible();

  // 5a. Before the user is in the group: the second tab, signed in by hand, is refused with the
  // missing COC permission.
  const tab = await secondTab(`${paths.iamLogin()}?transport=worker`);
  await logInAsUser(tab, {
    account: 'RehearsalCo',
    user: 'flex-operator',
    password: 'Practice-2026!',
  });
  await expect(tab.getByRole('button', { name: /flex-operator/ })).toBeVisible();
  await tab.goto(`.${paths.flexusl()}`);
  await interrupt();
  await expect(resetControl(tab, 'flexus-shop')).toBeDisabled();
  await expect(resetControl(tab, 'flexus-shop')).toHaveAccessibleDescription(
    /coc:instance:executeDocument/,
  );
  await expect(tab.getByRole('note', { name: 'Reset Password is refused' })).toContainText(
    'coc:instance:executeDocument',
  );

  // 4. Users → the row's Authorize → inherit permissions from user groups.
  await page.goto(`.${paths.users()}`);
  await interrupt();
  await row(page.getByRole('table', { name: 'Users' }), 'flex-operator')
    .getByRole('link', { name: 'Authorize' })
    .click();
  await page.getByRole('checkbox', { name: 'Select self-service' }).check();
  await ok(page).click();
  await expectToast(page, 'flex-operator joined self-service.');

  // 5b. The same tab, not signed in again: what was refused works now.
  await resetPassword(tab, 'flexus-shop');
  await expectToast(tab, 'The password of flexus-shop has been reset.');
  await tab.goto(`.${paths.cocResources()}`);
  await interrupt();
  const instances = tab.getByRole('table', { name: 'Instances', exact: true });
  await instances
    .getByRole('row', { name: /ecs-shop-1/ })
    .getByRole('button', { name: 'Restart', exact: true })
    .click();
  await tab.getByRole('dialog', { name: 'Restart' }).getByRole('button', { name: 'OK' }).click();
  const progress = tab.getByRole('dialog', { name: 'Restart instances' });
  await expect(progress.getByRole('status').first()).toContainText('Succeeded');
  await progress.getByRole('button', { name: 'Close' }).first().click();

  // 6. One action taken from the policy: refused at the next click.
  await page.goto(`.${paths.policies()}`);
  await interrupt();
  await page.getByRole('link', { name: 'COC Operations', exact: true }).click();
  await page
    .getByRole('link', { name: 'Modify' })
    .or(page.getByRole('button', { name: 'Modify' }))
    .first()
    .click();
  await settled(page);
  await editor.paste(
    JSON.stringify(
      {
        Version: '1.1',
        Statement: [
          {
            Effect: 'Allow',
            Action: cocOperations.filter((action) => action !== 'coc:instance:reboot'),
          },
        ],
      },
      null,
      4,
    ),
  );
  await ok(page).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('COC Operations');
  const restart = instances
    .getByRole('row', { name: /ecs-shop-2/ })
    .getByRole('button', { name: 'Restart', exact: true });
  await expect(restart).toBeDisabled();
  await expect(restart).toHaveAccessibleDescription(/coc:instance:reboot/);
}

/**
 * Where workers are blocked every call is answered in the page, which is the way without
 * `transport=worker` too.
 */
const ways = [
  {
    how: 'through a service worker that the browser stops in every step',
    serviceWorkers: 'allow',
    stopped: true,
  },
  { how: 'where service workers are blocked', serviceWorkers: 'block', stopped: false },
] as const;

for (const { how, serviceWorkers, stopped } of ways) {
  test.describe(how, () => {
    // The browser itself notes refusals that pass through the worker, and that the static host does
    // not know the first calls after it is gone.
    test.use({ serviceWorkers, expectedErrors: stopped ? [/status of 40[34]/] : [] });

    test('FlexusL self-service O&M, all six steps', async ({
      page,
      openAs,
      secondTab,
      context,
    }) => {
      test.setTimeout(180_000);
      const devtools = await context.newCDPSession(page);
      await devtools.send('ServiceWorker.enable');
      const interrupt = async (): Promise<void> => {
        if (stopped) await devtools.send('ServiceWorker.stopAllWorkers');
      };
      await allSixSteps({ page, openAs, secondTab, interrupt });
    });
  });
}
