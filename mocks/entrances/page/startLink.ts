import { contract } from '#src/api/contract/index.ts';
import { readFaults } from '#src/api/faults.ts';
import type { Fault, ScenarioChoice } from '#mocks/pipeline/adminApi.ts';
import { isScenario, scenarios } from '#mocks/scenarios/scenarios.ts';
import type { Scenario } from '#mocks/scenarios/scenario.ts';

/** What a link asks of the backend before the page is shown. */
export type StartLink = {
  readonly workspace: string | undefined;
  readonly scenario: ScenarioChoice | undefined;
  readonly as: string | undefined;
  readonly faults: readonly Fault[] | undefined;
  /**
   * `worker` lets this tab's calls pass through MSW's service worker, `page` keeps them
   * in the page again.
   */
  readonly transport: 'worker' | 'page' | undefined;
  /** `off` keeps this workspace's changes from being taken back, in this browser, until `on`. */
  readonly undo: 'on' | 'off' | undefined;
  /** What time it shall be in the world, as text: see `readClock`. */
  readonly clock: string | undefined;
  /** What could not be understood, in words. */
  readonly problem: string | undefined;
};

const workspaceName = /^[A-Za-z0-9_-]{1,40}$/;

/** Numbers that scenarios take as parameters, by the names links use. */
const paramNames: readonly string[] = [
  ...new Set(
    Object.values<Scenario>(scenarios).flatMap(({ params = [] }) => params.map(({ name }) => name)),
  ),
];

/**
 * Reads `scenario`, `as`, `ws`, `faults`, `clock`, `transport`, `undo` and the scenarios' own
 * parameters from an address.
 */
export function readStartLink(url: URL): StartLink {
  const { searchParams } = url;
  const scenario = searchParams.get('scenario');
  const workspace = searchParams.get('ws');
  const faults = searchParams.get('faults');
  const transport = searchParams.get('transport');
  const undo = searchParams.get('undo');
  const params = Object.fromEntries(
    paramNames.flatMap((name) =>
      searchParams.has(name) ? [[name, Number(searchParams.get(name))] as const] : [],
    ),
  );
  const planned = readFaults(faults ?? '', Object.keys(contract));
  const problems = [
    ...planned.problems.map((problem) => `faults: ${problem}`),
    scenario !== null && !isScenario(scenario) ? `There is no scenario ${scenario}.` : '',
    workspace !== null && !workspaceName.test(workspace)
      ? 'A workspace name has up to 40 letters, digits, hyphens and underscores.'
      : '',
  ].filter((text) => text !== '');
  return {
    workspace: workspace !== null && workspaceName.test(workspace) ? workspace : undefined,
    scenario: scenario !== null && isScenario(scenario) ? { scenario, params } : undefined,
    as: searchParams.get('as') ?? undefined,
    faults: faults === null ? undefined : planned.faults,
    transport: transport === 'worker' || transport === 'page' ? transport : undefined,
    undo: undo === 'on' || undo === 'off' ? undo : undefined,
    clock: searchParams.get('clock') ?? undefined,
    problem: problems.length > 0 ? problems.join(' ') : undefined,
  };
}

const always: readonly string[] = ['as', 'ws', 'faults', 'clock', 'transport', 'undo'];

/**
 * The address without what the link asked: it must not be asked again at every reload. Other
 * parameters stay.
 */
export function withoutStartLink(url: URL): string {
  const kept = new URL(url);
  // `users` and its like belong to the link only beside a scenario; elsewhere a page
  // may use the name.
  const own = url.searchParams.has('scenario') ? [...always, 'scenario', ...paramNames] : always;
  for (const name of own) kept.searchParams.delete(name);
  return `${kept.pathname}${kept.search}${kept.hash}`;
}
