import type { HolderRef, Ref } from '../facts/fact.ts';
import {
  documentTextOf,
  filled,
  flag,
  isRec,
  list,
  moment,
  numeric,
  own,
  rawPolicyOf,
  record,
  text,
} from '../facts/values.ts';
import { grantIn, holderIn, ownerIn } from './context.ts';
import { accountInUrn, addTags, type ItemReader } from './people.ts';

/** A permission of the old IAM; in the answer about a grant also that it is granted. */
export const readRole: ItemReader = (item, at, context, reading) => {
  const id = filled(item, 'id', 'role_id');
  const code = filled(item, 'name');
  const name = filled(item, 'display_name', 'displayName') ?? undefined;
  if (id === undefined && name === undefined && code === undefined) return false;
  const catalog = text(item, 'catalog');
  const domain = filled(item, 'domain_id');
  const policy = own(item, 'policy');
  reading.add(
    'role',
    {
      id,
      name,
      code,
      domain,
      catalog,
      system:
        domain === undefined && catalog !== 'CUSTOMED' && code?.startsWith('custom_') !== true,
      type: text(item, 'type'),
      description: text(item, 'description'),
      descriptionCn: text(item, 'description_cn'),
      flag: text(item, 'flag'),
      ...(policy !== undefined && { policy: rawPolicyOf(policy) ?? null }),
      created: moment(item, 'created_time', 'created_at'),
      updated: moment(item, 'updated_time', 'updated_at'),
    },
    at,
  );
  const grant = grantIn(context);
  if (grant !== undefined)
    reading.add(
      'grant',
      { subject: grant.holder, role: { id, name }, scope: grant.scope, where: grant.where },
      at,
    );
  return true;
};

/** One record of who holds which role where. */
export const readAssignment: ItemReader = (item, at, _context, reading) => {
  const [kind, who] = (['user', 'group', 'agency'] as const)
    .map((one) => [one, record(item, one)] as const)
    .find(([, found]) => found !== undefined) ?? [undefined, undefined];
  const role = record(item, 'role');
  if (kind === undefined || who === undefined || role === undefined) return false;
  const scope = record(item, 'scope') ?? {};
  const project = record(scope, 'project');
  const enterprise = record(scope, 'enterprise_project', 'enterprise_projects');
  const inherited =
    flag(item, 'is_inherited') === true ||
    record(scope, 'OS-INHERIT:inherited_to') !== undefined ||
    text(scope, 'OS-INHERIT:inherited_to') !== undefined;
  const subject: HolderRef = { kind, id: filled(who, 'id'), name: filled(who, 'name') };
  const where = enterprise ?? project;
  reading.add(
    'grant',
    {
      subject,
      role: { id: filled(role, 'id'), name: filled(role, 'display_name', 'name') },
      scope: enterprise ? 'enterpriseProject' : project ? 'project' : inherited ? 'all' : 'global',
      ...(where && { where: { id: filled(where, 'id'), name: filled(where, 'name') } }),
    },
    at,
  );
  return true;
};

/** Hours for which an agency of the old IAM lasts: `FOREVER`, `ONEDAY`, or a number of hours. */
function hoursOf(value: unknown): number | null | undefined {
  if (value === undefined) return undefined;
  if (value === 'ONEDAY') return 24;
  const hours = Number(value);
  return value === 'FOREVER' || !Number.isFinite(hours) ? null : hours;
}

/** An agency of either family. */
export const readAgency: ItemReader = (item, at, _context, reading) => {
  const id = filled(item, 'id', 'agency_id');
  const name = filled(item, 'name', 'agency_name');
  if (id === undefined && name === undefined) return false;
  const domain = filled(item, 'domain_id') ?? accountInUrn(text(item, 'urn', 'agency_urn'));
  const path = text(item, 'path') ?? '';
  const trustId = filled(item, 'trust_domain_id');
  const trustName = filled(item, 'trust_domain_name');
  const description = text(item, 'description');
  const created = moment(item, 'create_time', 'created_at');
  const principal = /^service-linked-agency\/([^/]+)\/$/.exec(path)?.[1];
  if (principal !== undefined) {
    reading.add('serviceAgency', { principal, id, name, domain, description, created }, at);
    return true;
  }
  const expires = moment(item, 'expire_time');
  reading.add(
    'agency',
    {
      id,
      name,
      domain,
      description,
      created,
      trustId,
      trustName,
      hours: hoursOf(own(item, 'duration')),
      expires,
    },
    at,
  );
  const isTrust = trustId === undefined && trustName === undefined && 'agency_id' in item;
  const policy = documentTextOf(own(item, 'trust_policy'));
  const agency: Ref = { id, name };
  if (isTrust || (policy !== undefined && trustId === undefined))
    reading.add(
      'trust',
      { agency, policy, path, maxSession: numeric(item, 'max_session_duration') },
      at,
    );
  addTags(item, 'agency', agency, at, reading);
  return true;
};

/** An identity policy, or a policy of an organization: their answers differ by one member. */
export const readPolicy: ItemReader = (item, at, context, reading) => {
  const summary = record(item, 'policy_summary') ?? item;
  const kind = text(summary, 'type');
  if (kind === 'service_control_policy' || own(item, 'content') !== undefined)
    return readScp({ ...summary, content: own(item, 'content') }, at, context, reading);
  const id = filled(item, 'policy_id', 'id');
  const name = filled(item, 'policy_name', 'name');
  if (id === undefined && name === undefined) return false;
  const urn = text(item, 'urn');
  const account = accountInUrn(urn);
  const system = text(item, 'policy_type') === 'system' || account === 'system';
  const defaultVersion = filled(item, 'default_version_id');
  reading.add(
    'identityPolicy',
    {
      id,
      name,
      system,
      domain: system ? undefined : account,
      path: text(item, 'path'),
      description: text(item, 'description'),
      defaultVersion,
      created: moment(item, 'created_at'),
    },
    at,
  );
  const document = documentTextOf(own(item, 'policy_document') ?? own(item, 'document'));
  if (document !== undefined)
    reading.add(
      'version',
      { policy: { id, name }, version: defaultVersion ?? 'v1', document, isDefault: true },
      at,
    );
  return true;
};

/** A policy of an organization. Only service control policies limit anybody. */
const readScp: ItemReader = (item, at, _context, reading) => {
  const id = filled(item, 'id', 'policy_id');
  const name = filled(item, 'name', 'policy_name');
  if (id === undefined && name === undefined) return false;
  const type = text(item, 'type') ?? 'service_control_policy';
  const document = documentTextOf(own(item, 'content'));
  if (type === 'service_control_policy')
    reading.add('scp', { id, name, description: text(item, 'description'), document }, at);
  else
    reading.add('kept', { type: `organization ${type}`, name: name ?? id ?? '', values: item }, at);
  return true;
};

/** A version of an identity policy, in the answer about that policy. */
export const readVersion: ItemReader = (item, at, context, reading) => {
  const version = filled(item, 'version_id');
  const document = documentTextOf(own(item, 'document') ?? own(item, 'policy_document'));
  if (version === undefined || document === undefined) return false;
  const policy = filled(item, 'policy_id');
  reading.add(
    'version',
    {
      policy: policy === undefined ? ownerIn(context, 'policies') : { id: policy },
      version,
      document,
      isDefault: flag(item, 'is_default'),
      created: moment(item, 'created_at'),
    },
    at,
  );
  return true;
};

/** A policy that somebody holds, in the answer about him. */
export const readAttached: ItemReader = (item, at, context, reading) => {
  const id = filled(item, 'policy_id');
  const name = filled(item, 'policy_name');
  if (id === undefined && name === undefined) return false;
  const account = accountInUrn(text(item, 'urn'));
  reading.add(
    'identityPolicy',
    {
      id,
      name,
      system: account === undefined ? undefined : account === 'system',
      domain: account === 'system' ? undefined : account,
    },
    at,
  );
  reading.add('attachment', { policy: { id, name }, holder: holderIn(context) }, at);
  return true;
};

/** Somebody who holds a policy, in the answer about the policy. */
export const readHolder =
  (kind: 'user' | 'group' | 'agency'): ItemReader =>
  (item, at, context, reading) => {
    const id = filled(item, `${kind}_id`);
    if (id === undefined) return false;
    const policy = filled(item, 'policy_id');
    reading.add(
      'attachment',
      {
        policy: policy === undefined ? ownerIn(context, 'policies') : { id: policy },
        holder: { kind, id, name: filled(item, `${kind}_name`) },
      },
      at,
    );
    return true;
  };

/** A level of an organization. */
export const readNode =
  (type: 'root' | 'ou' | 'account'): ItemReader =>
  (item, at, _context, reading) => {
    const id = filled(item, 'id', 'account_id');
    if (id === undefined) return false;
    reading.add(
      'node',
      {
        id,
        type,
        name: filled(item, 'name'),
        description: text(item, 'description'),
        parent: filled(item, 'parent_id'),
      },
      at,
    );
    return true;
  };

/** A level to which an organization's policy is attached, in the answer about the policy. */
export const readEntity: ItemReader = (item, at, context, reading) => {
  const id = filled(item, 'id', 'entity_id');
  if (id === undefined) return false;
  const type = text(item, 'type');
  const node = type === 'root' ? 'root' : type === 'account' ? 'account' : 'ou';
  reading.add('node', { id, name: filled(item, 'name'), type: node }, at);
  const policy = filled(item, 'policy_id');
  reading.add(
    'scpAttachment',
    { policy: policy === undefined ? ownerIn(context, 'policies') : { id: policy }, node: { id } },
    at,
  );
  return true;
};

/** How many of each kind the account may have. */
export const readQuotas: ItemReader = (item, at, _context, reading) => {
  const resources = list(item, 'resources');
  if (resources === undefined) return false;
  for (const one of resources) {
    const type = isRec(one) ? filled(one, 'type') : undefined;
    const quota = isRec(one) ? numeric(one, 'quota') : undefined;
    if (type !== undefined && quota !== undefined) reading.add('quota', { type, quota }, at);
  }
  return true;
};
