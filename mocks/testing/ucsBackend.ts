import type { AppContract } from '#src/api/contract/index.ts';
import { contract } from '#src/api/contract/index.ts';
import { createClient, type Client } from '#src/api/client.ts';
import { Problem } from '#src/api/problem.ts';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import type { SystemRole } from '#src/catalog/systemRole.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { createBackend, type Backend } from '../entrances/backend.ts';
import type { ScenarioName } from '../scenarios/scenarios.ts';
import { mainAccount, userPassword } from '../seed/base.ts';
import { createMemoryStore } from '../world/storeMemory.ts';

export type Api = Client<AppContract>;
type Held = { readonly role: SystemRole | { readonly id: string }; readonly scope: GrantScope };

/**
 * A backend for tests of UCS in which people are made, granted and signed in by the same
 * calls as in life.
 */
export type UcsTestBackend = {
  readonly backend: Backend;
  readonly admin: Api;
  readonly accountId: string;
  readonly project: (region: string) => string;
  /** Id of a cluster, fleet… by its name. */
  readonly cluster: (name: string) => string;
  /** A client of a person of the scenario. */
  readonly as: (user: string) => Api;
  /**
   * Creates a group and a user in it, grants what is asked, and signs the user in
   * with the password.
   */
  readonly signInHolding: (
    held: readonly Held[],
  ) => Promise<{ readonly api: Api; readonly userId: string; readonly groupId: string }>;
  readonly customPolicy: (name: string, policy: RawPolicy) => Promise<{ readonly id: string }>;
};

const origin = 'https://console.test';

/** A system-defined permission by its display name. */
export function systemRole(name: string): SystemRole {
  const found = findSystemRole(name);
  if (found === undefined) throw new Error(`There is no permission ${name}`);
  return found;
}

/** A permission with everything it depends on, directly or not. */
export function withDependencies(
  name: string,
  seen: ReadonlySet<string> = new Set(),
): readonly SystemRole[] {
  const role = systemRole(name);
  const depends = readDocument(role.document)
    .depends.map(({ displayName }) => displayName)
    .filter((other) => !seen.has(other));
  return [
    role,
    ...depends.flatMap((other) => withDependencies(other, new Set([...seen, name, ...depends]))),
  ];
}

/** What a call came to: its problem, or nothing when it worked. */
export const problemOf = (call: Promise<unknown>): Promise<Problem | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );

/**
 * A backend in memory with one client for each person, for the tests of UCS; an unexpected error of
 * the backend is thrown.
 */
export async function openUcs(scenario: ScenarioName = 'ucs'): Promise<UcsTestBackend> {
  const backend = await createBackend({
    workspace: 'test',
    store: createMemoryStore(),
    clock: () => Date.UTC(2026, 0, 15, 8),
    scenario: { scenario },
    onError: (error) => {
      throw error;
    },
  });
  const send = async (request: Request) =>
    (await backend.handle(request)) ?? new Response(null, { status: 404 });
  const withToken = (token: () => string): Api => createClient(contract, { origin, send, token });
  const as = (user: string): Api => withToken(() => backend.controls.signInAs(user));
  const { tables } = backend.controls.world();
  const accountId = tables.domains.find('name', mainAccount)?.id ?? '';
  const admin = as('admin');
  let people = 0;

  const grant = (groupId: string, { role, scope }: Held): Promise<unknown> => {
    const params = { domain_id: accountId, group_id: groupId, role_id: role.id };
    switch (scope.kind) {
      case 'all':
        return admin.groupGrantOnAll({ params });
      case 'global':
        return admin.groupGrantOnDomain({ params });
      case 'project':
        return admin.groupGrantOnProject({ params: { ...params, project_id: scope.projectId } });
      case 'enterpriseProject':
        return admin.groupGrantOnEnterpriseProject({
          params: { ...params, enterprise_project_id: scope.enterpriseProjectId },
        });
    }
  };
  const signIn = async (name: string): Promise<string> => {
    const password = { user: { name, password: userPassword, domain: { name: mainAccount } } };
    const response = await send(
      new Request(`${origin}/v3/auth/tokens`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          auth: {
            identity: { methods: ['password'], password },
            scope: { domain: { name: mainAccount } },
          },
        }),
      }),
    );
    const token = response.headers.get('X-Subject-Token');
    if (token === null) throw new Error(`${name} could not sign in: ${await response.text()}`);
    return token;
  };

  return {
    backend,
    admin,
    accountId,
    as,
    project: (region) => tables.projects.find('name', `${accountId}/${region}`)?.id ?? '',
    cluster: (name) => tables.ucsClusters.find('name', `${accountId}/${name}`)?.id ?? '',
    signInHolding: async (held) => {
      people += 1;
      const name = `person-${people}`;
      const { group } = await admin.groupCreate({
        body: { group: { name: `group-${people}`, domain_id: accountId } },
      });
      const { user } = await admin.userCreate({
        body: { user: { name, password: userPassword, domain_id: accountId } },
      });
      await admin.groupUserAdd({ params: { group_id: group.id, user_id: user.id } });
      for (const one of held) await grant(group.id, one);
      const token = await signIn(name);
      return { api: withToken(() => token), userId: user.id, groupId: group.id };
    },
    customPolicy: async (name, policy) => {
      const { role } = await admin.customRoleCreate({
        body: { role: { display_name: name, type: 'AX', description: name, policy } },
      });
      return { id: role.id };
    },
  };
}
