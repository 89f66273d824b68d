import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { authorize } from '#mocks/judging/authorize.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import type { GuardedCall } from '#mocks/judging/questionsOf.ts';
import { readCall } from '#mocks/judging/readRequest.ts';
import { heldGrants } from '#mocks/identities/heldGrants.ts';
import { Judge } from '#mocks/judging/judge.ts';
import {
  accountOf,
  administratorStep,
  principalUrn,
  type Caller,
} from '#mocks/identities/principal.ts';
import { contextOf, requestContext } from '#mocks/judging/requestContext.ts';
import { regionContext, resourceContext } from '#mocks/judging/resourceContext.ts';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { createTestBackend, testOrigin } from '#mocks/testing/testBackend.ts';
import type { Circumstances } from '#mocks/identities/tokens.ts';
import type { World } from '#mocks/world/world.ts';
import {
  ambient,
  call,
  type Call,
  endpointOf,
  fill,
  idOf,
  now,
  plan,
  requestOf,
  type rows,
} from '../../testing/generatedWorlds.ts';

const callerOf = (world: World, circumstances: Circumstances): Caller => {
  const user = world.tables.users.get(idOf(world, 'ann'));
  const account = user && world.tables.domains.get(user.domain_id);
  if (user === undefined || account === undefined) throw new Error('The seed makes ann');
  return {
    ref: { kind: 'user', id: user.id },
    user,
    agency: undefined,
    account,
    claims: {
      user: user.id,
      scope: { kind: 'domain' },
      methods: ['password'],
      iat: now,
      exp: now + 1,
      nonce: '0',
      stamp: '',
      circumstances,
    },
  };
};

/** The same call as the backend reads it. */
function guarded(endpoint: Endpoint, params: Record<string, string>, body: string): GuardedCall {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  const { parts, problem } = readCall({
    endpoint,
    url: new URL(testOrigin),
    headers,
    body,
    fieldErrors: {},
  });
  if (problem !== undefined) throw problem;
  return { endpoint, params, parts };
}

/** What each call is about, worked out from what the test sends. */
function urnOf(
  account: string,
  { row: name, target, region }: Call,
  { server_id = '' }: Record<string, string>,
): string | undefined {
  const user = `iam::${account}:user:${target}`;
  const urns: Partial<Record<(typeof rows)[number], string>> = {
    v5UserShow: user,
    v5UserUpdate: user,
    v5UserPolicyAttach: user,
    v5PolicyCreate: `iam::${account}:policy:NewPolicy`,
    ecsServerStart: `ecs:${region}:${account}:instance:${server_id}`,
    ecsServerCreate: `ecs:${region}:${account}:instance:*`,
  };
  return urns[name];
}

/** The verdict made by hand from what ann holds, without the judge and its caches. */
function expected(world: World, one: Call): Decision {
  const endpoint = endpointOf(one.row);
  const caller = callerOf(world, one.circumstances);
  const { params } = requestOf(world, one);
  const [action] = endpoint.access as Exclude<Endpoint['access'], string>;
  const urn = urnOf(caller.account.id, one, params);
  const projectId = endpoint.judgedIn === 'project' ? params['project_id'] : undefined;
  const administrator = administratorStep(world, caller.ref);
  return decide(
    {
      action: action?.name ?? '',
      aliases: action?.aliases ?? [],
      target: projectId === undefined ? { class: 'global' } : { class: 'project', projectId },
      principal: {
        accountId: accountOf(world, caller.ref),
        urn: principalUrn(world, caller.ref),
        ...(administrator && { administrator }),
      },
      context: contextOf(
        requestContext(world, caller, now, ambient),
        regionContext(world, projectId, caller.account.id),
        resourceContext(world, urn, caller.account.id),
        one.row === 'ecsServerCreate' ? { 'ecs:FlavorId': 's6.small.1' } : {},
      ),
      ...(urn !== undefined && { resource: urn }),
      ...(one.row === 'ecsServerCreate' && { beyondScp: one.prePaid }),
    },
    compileGrants(heldGrants(world, caller.ref, now)),
  );
}

/** What the guard of the backend does with the same call. */
function enforced(world: World, judge: Judge, one: Call): boolean {
  const endpoint = endpointOf(one.row);
  const caller = callerOf(world, one.circumstances);
  const { params, body } = requestOf(world, one);
  try {
    authorize(
      world,
      judge,
      caller,
      requestContext(world, caller, now, ambient),
      one.row,
      guarded(endpoint, params, body),
    );
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) return false;
    throw error;
  }
}

describe('what is decided is what is enforced', () => {
  it('the guard of every call agrees with the engine on what is held, in 10,000 generated worlds', () => {
    const world = buildWorld('fresh', {}, now);
    const tables = [
      'users',
      'groups',
      'memberships',
      'identityPolicies',
      'policyVersions',
      'attachments',
      'roles',
      'grants',
      'organizationNodes',
      'scps',
      'scpAttachments',
      'resourceTags',
    ] as const;
    const base = new Map(
      tables.map((name) => [name, new Set([...world.tables[name].all()].map(({ id }) => id))]),
    );
    const reset = (): void => {
      for (const name of tables)
        for (const { id } of world.tables[name].all())
          if (base.get(name)?.has(id) !== true) world.set(name, id, undefined);
    };
    const seen = { allow: 0, 'explicit-deny': 0, 'implicit-deny': 0 };
    const judge = new Judge(world, () => now, 'test');
    fc.assert(
      fc.property(plan, call, (made, one) => {
        reset();
        fill(world, made);
        const decision = expected(world, one);
        seen[decision.outcome] += 1;
        expect(enforced(world, judge, one)).toBe(decision.allowed);
      }),
      { numRuns: 10_000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
  });

  it('the answer over HTTP is a 403 exactly when the engine refuses, in 1,000 generated worlds', async () => {
    await fc.assert(
      fc.asyncProperty(plan, call, async (made, one) => {
        const { backend, apiAs } = await createTestBackend();
        const world = backend.controls.world();
        fill(world, made);
        const decision = expected(world, one);
        const endpoint = endpointOf(one.row);
        const { params, body } = requestOf(world, one);
        const { token } = await apiAs('ann').circumstancesSet({
          body: {
            circumstances: Object.fromEntries(
              Object.entries(one.circumstances).map(([key, value]) => [
                key,
                value as string | null,
              ]),
            ),
          },
        });
        const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
        const headers = {
          'X-Auth-Token': token,
          ...(body !== '' && { 'Content-Type': 'application/json' }),
        };
        const response = await backend.handle(
          new Request(`${testOrigin}${path}`, {
            method: endpoint.method,
            headers,
            ...(body !== '' && { body }),
          }),
        );
        expect(response?.status === 403).toBe(!decision.allowed);
        expect([401, 500, 501]).not.toContain(response?.status);
      }),
      { numRuns: 1000 },
    );
  });
});
