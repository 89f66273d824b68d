import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';
import { policyEditor } from './pages/policyEditor.ts';

/**
 * Agencies of the new console: trust agencies are made and changed here, those of
 * services are looked at.
 */

test.use({ scenario: 'new-iam' });

const account = '0123456789abcdef0123456789abcdef';

const ok = (page: Page) => page.getByRole('button', { name: 'OK', exact: true });

const agencies = (page: Page) => page.getByRole('table', { name: 'Agencies' });

async function pickPolicy(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Enter a policy name or description.' }).fill(name);
  await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
}

test('an agency for an account: created, trusted, authorized, modified, deleted', async ({
  page,
  openAs,
}) => {
  await test.step('Create a trust agency: the rules beside the fields', async () => {
    await openAs(paths.newAgencies());
    await page.getByRole('button', { name: 'Create Trust Agency' }).click();
    await expect(page.getByRole('heading', { name: 'Create Trust Agency' })).toBeVisible();
    await page.getByLabel('Agency Name', { exact: true }).fill('two words');
    await page.getByLabel('Delegated Account').fill('PartnerCo');
    await page.getByLabel('Maximum Session Duration').fill('100');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByText('Only letters, digits and the characters _ + = , . @ - are allowed.'),
    ).toBeVisible();
    await expect(page.getByText('An account ID has 32 digits and letters a to f.')).toBeVisible();
    await expect(page.getByText('Enter 3600 to 43200 seconds.')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('Say whom to trust, and authorize it', async () => {
    await page.getByLabel('Agency Name', { exact: true }).fill('ReadFromPartner');
    await page.getByLabel('Delegated Account').fill(account);
    await page.getByLabel('External ID').fill('ticket-7');
    await page.getByLabel('Maximum Session Duration').fill('7200');
    await page.getByRole('button', { name: 'Next' }).click();
    await pickPolicy(page, 'ECSReadOnlyPolicy');
    await ok(page).click();
    await expectToast(page, 'Trust agency ReadFromPartner created.');
  });
  const trust = page.getByRole('region', {
    name: 'Content of the trust policy of ReadFromPartner',
  });
  await test.step('Its basic information and its trust policy', async () => {
    await expect(page.getByText('2 hours', { exact: true })).toBeVisible();
    await expect(trust).toContainText(account);
    await expect(trust).toContainText('sts:ExternalId');
  });
  await test.step('Modify it', async () => {
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(
      row(page.getByRole('table', { name: 'Identity policies' }), 'ECSReadOnlyPolicy'),
    ).toContainText('All resources');
    await page.getByRole('button', { name: 'Modify description' }).click();
    const modify = page.getByRole('dialog', { name: 'Modify Trust Agency' });
    await modify.getByLabel('Maximum Session Duration').fill('43200');
    await modify.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(page.getByText('12 hours', { exact: true })).toBeVisible();
  });
  await test.step('Delete it', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Delete trust agency ReadFromPartner' });
    await expect(question.getByRole('list', { name: 'What the agency holds' })).toContainText(
      'ECSReadOnlyPolicy',
    );
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await expectToast(page, 'Trust agency ReadFromPartner deleted.');
    await expect(row(agencies(page), 'AuditAgency')).toBeVisible();
    await expect(row(agencies(page), 'ReadFromPartner')).toHaveCount(0);
  });
});

test('an agency for a cloud service, and its trust policy edited with a check for new access', async ({
  page,
  openAs,
}) => {
  await test.step('Create an agency for a cloud service', async () => {
    await openAs(paths.newAgencyCreate());
    await page.getByLabel('Agency Name', { exact: true }).fill('FunctionsWork');
    await page.getByRole('radio', { name: /^Cloud service/ }).check();
    await page.getByRole('combobox', { name: /Cloud Service/ }).click();
    await page.getByRole('option', { name: 'FunctionGraph' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await ok(page).click();
    await expectToast(page, 'Trust agency FunctionsWork created.');
    await expect(
      page.getByRole('region', { name: 'Content of the trust policy of FunctionsWork' }),
    ).toContainText('service.FunctionGraph');
  });
  await test.step('Open the trust policy', async () => {
    await page.getByRole('button', { name: 'Edit Trust Policy' }).click();
  });
  const editor = policyEditor(page);
  const trusting = (principal: unknown) =>
    JSON.stringify(
      {
        Version: '5.0',
        Statement: [{ Effect: 'Allow', Principal: principal, Action: ['sts:agencies:assume'] }],
      },
      null,
      4,
    );
  await test.step('A policy without a principal is refused', async () => {
    await editor.paste(
      JSON.stringify({
        Version: '5.0',
        Statement: [{ Effect: 'Allow', Action: ['sts:agencies:assume'] }],
      }),
    );
    await ok(page).click();
    await expect(
      page.getByText(/^Policy content is incorrect: Principal is missing/),
    ).toBeVisible();
  });
  await test.step('Check the edit for new access', async () => {
    await editor.paste(trusting({ Service: ['service.FunctionGraph'], IAM: [account] }));
    await page.getByRole('button', { name: 'Check for New Access' }).click();
    await page.getByRole('button', { name: 'Check Policy' }).click();
    await expect(page.getByRole('list', { name: 'New access' })).toContainText(
      `It was not allowed to ${account}.`,
    );
  });
  await test.step('Save it', async () => {
    await ok(page).click();
    await expectToast(page, 'Trust policy of FunctionsWork changed.');
    await expect(
      page.getByRole('region', { name: 'Content of the trust policy of FunctionsWork' }),
    ).toContainText(account);
  });
});

test('a service-linked agency is only looked at', async ({ page, openAs }) => {
  await openAs(paths.newAgencies(), { scenario: 'coc-limited' });
  const linked = row(agencies(page), 'ServiceLinkedAgencyForCOC');
  await test.step('In the list', async () => {
    await expect(linked).toContainText('Service-linked agency');
    for (const operation of ['Authorize', 'Modify', 'Delete'])
      await expect(linked.getByRole('button', { name: operation })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
  });
  const classic = row(agencies(page), 'ServiceAgencyForCOC');
  await test.step('Another agency of a service may be authorized', async () => {
    await expect(classic.getByRole('button', { name: 'Delete' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(classic.getByRole('link', { name: 'Authorize' })).toBeVisible();
  });
  await test.step('On its own page', async () => {
    await linked.getByRole('link', { name: 'ServiceLinkedAgencyForCOC' }).click();
    await expect(page.getByRole('button', { name: 'Edit Trust Policy' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await expect(page.getByRole('button', { name: 'Authorize' }).first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});

test('who may not see agencies is told the missing permission', async ({ page, openAs }) => {
  await openAs(paths.newAgencies(), { as: 'one-server' });
  await expect(page.getByRole('alert').first()).toContainText('iam:agencies:listV5');
  await expect(page.getByRole('button', { name: 'Create Trust Agency' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
