import { readAnswer } from '../answers/answers.ts';
import { contextOf, withOwners } from '../answers/context.ts';
import { readEnterpriseProject } from '../answers/people.ts';
import type { Reading } from '../facts/reading.ts';
import { filled, own, rawPolicyOf, text } from '../facts/values.ts';
import { classicReaders } from './classic.ts';
import { idOf, type Instance } from './instance.ts';
import { keptTypes } from './kept.ts';
import { modernReaders } from './modern.ts';

const readers = { ...classicReaders, ...modernReaders };

/** Types that are read here: modelled, or kept. */
export const knownTypes: readonly string[] = [...Object.keys(readers), ...keptTypes];

/** Arguments without which a resource says nothing. */
const needed: Readonly<Record<string, readonly string[]>> = {
  identity_group_membership: ['group'],
  identityv5_group_membership: ['group_id'],
  identity_group_role_assignment: ['group_id', 'role_id'],
  identity_user_role_assignment: ['user_id', 'role_id', 'enterprise_project_id'],
  identityv5_policy_user_attach: ['policy_id', 'user_id'],
  identityv5_policy_group_attach: ['policy_id', 'group_id'],
  identityv5_policy_agency_attach: ['policy_id', 'agency_id'],
  organizations_policy_attach: ['policy_id', 'entity_id'],
  identity_access_key: ['user_id'],
  identityv5_access_key: ['user_id'],
};

/** What the data sources of one thing hold. */
function readOne(instance: Instance, reading: Reading): boolean {
  const { type, values, at } = instance;
  if (type === 'identity_role' || type === 'identity_custom_role') {
    const policy = own(values, 'policy');
    const isCustom = type === 'identity_custom_role' || filled(values, 'catalog') === 'CUSTOMED';
    reading.add(
      'role',
      {
        id: filled(values, 'id'),
        name: filled(values, 'display_name') ?? (isCustom ? filled(values, 'name') : undefined),
        code: filled(values, 'name'),
        domain: filled(values, 'domain_id'),
        catalog: text(values, 'catalog'),
        type: text(values, 'type'),
        description: text(values, 'description'),
        system: !isCustom,
        ...(policy !== undefined && { policy: rawPolicyOf(policy) ?? null }),
      },
      at,
    );
    return true;
  }
  if (type === 'enterprise_project') {
    readEnterpriseProject(values, at, contextOf(''), reading);
    return true;
  }
  if (type === 'identity_group') {
    const group = { id: filled(values, 'id'), name: filled(values, 'name') };
    reading.add('group', { ...group, description: text(values, 'description') }, at);
    readAnswer(
      { group_id: group.id, users: own(values, 'users') ?? [] },
      at,
      contextOf(''),
      reading,
    );
    return true;
  }
  return false;
}

/** A data source: the lists in it are those of the answers. */
function readData(instance: Instance, reading: Reading): void {
  const { values, at } = instance;
  if (readOne(instance, reading)) return;
  const context = withOwners(contextOf(''), values);
  let understood = false;
  for (const key of Object.keys(values))
    if (Array.isArray(values[key]) && listsOfData.has(key)) {
      readAnswer({ [key]: values[key] }, at, context, reading);
      understood = true;
    }
  if (!understood) reading.leave(at, 'A data source with nothing of an account in it.');
}

const listsOfData: ReadonlySet<string> = new Set([
  'users',
  'groups',
  'projects',
  'roles',
  'permissions',
  'agencies',
  'policies',
  'versions',
  'attached_policies',
  'policy_users',
  'policy_groups',
  'policy_agencies',
  'virtual_mfa_devices',
  'login_protects',
  'enterprise_projects',
]);

/** Takes in one resource or data source of the provider. */
export function readInstance(instance: Instance, reading: Reading): void {
  const { type, values, unknown, at } = instance;
  if (instance.mode === 'data') return readData(instance, reading);
  for (const key of unknown)
    if (isArgument(type, key))
      reading.leave(
        { ...at, place: `${at.place}.${key}` },
        'Not known before the plan is applied.',
      );
  const lacking = (needed[type] ?? []).find((key) => filled(values, key) === undefined);
  if (lacking !== undefined) {
    if (!unknown.has(lacking)) reading.leave(at, `It does not say ${lacking}.`);
    return;
  }
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (read !== undefined) read(instance, reading);
  else if (keptTypes.has(type))
    reading.add('kept', { type, name: filled(values, 'name') ?? idOf(instance), values }, at);
  else reading.leave(at, `A resource that is not known here: ${type}.`);
}

/** Members that a plan never knows and that are no argument of anybody. */
const computed: ReadonlySet<string> = new Set([
  'id',
  'urn',
  'access_key_id',
  'agency_id',
  'attachment_count',
  'create_time',
  'created_at',
  'default_version_id',
  'domain_id',
  'expire_time',
  'last_login',
  'last_used_at',
  'links',
  'password_expires_at',
  'password_strength',
  'references',
  'secret',
  'updated_at',
  'update_time',
  'user_name',
  'version_ids',
  'base32_string_seed',
  'qr_code_png',
  'is_root_user',
  'is_login_protected',
  'policy_type',
  'region',
  'serial_number',
]);

/** Whether it matters that a member is unknown: it is something that people write. */
const isArgument = (type: string, key: string): boolean =>
  !computed.has(key) && !(type === 'identity_project' && ['enabled', 'parent_id'].includes(key));
