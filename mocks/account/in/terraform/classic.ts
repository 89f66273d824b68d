import type { FactOf, Ref } from '../facts/fact.ts';
import { contextOf } from '../answers/context.ts';
import { accessModeOf, accountInUrn, readEnterpriseProject } from '../answers/people.ts';
import type { Reading } from '../facts/reading.ts';
import {
  filled,
  flag,
  isRec,
  list,
  moment,
  own,
  rawPolicyOf,
  text,
  texts,
  type Rec,
} from '../facts/values.ts';
import { idOf, type Instance } from './instance.ts';

/** Reads one resource. Its type is known by whoever calls. */
export type ResourceReader = (instance: Instance, reading: Reading) => void;

const named = ({ values }: Instance): { description: string | undefined } => ({
  description: text(values, 'description'),
});

/** A policy of the old IAM; null where the plan does not know it yet. */
function policyOf({ values, unknown }: Instance): Rec | null {
  return unknown.has('policy') ? null : (rawPolicyOf(own(values, 'policy')) ?? null);
}

const role: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  reading.add(
    'role',
    {
      id: idOf(instance),
      name: filled(values, 'name', 'display_name'),
      ...named(instance),
      type: text(values, 'type'),
      catalog: 'CUSTOMED',
      system: false,
      policy: policyOf(instance),
    },
    at,
  );
};

const group: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  reading.add(
    'group',
    {
      id: idOf(instance),
      name: filled(values, 'name', 'group_name'),
      domain: filled(values, 'domain_id') ?? accountInUrn(text(values, 'urn')),
      ...named(instance),
      created: moment(values, 'create_time', 'created_at'),
    },
    at,
  );
};

const membership: ResourceReader = ({ values, at }, reading) => {
  const one = filled(values, 'group', 'group_id');
  for (const user of texts(values, 'users', 'user_id_list', 'user_ids'))
    reading.add('membership', { group: { id: one }, user: { id: user } }, at);
};

const groupGrant: ResourceReader = ({ values, at }, reading) => {
  const domain = filled(values, 'domain_id');
  if (domain !== undefined) reading.add('account', { id: domain }, at);
  const project = filled(values, 'project_id');
  const enterprise = filled(values, 'enterprise_project_id');
  reading.add(
    'grant',
    {
      subject: { kind: 'group', id: filled(values, 'group_id') },
      role: { id: filled(values, 'role_id') },
      scope:
        project === 'all'
          ? 'all'
          : project !== undefined
            ? 'project'
            : enterprise !== undefined
              ? 'enterpriseProject'
              : 'global',
      ...(project !== undefined && project !== 'all' && { where: { id: project } }),
      ...(project === undefined && enterprise !== undefined && { where: { id: enterprise } }),
    },
    at,
  );
};

const userGrant: ResourceReader = ({ values, at }, reading) =>
  reading.add(
    'grant',
    {
      subject: { kind: 'user', id: filled(values, 'user_id') },
      role: { id: filled(values, 'role_id') },
      scope: 'enterpriseProject',
      where: { id: filled(values, 'enterprise_project_id') },
    },
    at,
  );

const user: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  reading.add(
    'user',
    {
      id: idOf(instance),
      name: filled(values, 'name', 'user_name'),
      domain: filled(values, 'domain_id') ?? accountInUrn(text(values, 'urn')),
      ...named(instance),
      enabled: flag(values, 'enabled'),
      root: flag(values, 'is_root_user'),
      email: text(values, 'email'),
      areacode: text(values, 'country_code'),
      phone: text(values, 'phone'),
      accessMode: accessModeOf(values),
      mustChangePassword: flag(values, 'pwd_reset'),
      externalId: text(values, 'external_identity_id'),
      externalType: text(values, 'external_identity_type'),
      created: moment(values, 'create_time', 'created_at'),
      lastLogin: moment(values, 'last_login'),
    },
    at,
  );
  const method = filled(values, 'login_protect_verification_method');
  if (method !== undefined)
    reading.add('loginProtect', { user: { id: idOf(instance) }, method }, at);
};

/** `FOREVER`, `ONEDAY`, or days: hours, null without an end. */
function hoursOf(value: string | undefined): number | null {
  if (value === 'ONEDAY') return 24;
  const days = Number(value ?? '');
  return value === undefined || value === 'FOREVER' || !Number.isFinite(days) || days <= 0
    ? null
    : days * 24;
}

/** Blocks of an agency with the member that says where, and the names of the roles there. */
function placedRoles(values: Rec, key: string, where: string): readonly (readonly [Ref, string])[] {
  return (list(values, key) ?? []).flatMap((block) => {
    const place = isRec(block) ? filled(block, where) : undefined;
    if (!isRec(block) || place === undefined) return [];
    return texts(block, 'roles').map((name) => [{ name: place }, name] as const);
  });
}

const agency: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const id = idOf(instance);
  reading.add(
    'agency',
    {
      id,
      name: filled(values, 'name'),
      ...named(instance),
      trustName: filled(values, 'delegated_domain_name', 'delegated_service_name'),
      hours: hoursOf(filled(values, 'duration')),
      created: moment(values, 'create_time'),
      expires: moment(values, 'expire_time'),
    },
    at,
  );
  const subject = { kind: 'agency', id } as const;
  for (const name of texts(values, 'domain_roles'))
    reading.add('grant', { subject, role: { name }, scope: 'global' }, at);
  for (const name of texts(values, 'all_resources_roles'))
    reading.add('grant', { subject, role: { name }, scope: 'all' }, at);
  for (const [where, name] of placedRoles(values, 'project_role', 'project'))
    reading.add('grant', { subject, role: { name }, scope: 'project', where }, at);
  for (const [where, name] of placedRoles(values, 'enterprise_project_roles', 'enterprise_project'))
    reading.add('grant', { subject, role: { name }, scope: 'enterpriseProject', where }, at);
};

const project: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  reading.add(
    'project',
    {
      id: idOf(instance),
      name: filled(values, 'name'),
      ...named(instance),
      parent: filled(values, 'parent_id'),
      enabled: flag(values, 'enabled', 'status'),
    },
    at,
  );
};

const enterpriseProject: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const { id: _, ...item } = values;
  readEnterpriseProject({ ...item, id: idOf(instance) }, at, contextOf(''), reading);
};

const accessKey: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const name = filled(values, 'user_name');
  reading.add(
    'accessKey',
    {
      id: filled(values, 'access_key_id') ?? idOf(instance),
      user: { id: filled(values, 'user_id'), name },
      active: flag(values, 'status'),
      description: text(values, 'description'),
      created: moment(values, 'create_time', 'created_at'),
    },
    at,
  );
};

const mfa: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const serial = filled(values, 'serial_number') ?? filled(values, 'name');
  if (serial === undefined) reading.leave(at, 'A device without a serial number.');
  else reading.add('mfaDevice', { serial, user: { id: filled(values, 'user_id') } }, at);
};

/** A setting of the whole account; where `isOwn`, its id is the account's. */
const setting =
  (name: FactOf['setting']['name'], isOwn = true): ResourceReader =>
  ({ values, at }, reading) => {
    const id = filled(values, 'id', 'domain_id');
    if (id !== undefined && isOwn) reading.add('account', { id }, at);
    reading.add('setting', { name, values }, at);
  };

/** The list of one channel, which an argument names. */
const access: ResourceReader = (instance, reading) => {
  const channel = filled(instance.values, 'type');
  if (channel === 'console') setting('console access control', false)(instance, reading);
  else if (channel === 'api') setting('API access control', false)(instance, reading);
  else reading.leave(instance.at, 'It does not say whether it is about the console or the API.');
};

/** Resources of the old IAM, and those that both families share. */
export const classicReaders: Readonly<Record<string, ResourceReader>> = {
  identity_role: role,
  identity_group: group,
  identityv5_group: group,
  identity_group_membership: membership,
  identityv5_group_membership: membership,
  identity_group_role_assignment: groupGrant,
  identity_user_role_assignment: userGrant,
  identity_user: user,
  identityv5_user: user,
  identity_agency: agency,
  identity_project: project,
  enterprise_project: enterpriseProject,
  identity_access_key: accessKey,
  identityv5_access_key: accessKey,
  identity_virtual_mfa_device: mfa,
  identityv5_virtual_mfa_device: mfa,
  identity_password_policy: setting('password policy'),
  identityv5_password_policy: setting('password policy'),
  identity_login_policy: setting('login policy'),
  identityv5_login_policy: setting('login policy'),
  identity_protection_policy: setting('protection policy'),
  identity_acl: access,
  identityv5_asymmetric_signature_switch: setting('account switches', false),
};
