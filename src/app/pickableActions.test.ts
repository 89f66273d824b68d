import { describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { systemIdentityPolicies } from '#src/catalog/identityPolicies.ts';
import { loadServiceActions, servicesWithActions } from '#src/catalog/serviceActions.ts';
import { systemRoles } from '#src/catalog/systemRoles.ts';
import type { ActionVersion, ServiceActions } from '#src/catalog/types.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { choicesOf, offered, searchActions } from '#src/policyEditor/actionChoice.ts';

const files = new Map<string, ServiceActions>();
for (const code of servicesWithActions()) files.set(code, await loadServiceActions(code));

/**
 * Is there a box for this name in the editor of the version, found by typing it, and ticked
 * by its own name?
 */
function canBeTicked(name: string, version: ActionVersion): boolean {
  const file = files.get((name.split(':', 1)[0] ?? '').toLowerCase());
  if (file === undefined) return false;
  const inEmpty = offered(choicesOf(file.actions, [], version).actions, version, true);
  const found = searchActions(inEmpty, name).some(
    (action) => action.name.toLowerCase() === name.toLowerCase(),
  );
  return found && choicesOf(file.actions, [name], version).actions.some(({ ticked }) => ticked);
}

/** The names a document writes out, without those that hold a wildcard. */
const literalActions = (document: unknown): readonly string[] =>
  readDocument(document).statements.flatMap(({ action }) =>
    action.values.filter((name) => /^[^*?]+:[^*?]*:[^*?]+$/.test(name)),
  );

const missing = (names: readonly string[], version: ActionVersion): readonly string[] =>
  [...new Set(names)].filter((name) => !canBeTicked(name, version));

const guards = Object.values(contract as Readonly<Record<string, Endpoint>>).flatMap(({ access }) =>
  typeof access === 'string' ? [] : access,
);

describe('what can be ticked in the visual editor', () => {
  it.each([...files.values()])(
    'of $service in an identity policy is at least what the engine takes for it',
    ({ actions }) => {
      const names = offered(choicesOf(actions, [], '5.0').actions, '5.0', false).map(
        ({ name }) => name,
      );
      const reachable = new Set(
        actions
          .filter(({ name }) => names.includes(name))
          .flatMap(({ name, aliases = [] }) => [name, ...aliases]),
      );
      expect(actions.filter(({ name }) => !reachable.has(name))).toEqual([]);
    },
  );

  it('is every action that a handler guards, in the editor of either console', () => {
    const names = guards.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(names.length).toBeGreaterThan(150);
    expect(missing(names, '5.0')).toEqual([]);
    expect(missing(names, '1.1')).toEqual([]);
  });

  it('is every action that a system-defined policy names, in the editor of its version', () => {
    const old = systemRoles
      .filter(({ kind }) => kind === 'policy')
      .flatMap(({ document }) => literalActions(document));
    const current = systemIdentityPolicies.flatMap(({ document }) => literalActions(document));
    expect([old.length, current.length].every((count) => count > 50)).toBe(true);
    expect(missing(old, '1.1')).toEqual([]);
    expect(missing(current, '5.0')).toEqual([]);
  });

  it('is nothing that the catalogue does not have', () => {
    expect(
      missing(['ecs:cloudServers:explode', 'nosuch:thing:get', 'ucs:clusters:get'], '5.0'),
    ).toEqual(['ecs:cloudServers:explode', 'nosuch:thing:get']);
  });
});
