import { findSystemIdentityPolicy, systemIdentityPolicies } from '#src/catalog/identityPolicies.ts';
import { idFor } from '#mocks/ground/ids.ts';
import { serviceLinkedAgencies } from '#mocks/identities/serviceLinkedAgencies.ts';
import { contentKey } from '#mocks/world/tables/imported.ts';
import { attachmentKey, versionKey } from '#mocks/world/tables/v5.ts';
import type { FactOf } from '../facts/fact.ts';
import { unsaid, type Assembly } from './account.ts';
import { holderOf } from './people.ts';
import type { Thing } from './things.ts';

const systemIds = new Set(systemIdentityPolicies.map(({ id }) => id));

/** Makes up what attachments and versions refer to and no file holds. Called before the rows are made. */
export function needAttached(assembly: Assembly): void {
  const { gathered } = assembly;
  const { identityPolicy, agency } = gathered.things;
  for (const { is, at } of gathered.of('attachment')) {
    holderOf(assembly, is.holder, at);
    const { policy } = is;
    if (policy.id !== undefined || policy.name !== undefined) {
      const system =
        policy.name === undefined ? undefined : findSystemIdentityPolicy(policy.name) !== undefined;
      identityPolicy.need(policy, at, {
        id: policy.id,
        name: policy.name,
        ...(system === true && { system }),
      });
    }
  }
  for (const { is, at } of gathered.of('version'))
    if (is.policy.id !== undefined)
      identityPolicy.need(is.policy, at, { id: is.policy.id, name: is.policy.name });
  for (const { is, at } of gathered.of('trust'))
    agency.need(is.agency, at, { id: is.agency.id, name: is.agency.name });
}

/** The system-defined policy of the catalogue that is meant; undefined for any other. */
function cataloguedPolicy({ id, is }: Thing<FactOf['identityPolicy']>): string | undefined {
  if (is.system === false) return undefined;
  if (systemIds.has(id)) return id;
  return is.name === undefined ? undefined : findSystemIdentityPolicy(is.name)?.id;
}

type Versions = ReadonlyMap<string, readonly FactOf['version'][]>;

function versionsOf({ gathered }: Assembly): Versions {
  const found = new Map<string, FactOf['version'][]>();
  for (const { is, at } of gathered.of('version')) {
    const policy = gathered.things.identityPolicy.hinted(is.policy);
    if (policy === undefined)
      gathered.leave(at, 'It does not say of which policy this is a version.');
    else found.set(policy.id, [...(found.get(policy.id) ?? []), is]);
  }
  return found;
}

const numberOf = (version: string): number => Number(/\d+/.exec(version)?.[0] ?? 0);

/** Identity policies with their versions. @returns the id here of each policy of the files */
export function addPolicies(assembly: Assembly): ReadonlyMap<string, string> {
  const { seed, gathered, account, miss } = assembly;
  const { tables } = seed.world;
  const versions = versionsOf(assembly);
  const ids = new Map<string, string>();
  for (const thing of gathered.things.identityPolicy.all) {
    const { is } = thing;
    const id = cataloguedPolicy(thing) ?? thing.id;
    ids.set(thing.id, id);
    const known = tables.identityPolicies.get(id);
    const said = versions.get(thing.id) ?? [];
    for (const { version, document, created } of said)
      if (document !== null)
        seed.add('policyVersions', {
          id: versionKey(id, version),
          policy_id: id,
          version_id: version,
          document,
          created_at: created ?? is.created ?? unsaid,
        });
    const standing =
      is.defaultVersion ??
      said.findLast(({ isDefault }) => isDefault === true)?.version ??
      known?.default_version ??
      'v1';
    const highest = Math.max(numberOf(standing), ...said.map(({ version }) => numberOf(version)));
    const isSystem = known === undefined ? is.system === true : known.domain_id === null;
    seed.add('identityPolicies', {
      id,
      name: known?.name ?? thing.name,
      path: is.path ?? known?.path ?? '',
      domain_id: isSystem ? null : (is.domain ?? account.id),
      description: is.description ?? known?.description ?? '',
      default_version: standing,
      next_version: Math.max(highest + 1, known?.next_version ?? 2),
      service_linked: known?.service_linked ?? false,
      created_at: is.created ?? known?.created_at ?? unsaid,
    });
    if (id !== thing.id && is.id !== undefined) seed.add('liveIds', { id, live_id: is.id });
    const isUnknown = tables.policyVersions.get(versionKey(id, standing)) === undefined;
    // What the catalogue knows of a permission stands, whatever number the live version has.
    const fallback = known && tables.policyVersions.get(versionKey(id, known.default_version));
    if (isUnknown && fallback !== undefined)
      seed.add('policyVersions', {
        ...fallback,
        id: versionKey(id, standing),
        version_id: standing,
      });
    else if (isUnknown)
      seed.add('unknownContents', { id: contentKey('identityPolicies', id), system: isSystem });
    if (thing.isPlaceholder && known === undefined)
      miss('policy', { id, name: thing.name }, thing.at);
  }
  return ids;
}

/** Who holds which identity policy. */
export function addAttachments(assembly: Assembly, ids: ReadonlyMap<string, string>): void {
  const { seed, gathered, account } = assembly;
  const { identityPolicy } = gathered.things;
  for (const { is, at } of gathered.of('attachment')) {
    const holder = holderOf(assembly, is.holder, at);
    const policy = identityPolicy.hinted(is.policy);
    const policy_id = policy && ids.get(policy.id);
    if (holder === undefined || policy_id === undefined) {
      gathered.leave(at, 'It does not say who holds which policy.');
      continue;
    }
    seed.add('attachments', {
      id: attachmentKey(policy_id, holder.kind, holder.id),
      policy_id,
      holder_kind: holder.kind,
      holder_id: holder.id,
      domain_id: account.id,
      at: unsaid,
    });
  }
}

const emptyTrust = '{"Version":"5.0","Statement":[]}';

/** Trust policies, and the agencies that services make for themselves. */
export function addTrusts(assembly: Assembly): void {
  const { seed, gathered, account } = assembly;
  for (const { is } of gathered.of('trust')) {
    const agency = gathered.things.agency.find(is.agency);
    if (agency === undefined) continue;
    const before = seed.world.tables.trusts.get(agency.id);
    seed.add('trusts', {
      id: agency.id,
      path: is.path ?? before?.path ?? '',
      trust_policy: is.policy ?? before?.trust_policy ?? emptyTrust,
      max_session: is.maxSession ?? before?.max_session ?? 3600,
    });
    if (is.policy === undefined && before === undefined)
      seed.add('unknownContents', { id: contentKey('trusts', agency.id), system: false });
  }
  for (const { is } of gathered.of('serviceAgency')) {
    const linked = serviceLinkedAgencies.get(is.principal);
    const id = is.id ?? idFor('import', `service-linked agency/${is.principal}`);
    seed.add('agencies', {
      id,
      name:
        is.name ??
        linked?.name ??
        `ServiceLinkedAgencyFor${is.principal.replace(/^service\./, '')}`,
      domain_id: is.domain ?? account.id,
      trust_domain_id: '',
      trust_domain_name: is.principal,
      description: is.description ?? linked?.description ?? '',
      duration: null,
      create_time: is.created ?? unsaid,
      expire_time: null,
    });
    // What a service attaches to its own agency is known for the services that are modelled.
    if (linked === undefined)
      seed.add('importedOthers', {
        id: `service-linked agency/${id}`,
        type: 'service-linked agency',
        name: is.principal,
        values: { agency_id: id },
      });
  }
}

const fullAccess = {
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }],
} as const;

/** Levels of an organization, its service control policies, and where they are attached. */
export function addOrganization(assembly: Assembly): void {
  const { seed, gathered, miss } = assembly;
  const { scp, node } = gathered.things;
  for (const { is, at } of gathered.of('scpAttachment')) {
    const { policy, node: level } = is;
    if (policy.id !== undefined || policy.name !== undefined)
      scp.need(policy, at, { id: policy.id, name: policy.name });
    if (level.id !== undefined || level.name !== undefined)
      node.need(level, at, { id: level.id, name: level.name });
  }
  for (const thing of scp.all) {
    const { id, name, is } = thing;
    const document =
      is.document ??
      JSON.stringify(name === 'FullAccess' ? fullAccess : { Version: '5.0', Statement: [] });
    seed.add('scps', { id, name, description: is.description ?? '', document });
    if (typeof is.document !== 'string' && name !== 'FullAccess')
      seed.add('unknownContents', { id: contentKey('scps', id), system: false });
    if (thing.isPlaceholder) miss('service control policy', thing, thing.at);
  }
  addLevels(assembly);
  for (const { is, at } of gathered.of('scpAttachment')) {
    const one = scp.hinted(is.policy);
    const level = node.find(is.node);
    if (one === undefined || level === undefined)
      gathered.leave(at, 'It does not say which policy is attached to what.');
    else
      seed.add('scpAttachments', {
        id: `${level.id}/${one.id}`,
        node_id: level.id,
        scp_id: one.id,
      });
  }
  addDefaults(assembly);
}

/** The kind of a level by its id: roots are `r-…`, units `ou-…`, accounts have the account's id. */
const levelOf = (id: string): 'root' | 'ou' | 'account' =>
  id.startsWith('r-') ? 'root' : id.startsWith('ou-') ? 'ou' : 'account';

function addLevels({ seed, gathered, account, miss }: Assembly): void {
  const { node } = gathered.things;
  if (node.all.size === 0) return;
  const roots = [...node.all].filter(({ id, is }) => (is.type ?? levelOf(id)) === 'root');
  const own = node.find({ id: account.id });
  const levels =
    own === undefined
      ? [
          ...node.all,
          { id: account.id, name: account.name, is: {}, at: undefined, isPlaceholder: false },
        ]
      : [...node.all];
  for (const { id, name, is, at, isPlaceholder } of levels) {
    const kind =
      ('type' in is ? is.type : undefined) ?? (id === account.id ? 'account' : levelOf(id));
    const parent = 'parent' in is ? is.parent : undefined;
    seed.add('organizationNodes', {
      id,
      kind,
      name,
      parent_id:
        kind === 'root' ? null : (parent ?? (roots.length === 1 ? (roots[0]?.id ?? null) : null)),
    });
    if (isPlaceholder && at !== undefined) miss('organization level', { id, name }, at);
  }
}

/**
 * Every level keeps the policy that allows everything unless somebody takes it off; files that only
 * hold what was written by hand do not have it. Without it nothing would be allowed at all.
 */
function addDefaults({ seed, miss }: Assembly): void {
  const { tables } = seed.world;
  const unknown = new Set([...tables.unknownContents.all()].map(({ id }) => id));
  for (const level of tables.organizationNodes.all()) {
    const attached = tables.scpAttachments.by('node', level.id);
    const allows = attached.some(({ scp_id }) => {
      const document = tables.scps.get(scp_id)?.document ?? '';
      return unknown.has(contentKey('scps', scp_id)) || /"Effect"\s*:\s*"Allow"/i.test(document);
    });
    if (attached.length === 0 || allows) continue;
    const id = idFor('import', 'scp/FullAccess');
    const known = tables.scps.find('name', 'FullAccess');
    if (known === undefined) {
      seed.add('scps', {
        id,
        name: 'FullAccess',
        description: '',
        document: JSON.stringify(fullAccess),
      });
      miss('service control policy', { id, name: 'FullAccess' }, { file: '', place: level.name });
    }
    const scp_id = known?.id ?? id;
    seed.add('scpAttachments', { id: `${level.id}/${scp_id}`, node_id: level.id, scp_id });
  }
}
