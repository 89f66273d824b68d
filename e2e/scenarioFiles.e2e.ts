import { readFile } from 'node:fs/promises';
import { packScenario, readScenarioFile } from '../packages/playwright/src/index.ts';
import { paths } from '#src/paths.ts';
import { expect, expectAccessible, expectToast, row, test } from './fixtures.ts';

const scenario = readScenarioFile(
  JSON.stringify({
    format: 'permission-rehearsal-scenario/1',
    title: 'Ann <b>looks</b> after servers',
    seed: { scenario: 'flexusl' },
    people: [{ user: 'ann', holds: ['ECS ReadOnlyAccess'] }],
    story: [{ step: 'Open ECS as Ann' }],
  }),
);

test('a scenario opens from a link and from a file, each time after asking', async ({
  page,
  openAs,
}) => {
  const dialog = page.getByRole('dialog');
  const saved = await test.step('A link asks, and opens people and all', async () => {
    await openAs(paths.groups());
    await page.evaluate(
      (to) => (window.location.href = to),
      `.${paths.scenarios()}#scenario=${await packScenario(scenario)}`.replace('./', '/'),
    );
    await expect(dialog).toContainText('Ann <b>looks</b> after servers');
    await expect(dialog).toContainText('1 person: ann');
    await expect(page).toHaveURL((url) => url.hash === '');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expectToast(page, /is open/);
    await expect(
      page.getByRole('button', { name: /^Account menu, RehearsalCo, ann/ }),
    ).toBeVisible();
    await page.goto(`.${paths.scenarios()}`);
    await page.getByRole('button', { name: 'Save as Scenario' }).click();
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Saved');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog.getByText(/A link of \d+ KiB holds it all/)).toBeVisible();
    return (await download).path();
  });
  await test.step('What was saved opens elsewhere, with its changes', async () => {
    expect(await readFile(saved, 'utf8')).toContain('"title": "Saved"');
    await openAs(paths.scenarios(), { scenario: 'fresh' });
    const input = page.getByLabel('Scenario file');
    await input.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format":"x"}'),
    });
    await expectToast(page, /This is no scenario: \$\.format/);
    await input.setInputFiles(saved);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expectToast(page, 'Scenario Saved is open.');
    await page.goto(`.${paths.users()}`);
    await expect(row(page.getByRole('table', { name: 'Users' }), 'ann')).toBeVisible();
  });
});
