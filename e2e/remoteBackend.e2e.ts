import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { paths } from '#src/paths.ts';
import { expect, logInAsUser, test } from './fixtures.ts';

let child: ChildProcess;
let admin: Administrator;

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
  admin = JSON.parse(line) as Administrator;
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

test('a page and a script work in the same world behind the page’s server', async ({ page }) => {
  // The page's server passes API calls on when BACKEND_URL is set; here the test does, so that one server serves all tests.
  await page.route(/\/(v3|v3\.0|v5)\/|\/console\/v1\//, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({
      response: await route.fetch({ url: `${admin.url}${pathname}${search}` }),
    });
  });
  await page.goto(`.${paths.iamLogin()}?backend=${encodeURIComponent(admin.url)}`);
  await logInAsUser(page, admin);
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
