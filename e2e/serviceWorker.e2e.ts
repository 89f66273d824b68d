import type { Page } from '@playwright/test';
import { paths } from '#src/paths.ts';
import { expect, expectToast, settled, test } from './fixtures.ts';

/**
 * Calls may pass through MSW's service worker, so that they show in the browser's network panel. A
 * worker that is blocked or stopped costs nothing.
 */

async function createGroup(page: Page, name: string): Promise<void> {
  await page.goto(`.${paths.groupCreate()}`);
  await settled(page);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expectToast(page, `User group ${name} created.`);
}

const throughWorker = (page: Page) =>
  page.waitForResponse(
    (response) => response.fromServiceWorker() && response.url().includes('/v3/groups'),
  );

test.describe('where the worker is stopped in mid-session', () => {
  // The browser itself notes that the static host does not know the first calls after
  // the worker is gone.
  test.use({ expectedErrors: [/status of 404/] });

  test('calls pass through the worker, and after the browser has stopped it they are answered in the page', async ({
    page,
    openAs,
    context,
  }) => {
    await openAs(`${paths.home()}?transport=worker`);
    const seen = throughWorker(page);
    await createGroup(page, 'through-the-worker');
    await seen;

    const devtools = await context.newCDPSession(page);
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await page.getByRole('button', { name: 'Create User Group' }).click();
    await expect(page.getByRole('heading', { name: 'Create User Group', level: 1 })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('after-the-worker');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expectToast(page, 'User group after-the-worker created.');
    await expect(
      page.getByRole('table', { name: 'User groups' }).getByRole('row', { name: /-the-worker/ }),
    ).toHaveCount(2);
  });
});

test.describe('where service workers are blocked', () => {
  test.use({ serviceWorkers: 'block' });

  test('the page says so and works', async ({ page, openAs }) => {
    await openAs(`${paths.home()}?transport=worker`);
    await expect(page.getByText('This browser does not run the service worker')).toBeVisible();
    await createGroup(page, 'without-a-worker');
    await page.goto(`.${paths.groups()}`);
    await expect(
      page
        .getByRole('table', { name: 'User groups' })
        .getByRole('row', { name: /without-a-worker/ }),
    ).toBeVisible();
  });
});
