import { regions } from '#src/catalog/regions.ts';
import { findSystemRole, systemRoles } from '#src/catalog/systemRoles.ts';
import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { idFor } from '#mocks/ground/ids.ts';
import { contentKey } from '#mocks/world/tables/imported.ts';
import { grantId, type RoleRow } from '#mocks/world/tables/iam.ts';
import type { FactOf, Place, Ref } from '../facts/fact.ts';
import { addDomain, unsaid, type Assembly } from './account.ts';
import { holderOf } from './people.ts';
import type { Thing } from './things.ts';

const catalogueIds = new Set(systemRoles.map(({ id }) => id));
const byCode = new Map(systemRoles.map((role) => [role.name, role]));

/** The catalogue's permission of a name or, for roles, of a code (`secu_admin`). */
function catalogued(
  name: string | undefined,
  code: string | undefined,
): { readonly id: string } | undefined {
  const named = name === undefined ? undefined : findSystemRole(name);
  const isCode = code !== undefined && !/^(system_all|custom)_/.test(code);
  return named ?? (isCode ? (findSystemRole(code) ?? byCode.get(code)) : undefined);
}

const types = ['AX', 'XA', 'AA', 'XX'] as const;

/** The id by which a permission is known here: the catalogue's where it lists the permission. */
function roleIdOf({ id, is }: Thing<FactOf['role']>): string {
  if (is.system === false) return id;
  return catalogued(is.name, is.code)?.id ?? id;
}

function roleRow(thing: Thing<FactOf['role']>, id: string, { account, seed }: Assembly): RoleRow {
  const { is, name } = thing;
  const known = seed.world.tables.roles.get(id);
  const isCustom = is.system === false;
  return {
    id,
    name:
      is.code ?? known?.name ?? (isCustom ? `custom_${account.id}_${thing.id.slice(0, 8)}` : name),
    display_name: known?.display_name ?? is.name ?? is.code ?? name,
    type: types.find((type) => type === is.type) ?? known?.type ?? 'XA',
    catalog: is.catalog ?? known?.catalog ?? (isCustom ? 'CUSTOMED' : ''),
    description: is.description ?? known?.description ?? '',
    ...(is.descriptionCn !== undefined && { description_cn: is.descriptionCn }),
    domain_id: isCustom ? (is.domain ?? account.id) : null,
    ...((is.flag ?? known?.flag) !== undefined && { flag: is.flag ?? known?.flag ?? '' }),
    policy: is.policy ?? known?.policy ?? { Version: '1.1', Statement: [] },
    created_time: is.created ?? known?.created_time ?? unsaid,
    updated_time: is.updated ?? known?.updated_time ?? unsaid,
  };
}

/** Permissions of the old IAM. Those that are granted and in no file come in as placeholders. */
export function addRoles(assembly: Assembly): ReadonlyMap<string, string> {
  const { seed, gathered, miss } = assembly;
  const ids = new Map<string, string>();
  for (const thing of gathered.things.role.all) {
    const id = roleIdOf(thing);
    ids.set(thing.id, id);
    const isKnown = seed.world.tables.roles.get(id) !== undefined;
    const isUnknown = thing.is.policy === null || (thing.is.policy === undefined && !isKnown);
    seed.add('roles', roleRow(thing, id, assembly));
    if (id !== thing.id && thing.is.id !== undefined)
      seed.add('liveIds', { id, live_id: thing.is.id });
    if (isUnknown)
      seed.add('unknownContents', {
        id: contentKey('roles', id),
        system: thing.is.system !== false,
      });
    if (thing.isPlaceholder && !isKnown) miss('role', { id, name: thing.name }, thing.at);
  }
  return ids;
}

/** Where a grant counts: the scope, and the id of its project. */
function placeOf(assembly: Assembly, where: Ref | undefined, at: Place): string | undefined {
  const { project } = assembly.gathered.things;
  if (where?.id === undefined && where?.name === undefined) return undefined;
  return project.need(where, at, { id: where.id, name: where.name }).id;
}

/** The region's own project, where agencies name it: it is there even if no file holds it. */
function projectNamed(assembly: Assembly, where: Ref): string | undefined {
  const { seed, account } = assembly;
  return where.name === undefined
    ? undefined
    : seed.world.tables.projects.find('name', `${account.id}/${where.name}`)?.id;
}

/** Finds or makes up everything that grants refer to. Called before the rows are made. */
export function needGranted(assembly: Assembly): void {
  const { gathered } = assembly;
  const { role, enterpriseProject } = gathered.things;
  for (const { is, at } of gathered.of('grant')) {
    holderOf(assembly, is.subject, at);
    const known = is.role.id !== undefined && catalogueIds.has(is.role.id);
    const found = role.find(is.role);
    if (found === undefined && !known && (is.role.id ?? is.role.name) !== undefined)
      role.need(is.role, at, { id: is.role.id, name: is.role.name, code: is.role.name });
    const isRegion = regions.some(({ id }) => id === is.where?.name);
    if (is.scope === 'project' && is.where !== undefined && !isRegion)
      placeOf(assembly, is.where, at);
    if (is.scope === 'enterpriseProject' && is.where !== undefined)
      enterpriseProject.need(is.where, at, { id: is.where.id, name: is.where.name });
  }
}

/** Who holds which permission of the old IAM where. */
export function addGrants(assembly: Assembly, roleIds: ReadonlyMap<string, string>): void {
  const { seed, gathered, account } = assembly;
  const { role, enterpriseProject } = gathered.things;
  for (const { is, at } of gathered.of('grant')) {
    const subject = holderOf(assembly, is.subject, at);
    const thing = role.find(is.role);
    const role_id = (thing && roleIds.get(thing.id)) ?? is.role.id;
    if (subject === undefined || role_id === undefined) {
      gathered.leave(at, 'It does not say who is granted which permission.');
      continue;
    }
    const scope_id =
      is.scope === 'project'
        ? (projectNamed(assembly, is.where ?? {}) ?? placeOf(assembly, is.where, at))
        : is.scope === 'enterpriseProject'
          ? enterpriseProject.find(is.where ?? {})?.id
          : '';
    if (scope_id === undefined) {
      gathered.leave(at, 'It does not say in which project the permission is granted.');
      continue;
    }
    const key = {
      role_id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      scope_kind: is.scope,
      scope_id,
    };
    seed.add('grants', { ...key, id: grantId(key), domain_id: account.id, at: unsaid });
  }
}

/** The account that an agency trusts, by what the file says of it. */
function trustedOf(
  assembly: Assembly,
  { trustId, trustName }: FactOf['agency'],
): { readonly id: string; readonly name: string } {
  const { seed } = assembly;
  const { domains } = seed.world.tables;
  const known =
    (trustName === undefined ? undefined : domains.find('name', trustName)) ??
    (trustId === undefined ? undefined : domains.get(trustId));
  const service = servicePrincipals.find(
    ({ trustDomain }) => trustDomain.toLowerCase() === trustName?.toLowerCase(),
  );
  const ours = service && domains.find('name', service.trustDomain);
  if (known !== undefined || ours !== undefined) {
    const { id, name } = known ?? ours ?? { id: '', name: '' };
    return { id, name };
  }
  const id = trustId ?? idFor('import', `account/${trustName ?? ''}`);
  const name = trustName ?? `account-${id.slice(0, 8)}`;
  addDomain(seed, id, name);
  if (name.startsWith('op_svc_')) {
    const row = domains.get(id);
    if (row !== undefined) seed.add('domains', { ...row, kind: 'service' });
  }
  return { id, name };
}

/** Agencies of the old IAM, and those of the new one, which trust by a policy. */
export function addAgencies(assembly: Assembly): void {
  const { seed, gathered, account, miss } = assembly;
  const trusts = new Set(
    gathered.of('trust').flatMap(({ is }) => gathered.things.agency.find(is.agency)?.id ?? []),
  );
  for (const thing of gathered.things.agency.all) {
    const { id, name, is, at } = thing;
    const isClassic = is.trustId !== undefined || is.trustName !== undefined;
    const trusted = isClassic && !trusts.has(id) ? trustedOf(assembly, is) : { id: '', name: '' };
    const hours = is.hours ?? null;
    seed.add('agencies', {
      id,
      name,
      domain_id: is.domain ?? account.id,
      trust_domain_id: trusted.id,
      trust_domain_name: trusted.name,
      description: is.description ?? '',
      duration: hours,
      create_time: is.created ?? unsaid,
      expire_time:
        is.expires ??
        (hours === null || is.created === undefined ? null : is.created + hours * 3_600_000),
    });
    if (thing.isPlaceholder) miss('agency', thing, at);
  }
}
