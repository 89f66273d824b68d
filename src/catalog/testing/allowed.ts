import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { findSystemIdentityPolicy } from '../identityPolicies.ts';
import { loadServiceActions } from '../serviceActions.ts';
import { findSystemRole } from '../systemRoles.ts';
import type { SystemRole } from '../systemRole.ts';

/** A system-defined role or policy by the name that people see. */
export const role = (displayName: string): SystemRole => {
  const found = findSystemRole(displayName);
  if (!found) throw new Error(`no role ${displayName}`);
  return found;
};

/** Judged by the engine as if the documents were granted for all resources. */
export const allowedBy = (
  raws: readonly (readonly [name: string, document: unknown])[],
  action: string,
): boolean =>
  decide(
    {
      action,
      target: { class: 'global' },
      principal: { accountId: 'a', urn: 'iam::a:user:u' },
      context: {},
    },
    compileGrants(
      raws.map(([name, raw]) => ({
        policyId: name,
        policyName: name,
        kind: 'identity',
        document: readDocument(raw),
        scope: { kind: 'all' },
        path: [],
      })),
    ),
  ).allowed;

/** Whether a role or policy alone allows an action. */
export const allows = (displayName: string, action: string): boolean =>
  allowedBy([[displayName, role(displayName).document]], action);

/** Whether a system-defined identity policy alone allows an action. */
export const identityAllows = (name: string, action: string): boolean =>
  allowedBy([[name, findSystemIdentityPolicy(name)?.document]], action);

/** The names of all actions of a service. */
export const actionsOf = async (service: string): Promise<readonly string[]> =>
  (await loadServiceActions(service)).actions.map(({ name }) => name);
