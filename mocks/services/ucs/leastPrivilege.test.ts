import { beforeEach, describe, expect, it } from 'vitest';
import {
  alternativeWords,
  leastPrivilegeTable,
  ucsTableFunctions,
  type Alternative,
  type LeastPrivilegeRow,
  type NeededPermission,
} from '#src/domain/ucs/leastPrivilege.ts';
import { ucsOperations } from '#src/domain/ucs/operations.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { operationCalls } from '#mocks/testing/ucsOperationCalls.ts';
import {
  openUcs,
  problemOf,
  systemRole,
  withDependencies,
  type Api,
  type UcsTestBackend,
} from '#mocks/testing/ucsBackend.ts';

/**
 * RBAC as the Permissions page grants it: everywhere in the two clusters, with or without the
 * list of namespaces.
 */
type Rbac = {
  readonly type: NonNullable<Alternative['rbac']>;
  readonly namespaces: readonly string[] | null;
  readonly list: boolean;
};

const region = 'ap-southeast-3';
let ucs: UcsTestBackend;
beforeEach(async () => {
  ucs = await openUcs();
});

const scopeOf = ({ at }: NeededPermission): GrantScope =>
  at === 'all' ? { kind: 'all' } : { kind: 'project', projectId: ucs.project(region) };

/**
 * Signs in somebody who holds exactly these permissions, each with its dependencies unless they are
 * left out, and this RBAC.
 */
async function signIn(
  permissions: readonly NeededPermission[],
  rbac?: Rbac,
  dependencies = true,
): Promise<Api> {
  const held = permissions.flatMap((needed) =>
    (dependencies ? withDependencies(needed.name) : [systemRole(needed.name)]).map((role) => ({
      role,
      scope: scopeOf(needed),
    })),
  );
  const { api, userId } = await ucs.signInHolding(held);
  for (const name of rbac === undefined ? [] : ['datacenter-a', 'partner-k8s']) {
    const terms = {
      type: rbac?.type ?? ('viewer' as const),
      template_id: null,
      namespaces: rbac?.namespaces ? [...rbac.namespaces] : null,
      list_namespaces: rbac?.list === true,
    };
    await ucs.admin.ucsPermissionCreate({
      body: {
        target_kind: 'cluster',
        target_id: ucs.cluster(name),
        subject_kind: 'user',
        subject_ids: [userId],
        ...terms,
      },
    });
  }
  return api;
}

const rbacOf = ({ rbac }: Alternative): Rbac | undefined =>
  rbac === undefined ? undefined : { type: rbac, namespaces: null, list: true };

/**
 * What each operation of a function comes to: all its calls work, all are refused, or a mixture.
 */
async function outcomes(
  fn: LeastPrivilegeRow['function'],
  as: Api,
): Promise<Record<string, string>> {
  const calls = operationCalls(ucs);
  const found: Record<string, string> = {};
  for (const { id } of ucsOperations.filter((operation) => operation.function === fn)) {
    const problems = [];
    for (const call of calls[id] ?? []) problems.push(await problemOf(call(as)));
    const words = problems.map((problem) =>
      problem === undefined
        ? 'works'
        : problem.status === 403
          ? 'refused'
          : `${problem.status} ${problem.message}`,
    );
    found[id] = [...new Set(words)].toSorted().join(', ');
  }
  return found;
}

const expected = (row: LeastPrivilegeRow): Record<string, string> =>
  Object.fromEntries(
    ucsOperations
      .filter((operation) => operation.function === row.function)
      .map(({ id, types }) => [id, types.includes(row.type) ? 'works' : 'refused']),
  );

/** Operations of the row that do not work with what is left. */
const lost = async (row: LeastPrivilegeRow, as: Api): Promise<string[]> =>
  Object.entries(await outcomes(row.function, as))
    .filter(([id, outcome]) => expected(row)[id] === 'works' && outcome !== 'works')
    .map(([id]) => id);

const cases = leastPrivilegeTable.flatMap((row) =>
  row.alternatives.map(
    (alternative) =>
      [`${row.function}, ${row.type}: ${alternativeWords(alternative)}`, row, alternative] as const,
  ),
);

it('has the 16 rows of the table, and operations with calls for each function', () => {
  expect(leastPrivilegeTable).toHaveLength(16);
  expect(cases).toHaveLength(18);
  expect([...new Set(leastPrivilegeTable.map((row) => row.function))]).toEqual(ucsTableFunctions);
  expect(Object.keys(operationCalls(ucs)).toSorted()).toEqual(
    ucsOperations.map(({ id }) => id).toSorted(),
  );
});

describe('with exactly the permissions of a row', () => {
  it.each(cases)(
    '%s opens what belongs to the type and nothing else of the function',
    async (_, row, alternative) => {
      const api = await signIn(alternative.permissions, rbacOf(alternative));
      expect(await outcomes(row.function, api)).toEqual(expected(row));
    },
  );
});

describe('with less', () => {
  const without = cases.flatMap(([title, row, alternative]) =>
    alternative.permissions.map(
      (missing) => [`${title}, without ${missing.name}`, row, alternative, missing] as const,
    ),
  );
  it.each(without)('%s loses something', async (_, row, alternative, missing) => {
    const api = await signIn(
      alternative.permissions.filter((permission) => permission !== missing),
      rbacOf(alternative),
    );
    expect(await lost(row, api)).not.toEqual([]);
  });

  const dependent = cases.flatMap(([title, row, alternative]) =>
    alternative.permissions.some(({ name }) => withDependencies(name).length > 1)
      ? [[title, row, alternative] as const]
      : [],
  );
  it('some rows have permissions with dependencies', () =>
    expect(dependent.length).toBeGreaterThan(2));
  it.each(dependent)('%s loses something without the dependencies', async (_, row, alternative) => {
    expect(
      await lost(row, await signIn(alternative.permissions, rbacOf(alternative), false)),
    ).not.toEqual([]);
  });

  const withRbac = cases.filter(([, , alternative]) => alternative.rbac !== undefined);
  it.each(withRbac)(
    '%s loses the objects without RBAC, and the namespaces without their list',
    async (_, row, { permissions, rbac = 'viewer' }) => {
      expect(await lost(row, await signIn(permissions))).toContain('onpremises.workloads');
      const noList = await signIn(permissions, { type: rbac, namespaces: ['shop'], list: false });
      expect(await lost(row, noList)).toContain('onpremises.namespaces');
      const listed = await signIn(permissions, { type: rbac, namespaces: ['shop'], list: true });
      expect(await lost(row, listed)).not.toContain('onpremises.namespaces');
    },
  );
});
