import { whyWithoutEffect } from '#src/domain/access/grantEffect.ts';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Finding, PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { contentKey, type ImportMarkRow } from '#mocks/world/tables/imported.ts';
import type { World } from '#mocks/world/world.ts';

/** Codes of what is no error and is marked all the same: names no catalogue has, more than pages allow. */
const told: ReadonlySet<string> = new Set([
  'IAM.1036',
  'UNKNOWN_ACTION',
  'UNKNOWN_SERVICE',
  'MANY_STATEMENTS',
]);

const isMarked = ({ severity, code }: Finding): boolean =>
  severity === 'error' || severity === 'security' || told.has(code);

type Said = Omit<ImportMarkRow, 'id' | 'row'>;

/** What the editor would say of a policy; the same text is looked at once. */
function findingsIn(catalog: CatalogView, accountId: string) {
  const known = new Map<string, readonly Said[]>();
  return (text: string, given?: PolicyProfile): readonly Said[] => {
    const source = parsePolicyText(text);
    const profile =
      given ?? (/^\{\s*"Version"\s*:\s*"1\.0"/.test(text) ? 'role' : oldProfileOf(source));
    const key = `${profile} ${text}`;
    const found =
      known.get(key) ??
      checkPolicy(source, { profile, catalog, accountId })
        .filter(isMarked)
        .map(({ code, severity, message, path }): Said => ({ code, severity, message, path }));
    known.set(key, found);
    return found;
  };
}

/** Quotas of an account that count things which are listed. */
const counted = (
  { tables }: World,
  account: string,
): Readonly<Record<string, { readonly used: number; readonly words: string }>> => ({
  user: { used: tables.users.partSize('name', account) - 1, words: 'users' },
  group: { used: tables.groups.partSize('name', account), words: 'user groups' },
  agency: { used: tables.agencies.partSize('name', account), words: 'agencies' },
  policy: { used: tables.roles.partSize('name', account), words: 'custom policies' },
});

/**
 * What a live account has and this console would refuse to make: policies with findings, grants
 * without effect, more of a kind than the quota.
 */
export function marksOf(
  world: World,
  account: string,
  catalog: CatalogView,
): readonly ImportMarkRow[] {
  const { tables } = world;
  const marks: ImportMarkRow[] = [];
  const mark = (row: string, said: readonly Said[]): void =>
    said.forEach((one, no) => marks.push({ ...one, id: `${row}/${no}`, row }));
  const findings = findingsIn(catalog, account);
  const isKnown = (of: Parameters<typeof contentKey>[0], id: string): boolean =>
    tables.unknownContents.get(contentKey(of, id)) === undefined;
  for (const { id, domain_id, policy } of tables.roles.all())
    if (domain_id !== null && isKnown('roles', id))
      mark(`roles/${id}`, findings(JSON.stringify(policy)));
  for (const { id, policy_id, document } of tables.policyVersions.all())
    if (tables.identityPolicies.get(policy_id)?.domain_id !== null)
      mark(`policyVersions/${id}`, findings(document, 'identity'));
  for (const { id, trust_policy } of tables.trusts.all())
    if (isKnown('trusts', id)) mark(`trusts/${id}`, findings(trust_policy, 'trust'));
  for (const { id, document } of tables.scps.all())
    if (isKnown('scps', id)) mark(`scps/${id}`, findings(document, 'scp'));
  for (const { id, role_id, scope_kind } of tables.grants.all()) {
    const level = tables.roles.get(role_id)?.type;
    const message =
      level && isKnown('roles', role_id) ? whyWithoutEffect(level, scope_kind) : undefined;
    if (message !== undefined)
      mark(`grants/${id}`, [
        { code: 'GRANT_WITHOUT_EFFECT', severity: 'warning', message, path: '' },
      ]);
  }
  for (const [type, { used, words }] of Object.entries(counted(world, account))) {
    const quota = tables.quotas.get(`${account}/${type}`)?.quota ?? Infinity;
    if (used > quota)
      mark(`quotas/${account}/${type}`, [
        {
          code: 'QUOTA_EXCEEDED',
          severity: 'warning',
          message: `${used} ${words}, of ${quota}.`,
          path: '',
        },
      ]);
  }
  return marks;
}
