import type { HolderRef } from '../facts/fact.ts';
import { accountInUrn, addTags } from '../answers/people.ts';
import type { Reading } from '../facts/reading.ts';
import {
  documentTextOf,
  filled,
  flag,
  moment,
  numeric,
  own,
  text,
  texts,
} from '../facts/values.ts';
import type { ResourceReader } from './classic.ts';
import { idOf, type Instance } from './instance.ts';

const documentIn = ({ values, unknown }: Instance, key: string): string | null =>
  unknown.has(key) ? null : (documentTextOf(own(values, key)) ?? null);

const policy: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const id = idOf(instance);
  const version = filled(values, 'default_version_id') ?? 'v1';
  reading.add(
    'identityPolicy',
    {
      id,
      name: filled(values, 'name', 'policy_name'),
      domain: accountInUrn(text(values, 'urn')),
      system: false,
      path: text(values, 'path'),
      description: text(values, 'description'),
      defaultVersion: version,
      created: moment(values, 'created_at'),
    },
    at,
  );
  const document = documentIn(instance, 'policy_document');
  reading.add('version', { policy: { id }, version, document, isDefault: true }, at);
};

const defaultVersion: ResourceReader = ({ values, at }, reading) => {
  const id = filled(values, 'policy_id');
  const version = filled(values, 'version_id');
  if (id === undefined || version === undefined)
    reading.leave(at, 'It names no version of a policy.');
  else reading.add('identityPolicy', { id, defaultVersion: version }, at);
};

const attach =
  (kind: 'user' | 'group' | 'agency'): ResourceReader =>
  ({ values, at }, reading) => {
    const holder: HolderRef = {
      kind,
      id: filled(values, `${kind}_id`),
      name: filled(values, `${kind}_name`),
    };
    const id = filled(values, 'policy_id');
    reading.add('attachment', { policy: { id, name: filled(values, 'policy_name') }, holder }, at);
  };

const loginProfile: ResourceReader = ({ values, at }, reading) =>
  reading.add(
    'loginProfile',
    {
      user: { id: filled(values, 'user_id', 'id') },
      reset: flag(values, 'password_reset_required'),
      created: moment(values, 'created_at'),
    },
    at,
  );

const tags: ResourceReader = ({ values, at }, reading) => {
  const kind = filled(values, 'resource_type') === 'agency' ? 'agency' : 'user';
  addTags(values, kind, { id: filled(values, 'resource_id') }, at, reading);
};

const attachNamed = (instance: Instance, id: string, reading: Reading): void => {
  for (const name of texts(instance.values, 'policy_names'))
    reading.add('attachment', { policy: { name }, holder: { kind: 'agency', id } }, instance.at);
};

/** An agency of the new IAM; without a trust policy of its own it trusts a service. */
const trustAgency: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const id = idOf(instance);
  const service = filled(values, 'delegated_service_name');
  reading.add(
    'agency',
    {
      id,
      name: filled(values, 'name', 'agency_name'),
      domain: accountInUrn(text(values, 'urn')),
      description: text(values, 'description'),
      hours: null,
      created: moment(values, 'created_at', 'create_time'),
    },
    at,
  );
  const trusted =
    service === undefined
      ? undefined
      : JSON.stringify({
          Version: '5.0',
          Statement: [
            { Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:agencies:assume'] },
          ],
        });
  reading.add(
    'trust',
    {
      agency: { id },
      policy: documentIn(instance, 'trust_policy') ?? trusted,
      path: text(values, 'path'),
      maxSession: numeric(values, 'duration', 'max_session_duration'),
    },
    at,
  );
  attachNamed(instance, id, reading);
  addTags(values, 'agency', { id }, at, reading);
};

const serviceLinked: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const principal = filled(values, 'service_principal');
  if (principal === undefined) return reading.leave(at, 'It names no service.');
  reading.add(
    'serviceAgency',
    {
      principal,
      id: filled(values, 'agency_id') ?? idOf(instance),
      name: filled(values, 'agency_name', 'name'),
      domain: accountInUrn(text(values, 'urn')),
      description: text(values, 'description'),
      created: moment(values, 'created_at'),
    },
    at,
  );
};

const organizationPolicy: ResourceReader = (instance, reading) => {
  const { values, at } = instance;
  const name = filled(values, 'name');
  const type = text(values, 'type') ?? 'service_control_policy';
  if (type === 'service_control_policy')
    reading.add(
      'scp',
      {
        id: idOf(instance),
        name,
        description: text(values, 'description'),
        document: documentIn(instance, 'content'),
      },
      at,
    );
  else
    reading.add(
      'kept',
      { type: `organization ${type}`, name: name ?? instance.address, values },
      at,
    );
};

const organizationAttach: ResourceReader = ({ values, at }, reading) =>
  reading.add(
    'scpAttachment',
    {
      policy: { id: filled(values, 'policy_id') },
      node: { id: filled(values, 'entity_id'), name: filled(values, 'entity_name') },
    },
    at,
  );

const node =
  (type: 'ou' | 'account'): ResourceReader =>
  (instance, reading) =>
    reading.add(
      'node',
      {
        id: idOf(instance),
        type,
        name: filled(instance.values, 'name'),
        parent: filled(instance.values, 'parent_id'),
      },
      instance.at,
    );

const organization: ResourceReader = ({ values, at }, reading) => {
  const root = filled(values, 'root_id');
  if (root === undefined) return reading.leave(at, 'An organization without a root.');
  reading.add('node', { id: root, type: 'root', name: filled(values, 'root_name') ?? 'root' }, at);
};

/** Resources of the new IAM and of organizations. */
export const modernReaders: Readonly<Record<string, ResourceReader>> = {
  identityv5_policy: policy,
  identityv5_policy_default_version: defaultVersion,
  identityv5_policy_user_attach: attach('user'),
  identityv5_policy_group_attach: attach('group'),
  identityv5_policy_agency_attach: attach('agency'),
  identityv5_login_profile: loginProfile,
  identityv5_resource_tag: tags,
  identity_trust_agency: trustAgency,
  identity_service_agency: trustAgency,
  identityv5_service_linked_agency: serviceLinked,
  organizations_policy: organizationPolicy,
  organizations_policy_attach: organizationAttach,
  organizations_organizational_unit: node('ou'),
  organizations_account: node('account'),
  organizations_organization: organization,
};
