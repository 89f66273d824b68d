import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, logInAsUser, test } from './fixtures.ts';

let child: ChildProcess;
let admin: Administrator & { readonly controlKey: string };

test.beforeAll(async () => {
  const started = spawn(
    process.execPath,
    ['--import', 'tsx', 'tools/backend.ts', '--port', '0', '--scenario', 'flexusl'],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  child = started;
  const line = await new Promise<string>((resolve) =>
    createInterface(started.stdout).once('line', resolve),
  );
  admin = JSON.parse(line) as typeof admin;
});
test.afterAll(() => void child.kill('SIGTERM'));

/** A script beside the page, over HTTP. */
async function script(method: string, path: string, body?: object): Promise<unknown> {
  const credentials = {
    auth: {
      identity: {
        methods: ['password'],
        password: {
          user: { name: admin.user, password: admin.password, domain: { name: admin.account } },
        },
      },
    },
  };
  const signedIn = await fetch(`${admin.url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const headers = {
    'X-Auth-Token': signedIn.headers.get('X-Subject-Token') ?? '',
    'Content-Type': 'application/json',
  };
  const response = await fetch(`${admin.url}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.json();
}

/**
 * The page's server passes API calls on when BACKEND_URL is set; here the test does, so that one
 * server serves all tests.
 */
async function openRemote(page: Page): Promise<void> {
  await page.route(/\/(v3|v3\.0|v5)\/|\/console\/v1\//, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const headers = Object.fromEntries(
      Object.entries(route.request().headers()).filter(([name]) => name !== 'origin'),
    ); // a server passes it on with its own host
    await route.fulfill({
      response: await route.fetch({ url: `${admin.url}${pathname}${search}`, headers }),
    });
  });
  await page.goto(`.${paths.iamLogin()}?backend=${encodeURIComponent(admin.url)}`);
  await logInAsUser(page, admin);
}

// What the page still asks for is passed on to nobody once a test is over.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test.describe('the control key', () => {
  test.use({ expectedErrors: [/403/] });
  test('is asked for once a tab, when a page first needs it, and never stands in the address', async ({
    page,
  }) => {
    await openRemote(page);
    await expect(page.getByRole('heading', { name: 'Signed in' })).toBeVisible();
    await page.goto(`.${paths.history()}`);
    const dialog = page.getByRole('dialog', { name: 'Control Key' });
    await dialog.getByLabel('Control Key').fill('a wrong one');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(dialog.getByText('The backend does not accept this key.')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('Control Key').fill(admin.controlKey);
    await dialog.getByRole('button', { name: 'OK' }).click();
    await expect(
      page.getByRole('table', { name: 'History' }).getByText('credentialCreate'),
    ).toBeVisible();
    await page.reload();
    await expect(
      page.getByRole('table', { name: 'History' }).getByText('credentialCreate'),
    ).toBeVisible();
    await page.goto(`.${paths.scenarios()}`);
    await expect(page.getByRole('button', { name: 'Copy link to ucs' })).toBeVisible();
    await expect(dialog).toHaveCount(0);
    expect(page.url()).not.toContain(admin.controlKey);
  });
});

test.describe('a page of another origin', () => {
  test.use({ expectedErrors: [/./] });

  test('changes nothing, whatever it sends', async ({ page }) => {
    const other = createServer(
      (_, response) =>
        void response.setHeader('Content-Type', 'text/html').end('<h1>Elsewhere</h1>'),
    );
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const state = async (): Promise<unknown> =>
      (await fetch(`${admin.url}/console/v1/health`)).json();
    const before = await state();
    await test.step('Calls from a page of another origin', async () => {
      for (const host of ['127.0.0.1', 'localhost']) {
        await page.goto(`http://${host}:${(other.address() as AddressInfo).port}/`);
        const sent = await page.evaluate(async (backend) => {
          const types = [
            'text/plain;x=application/json',
            'text/plain',
            'application/x-www-form-urlencoded',
          ];
          const posts = types.map((type) =>
            fetch(`${backend}/console/v1/scenarios`, {
              method: 'POST',
              mode: 'no-cors',
              headers: { 'Content-Type': type },
              body: '{"scenario":"large"}',
            }),
          );
          const results = await Promise.allSettled([
            ...posts,
            fetch(`${backend}/console/v1/scenarios`, {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: '{"scenario":"large"}',
            }),
          ]);
          return results.map(({ status }) => status);
        }, admin.url);
        // the simple ones were sent, and answered unreadably
        expect(sent).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
      }
    });
    other.close();
    expect(await state()).toEqual(before);
  });
});

test('a page and a script work in the same world behind the page’s server', async ({ page }) => {
  await openRemote(page);
  await expect(page.getByRole('button', { name: /^Account menu/ })).toBeVisible();
  await page.goto(`.${paths.groups()}`);
  await expect(page.getByRole('cell', { name: 'flexusl-users', exact: true })).toBeVisible();
  await script('POST', '/v3/groups', { group: { name: 'made-by-script' } });
  await expect(page.getByRole('cell', { name: 'made-by-script', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Create User Group' }).click();
  await page.getByLabel('Name', { exact: true }).fill('made-by-page');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(page.getByRole('cell', { name: 'made-by-page', exact: true })).toBeVisible();
  expect(await script('GET', '/v3/groups?name=made-by-page')).toMatchObject({
    groups: [{ name: 'made-by-page' }],
  });
});
