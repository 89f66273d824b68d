import { whyWithoutEffect } from '#src/domain/access/grantEffect.ts';
import { validatePolicy } from '#src/domain/policy/findings/validate/validate.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { propertyOf, type JsonNode } from '#src/domain/policy/text/jsonTree.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { contentKey, type ImportMarkRow } from '#mocks/world/tables/imported.ts';
import type { World } from '#mocks/world/world.ts';

type Said = Omit<ImportMarkRow, 'id' | 'row'>;

/** More statements than some pages allow. */
const manyStatements = 8;

/** What the catalogue says of the names of actions, each looked up once. */
function namesIn(catalog: CatalogView) {
  const known = new Map<string, Said | undefined>();
  const saidOf = (action: string): Said | undefined => {
    if (action.includes('*') || action.includes('?') || catalog.hasAction(action) !== false)
      return undefined;
    const message = `No action ${action} is in the catalogue.`;
    return { code: 'UNKNOWN_ACTION', severity: 'warning', message, path: '' };
  };
  return (action: string): Said | undefined => {
    if (!known.has(action)) known.set(action, saidOf(action));
    return known.get(action);
  };
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  if (node === undefined) return [];
  return node.type === 'array' ? node.items : [node];
}

/** Names and numbers of a policy that its API takes and that are odd all the same. */
function oddities(
  root: JsonNode | undefined,
  nameOf: (action: string) => Said | undefined,
): readonly Said[] {
  const statements = root?.type === 'object' ? itemsOf(propertyOf(root, 'Statement')?.value) : [];
  const found = statements.flatMap((statement, no) =>
    statement.type !== 'object'
      ? []
      : itemsOf(
          (propertyOf(statement, 'Action') ?? propertyOf(statement, 'NotAction'))?.value,
        ).flatMap((action): readonly Said[] => {
          const said = action.type === 'string' ? nameOf(action.value) : undefined;
          return said === undefined ? [] : [{ ...said, path: `$.Statement[${no}]` }];
        }),
  );
  return statements.length <= manyStatements
    ? found
    : [
        ...found,
        {
          code: 'MANY_STATEMENTS',
          severity: 'suggestion',
          message: `There are ${statements.length} statements; some pages allow eight.`,
          path: '$.Statement',
        },
      ];
}

/** Why a policy would be refused, and what is odd about it; the same text is looked at once. */
function findingsIn(catalog: CatalogView, accountId: string) {
  const known = new Map<string, readonly Said[]>();
  const nameOf = namesIn(catalog);
  return (text: string, given?: PolicyProfile): readonly Said[] => {
    const key = `${given ?? ''} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const source = parsePolicyText(text);
    const isRole = /^\{\s*"Version"\s*:\s*"1\.0"/.test(text);
    const profile = given ?? (isRole ? 'role' : oldProfileOf(source));
    const errors = validatePolicy(source, { profile, catalog, accountId })
      .filter(({ severity }) => severity === 'error')
      .map(({ code, severity, message, path }): Said => ({ code, severity, message, path }));
    const found = [...errors, ...oddities(source.root, nameOf)];
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
