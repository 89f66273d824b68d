import type { Locator, Page } from '@playwright/test';
import type { ScenarioName } from '#mocks/scenarios/scenarios.ts';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { paths } from '#src/paths.ts';
import { expect, settled, test } from './fixtures.ts';

/**
 * The pages of the services, with what the backend is asked for each control. Whether a control is
 * greyed is never written down here: a backend of its own judges the same person in the same
 * scenario.
 */
type Control = { readonly name: string; readonly action: string; readonly aliases?: string[] };
type Sweep = {
  readonly scenario: ScenarioName;
  readonly people: readonly string[];
  readonly path: string;
  readonly heading: string;
  readonly buttons: readonly Control[];
  /** Operations of a row that are offered whatever state the row is in. */
  readonly row?: { readonly name: RegExp; readonly actions: readonly Control[] };
};

const deleteFleet = {
  name: 'Delete',
  action: 'ucs:clustergroups:delete',
  aliases: ['ucs:clustergroups:deleteFleet'],
};

const sweeps: readonly Sweep[] = [
  {
    scenario: 'ucs',
    people: ['admin', 'ucs-admin', 'ucs-operator', 'ucs-viewer'],
    path: paths.ucsFleets(),
    heading: 'Fleets',
    buttons: [],
    row: { name: /production/, actions: [deleteFleet] },
  },
  {
    scenario: 'ucs',
    people: ['admin', 'ucs-operator', 'ucs-viewer'],
    path: paths.ucsAddons(),
    heading: 'Add-on Templates',
    buttons: [{ name: 'Create Template', action: 'ucs:addonTemplates:create' }],
  },
  {
    scenario: 'ucs',
    people: ['admin', 'ucs-admin', 'ucs-viewer'],
    path: paths.ucsPermissions(),
    heading: 'Permissions',
    buttons: [{ name: 'Add Permission', action: 'ucs:permissionsRules:create' }],
  },
  {
    scenario: 'coc-limited',
    people: ['admin', 'no-restart', 'no-approval', 'coc-only'],
    path: paths.cocSchedules(),
    heading: 'Scheduled O&M',
    buttons: [{ name: 'Create Task', action: 'coc:schedule:create' }],
  },
  {
    scenario: 'coc-limited',
    people: ['admin', 'no-execute', 'no-restart'],
    path: paths.cocDrills(),
    heading: 'Chaos Drills',
    buttons: [{ name: 'Inject Fault', action: 'coc:instance:executeDocument' }],
  },
  {
    scenario: 'coc-limited',
    people: ['admin', 'no-execute', 'no-restart'],
    path: paths.cocIncidents(),
    heading: 'Incidents',
    buttons: [{ name: 'Open Incident', action: 'coc:incident:create' }],
  },
  {
    scenario: 'coc-limited',
    people: ['admin', 'no-restart'],
    path: paths.cocResources(),
    heading: 'Resource Management',
    buttons: [{ name: 'Synchronize', action: 'coc:instance:syncResources' }],
    row: { name: /ecs-shop-1/, actions: [{ name: 'Restart', action: 'coc:instance:reboot' }] },
  },
];

/** What the engine says of a control's action, for one person of a scenario nobody has changed. */
async function allowed(scenario: ScenarioName, as: string, control: Control): Promise<boolean> {
  const { apiAs } = await createTestBackend({ scenario });
  const { action, aliases = [] } = control;
  const { decisions } = await apiAs(as).decisionBatch({
    body: { questions: [{ action, aliases, resourceOpen: true }] },
  });
  return decisions[0]?.allowed === true;
}

async function check(control: Locator, { action }: Control, may: boolean): Promise<void> {
  if (may) return expect(control).toBeEnabled();
  await expect(control).toBeDisabled();
  await expect(control).toHaveAccessibleDescription(new RegExp(action));
}

const rowOf = (page: Page, name: RegExp): Locator => page.getByRole('row', { name }).first();

for (const { scenario, people, path, heading, buttons, row } of sweeps)
  test(`${heading}: greyed exactly where the engine refuses`, async ({ page, openAs }) => {
    test.setTimeout(180_000);
    for (const as of people)
      await test.step(as, async () => {
        await openAs(path, { scenario, as });
        await settled(page);
        await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
        for (const one of buttons)
          await check(
            page.getByRole('button', { name: one.name, exact: true }).first(),
            one,
            await allowed(scenario, as, one),
          );
        for (const one of row?.actions ?? [])
          await check(
            rowOf(page, row?.name ?? /./).getByRole('button', { name: one.name, exact: true }),
            one,
            await allowed(scenario, as, one),
          );
      });
  });
