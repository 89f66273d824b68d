import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

/** The clock of the world (ours): what ends, ends by it, and what is granted counts by it. */

test('an agency ends when the world’s clock passes its end, and time can be taken back', async ({
  page,
  openAs,
}) => {
  const agencies = page.getByRole('table', { name: 'Agencies' });
  const note = page.getByRole('link', { name: /^World clock/ });
  await test.step('An agency that holds for some days', async () => {
    await openAs(paths.agencies(), { scenario: 'delegated' });
    await expect(agencies.getByText(/days? left|hours? left/).first()).toBeVisible();
    await expect(note).toHaveCount(0);
  });
  await test.step('A year later it has expired', async () => {
    await page.getByRole('button', { name: /^Account menu/ }).click();
    await page.getByRole('menuitem', { name: 'World Clock' }).click();
    await page.getByRole('button', { name: '1 year later' }).click();
    await expect(page.getByRole('radio', { name: 'Goes on from a time' })).toBeChecked();
    await page.getByRole('button', { name: 'Save' }).click();
    await expectToast(page, 'World clock set.');
    await expect(note).toBeVisible();
    await expectAccessible(page);
    await page.goto(`.${paths.agencies()}`);
    await expect(agencies.getByText(/Expired/).first()).toBeVisible();
    await expect(agencies.getByText(/days? left|hours? left/)).toHaveCount(0);
  });
  await test.step('A wrong time is told at its field', async () => {
    await note.click();
    await page.getByLabel('World Time').fill('soon');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(/^Enter an ISO 8601 time/)).toBeVisible();
  });
  await test.step('Back to the real time', async () => {
    await page.getByRole('radio', { name: 'Real time' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(note).toHaveCount(0);
  });
});

test('by a link time stands still, and a grant is shown as propagating', async ({
  page,
  openAs,
}) => {
  await openAs(`${paths.worldClock()}?clock=2030-01-01T00:00:00Z,frozen`);
  await expect(page.getByRole('alert')).toContainText('2030-01-01');
  await page.getByLabel('Propagation Delay (s)').fill('600');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'World clock set.');
  await test.step('Grant a permission', async () => {
    await page.goto(`.${paths.groups()}`);
    await row(page.getByRole('table', { name: 'User groups' }), 'flexusl-users')
      .getByRole('link', { name: 'Authorize' })
      .click();
    const name = 'EPS ReadOnlyAccess';
    await page.getByPlaceholder('Enter a policy name, role name, or description.').fill(name);
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Confirm authorization' })
      .getByRole('button', { name: 'OK' })
      .click();
    await expect(page.getByRole('table', { name: 'Assigned permissions' })).toContainText(name);
    await page.goto(`.${paths.authorization()}`);
    const record = row(page.getByRole('table', { name: 'Authorization records' }), name);
    await expect(record).toContainText('Propagating');
    await expect(record).toContainText('Counts from 2030-01-01T00:10:00Z on.');
  });
});
