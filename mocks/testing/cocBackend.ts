import { createClient, type Client } from '#src/api/client.ts';
import { contract, type AppContract } from '#src/api/contract/index.ts';
import { Problem } from '#src/api/problem.ts';
import { createBackend, type Backend } from '../entrances/backend.ts';
import type { ScenarioName } from '../scenarios/scenarios.ts';
import { mainAccount, userPassword } from '../seed/base.ts';
import { SeedBuilder } from '../seed/builder.ts';
import { allowing } from '../seed/cocPolicies.ts';
import { createMemoryStore } from '../world/storeMemory.ts';
import { hashPassword } from '../identities/tokens.ts';
import type { RowOf } from '../world/world.ts';

/**
 * A backend for tests of COC and FlexusL, with a clock that tests move and a person whose
 * permissions they set.
 */
export type CocTestBackend = {
  readonly backend: Backend;
  /** Typed client of a person of the main account. */
  readonly as: (user: string) => Client<AppContract>;
  /** Gives `probe` exactly these actions, on global services; returns his client. */
  readonly holding: (actions: readonly string[]) => Client<AppContract>;
  /**
   * Leaves an agency of the main account with exactly these system-defined policies
   * at these scopes.
   */
  readonly agencyHolds: (
    agency: string,
    grants: readonly { readonly policy: string; readonly scope: 'all' | 'global' }[],
  ) => void;
  readonly instance: (name: string) => string;
  readonly accountId: string;
  /** Moves the clock on by so many milliseconds. */
  readonly wait: (millis: number) => void;
};

const origin = 'https://console.test';

/** Opens a scenario in memory and adds the IAM user `probe`, who holds nothing yet. */
export async function openCoc(scenario: ScenarioName): Promise<CocTestBackend> {
  let now = Date.UTC(2026, 0, 15, 8);
  const backend = await createBackend({
    workspace: 'test',
    store: createMemoryStore(),
    clock: () => now,
    scenario: { scenario },
    onError: (error) => {
      throw error;
    },
  });
  const world = backend.controls.world();
  const seed = new SeedBuilder(world, now);
  const probe = seed.user(mainAccount, 'probe', {});
  seed.add('users', { ...probe, password: hashPassword(userPassword, '00') });
  const group = seed.group(mainAccount, 'probe-group');
  seed.member(group, probe);
  const policy = seed.customPolicy(mainAccount, 'Probe policy', 'AX', allowing([]));
  seed.grant('group', group, policy, { kind: 'global' });
  const accountId = seed.account(mainAccount);

  const as = (user: string): Client<AppContract> =>
    createClient(contract, {
      origin,
      send: async (request) =>
        (await backend.handle(request)) ?? new Response(null, { status: 404 }),
      token: () => backend.controls.signInAs(user),
    });
  return {
    backend,
    as,
    accountId,
    holding: (actions) => {
      world.set('roles', policy.id, {
        ...policy,
        policy: allowing(actions),
      } satisfies RowOf<'roles'>);
      return as('probe');
    },
    agencyHolds: (name, grants) => {
      const agency = world.tables.agencies.find('name', `${accountId}/${name}`);
      if (agency === undefined) throw new Error(`The world has no agency ${name}`);
      for (const grant of world.tables.grants.by('subject', `agency/${agency.id}`))
        world.set('grants', grant.id, undefined);
      for (const grant of grants) seed.grant('agency', agency, grant.policy, { kind: grant.scope });
    },
    instance: (name) => {
      const row = world.tables.instances.by('domain', accountId).find((one) => one.name === name);
      if (row === undefined) throw new Error(`The world has no instance ${name}`);
      return row.id;
    },
    wait: (millis) => {
      now += millis;
    },
  };
}

/** The problem a call ends with; undefined when it succeeds. */
export const refusalOf = (call: Promise<unknown>): Promise<Problem | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );
