import { SeedBuilder } from '../seed/builder.ts';
import { seedBase } from '../seed/base.ts';
import type { Scenario } from './scenario.ts';
import { cocBeta2024 } from './cocBeta2024.ts';
import { cocLimited } from './cocLimited.ts';
import { delegated } from './delegated.ts';
import { flexusl } from './flexusl.ts';
import { fresh } from './fresh.ts';
import { large } from './large.ts';
import { newIam } from './newIam.ts';
import { organization } from './organization.ts';
import { ucs } from './ucs.ts';
import { World } from '../world/world.ts';

/** Every starting state by the name that links use. A new one adds one import and one line. */
export const scenarios = {
  fresh,
  flexusl,
  'coc-beta-2024': cocBeta2024,
  'coc-limited': cocLimited,
  delegated,
  ucs,
  'new-iam': newIam,
  organization,
  large,
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** Whether a starting state of this name exists. */
export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

/** The starting states in the order in which they are shown. */
export const scenarioList: readonly (Scenario & { readonly name: string })[] = Object.entries(
  scenarios,
).map(([name, scenario]) => ({ ...scenario, name }));

/** The parameters of a scenario: its defaults, overridden by whole numbers within their bounds. */
export function paramsOf(
  name: string,
  given: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const scenario: Scenario | undefined = isScenario(name) ? scenarios[name] : undefined;
  return Object.fromEntries(
    (scenario?.params ?? []).map((param) => {
      const wanted = given[param.name];
      return [
        param.name,
        wanted !== undefined && Number.isInteger(wanted) && wanted > 0
          ? Math.min(wanted, param.max)
          : param.default,
      ];
    }),
  );
}

/**
 * Makes the starting state of a scenario: the same one for the same arguments.
 * @throws when there is no such scenario
 */
export function buildWorld(
  name: string,
  params: Readonly<Record<string, number>>,
  openedAt: number,
): World {
  if (!isScenario(name)) throw new Error(`There is no scenario ${name}`);
  const seed = new SeedBuilder(new World(), openedAt);
  seedBase(seed);
  const scenario: Scenario = scenarios[name];
  scenario.build(seed, params);
  return seed.world;
}
