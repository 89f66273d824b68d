import { createCatalogView } from '#src/catalog/view.ts';
import type { PolicyStore } from '#src/domain/access/repairs.ts';
import type { PolicyKind } from '#src/domain/policy/engine/decision.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import { validatePolicy } from '#src/domain/policy/findings/validate/validate.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { versionKey } from '../../world/tables/v5.ts';
import type { World } from '../../world/world.ts';
import type { Trial } from './trial.ts';

/** A policy as the world keeps it. `account`: null where it is nobody's to change. */
export type StoredPolicy = {
  readonly store: PolicyStore;
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly raw: RawPolicy;
};

const rawOf = (text: string): RawPolicy | undefined => {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : undefined;
  } catch {
    return undefined;
  }
};

/** The policy that a decision names; undefined for what no policy of the world is (RBAC). */
export function storedPolicy(
  { tables }: World,
  id: string,
  kind: PolicyKind,
): StoredPolicy | undefined {
  if (kind === 'scp') {
    const scp = tables.scps.get(id);
    const raw = scp && rawOf(scp.document);
    return scp && raw && { store: 'scp', id, name: scp.name, account: '', raw };
  }
  if (kind === 'trust') {
    const trust = tables.trusts.get(id);
    const agency = tables.agencies.get(id);
    const raw = trust && rawOf(trust.trust_policy);
    return (
      agency &&
      raw && { store: 'trustPolicy', id, name: agency.name, account: agency.domain_id, raw }
    );
  }
  if (kind !== 'identity') return undefined;
  const role = tables.roles.get(id);
  if (role !== undefined) {
    const { display_name: name, domain_id: account, policy: raw } = role;
    return { store: 'role', id, name, account, raw };
  }
  const policy = tables.identityPolicies.get(id);
  const version = policy && tables.policyVersions.get(versionKey(id, policy.default_version));
  const raw = version && rawOf(version.document);
  return (
    policy &&
    raw && { store: 'identityPolicy', id, name: policy.name, account: policy.domain_id, raw }
  );
}

/** Puts another text in the place of a policy's. */
export function writePolicy(
  { tables }: World,
  trial: Trial,
  { store, id }: StoredPolicy,
  raw: RawPolicy,
): void {
  const text = JSON.stringify(raw);
  const scp = store === 'scp' ? tables.scps.get(id) : undefined;
  const trust = store === 'trustPolicy' ? tables.trusts.get(id) : undefined;
  const role = store === 'role' ? tables.roles.get(id) : undefined;
  const policy = store === 'identityPolicy' ? tables.identityPolicies.get(id) : undefined;
  const version = policy && tables.policyVersions.get(versionKey(id, policy.default_version));
  if (scp) trial.put('scps', { ...scp, document: text });
  if (trust) trial.put('trusts', { ...trust, trust_policy: text });
  if (role) trial.put('roles', { ...role, policy: raw });
  if (version) trial.put('policyVersions', { ...version, document: text });
}

/** Services and their classes; single actions are not needed, for an unknown one is no error. */
const services = createCatalogView([]);

/** Whether the API would keep a text: nothing that would be refused is proposed. */
export function isKept(store: PolicyStore, raw: RawPolicy): boolean {
  const source = parsePolicyText(JSON.stringify(raw));
  const profile =
    store === 'role'
      ? oldProfileOf(source)
      : store === 'identityPolicy'
        ? 'identity'
        : store === 'scp'
          ? 'scp'
          : 'trust';
  return !validatePolicy(source, { profile, catalog: services, mixedScope: 'error' }).some(
    ({ severity }) => severity === 'error',
  );
}

/** A statement of a policy's text, as written. */
export type RawStatement = Readonly<Record<string, unknown>>;

/** The statements of a text; none where they have another form than a list or one of them. */
export function statementsOf({ Statement }: RawPolicy): readonly RawStatement[] {
  const all: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return all.flatMap((one) => (typeof one === 'object' && one !== null ? [{ ...one }] : []));
}

/** A list of an element, a single text counting as one. */
export const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
