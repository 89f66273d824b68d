import type { SeedBuilder } from '../seed/builder.ts';

/** A person of a scenario, as the Scenarios page prints him. */
export type Person = {
  readonly user: string;
  readonly password: string;
  readonly account: string;
  readonly holds: string;
};
/** A number that a link can set: `?users=100000`. */
export type ScenarioParam = {
  readonly name: string;
  readonly description: string;
  readonly default: number;
  readonly max: number;
};

/** What scenarios are listed under: the published procedures, and size. */
export type Procedure =
  | 'FlexusL self-service'
  | 'Enabling COC'
  | 'Agencies and switching role'
  | 'UCS by roles and policies'
  | 'Identity policies'
  | 'Size';

/** A named starting state: the base seed and what `build` adds to it. */
export type Scenario = {
  /** What it is called among people; its name is for links. */
  readonly title: string;
  /** The procedure it belongs to: scenarios are listed under it. */
  readonly procedure: Procedure;
  /** What somebody who opens it will see, one short line each. */
  readonly sees: readonly string[];
  /** What it shows, in one or two sentences. */
  readonly description: string;
  readonly people: readonly Person[];
  readonly params?: readonly ScenarioParam[];
  readonly build: (seed: SeedBuilder, params: Readonly<Record<string, number>>) => void;
};
