import { agencyKind } from '#mocks/identities/urns.ts';
import { contentKey } from '#mocks/world/tables/imported.ts';
import type { AgencyRow, GrantRow, UserRow } from '#mocks/world/tables/iam.ts';
import type { Tables, World } from '#mocks/world/world.ts';
import type { Document, Item, Ref, Value } from './items.ts';
import { settingItems } from './settingItems.ts';

/** Everything that belongs to one account, read once. */
type Reader = { readonly tables: Tables; readonly account: string };

const owned = <R extends { readonly domain_id: string | null }>(
  rows: Iterable<R>,
  account: string,
): R[] => [...rows].filter(({ domain_id }) => domain_id === account);

const gone = (ref: Ref['ref'], id: string): Ref => ({ ref, id, name: id });

const userRef = ({ tables }: Reader, id: string): Ref => {
  const row = tables.users.get(id);
  return row === undefined ? gone('user', id) : { ref: 'user', id, name: row.name };
};
const groupRef = ({ tables }: Reader, id: string): Ref => {
  const row = tables.groups.get(id);
  return row === undefined ? gone('group', id) : { ref: 'group', id, name: row.name };
};
const agencyItemKind = {
  classic: 'agency',
  trust: 'trustAgency',
  service: 'serviceAgency',
} as const;
const agencyRef = ({ tables }: Reader, id: string): Ref => {
  const row = tables.agencies.get(id);
  return row === undefined
    ? gone('agency', id)
    : { ref: agencyItemKind[agencyKind(tables, row)], id, name: row.name };
};
const principalRef = (at: Reader, kind: 'user' | 'group' | 'agency', id: string): Ref =>
  ({ user: userRef, group: groupRef, agency: agencyRef })[kind](at, id);

const roleRef = ({ tables }: Reader, id: string): Ref => {
  const row = tables.roles.get(id);
  if (row === undefined) return gone('systemRole', id);
  return { ref: row.domain_id === null ? 'systemRole' : 'role', id, name: row.display_name };
};
const policyRef = ({ tables }: Reader, id: string): Ref => {
  const row = tables.identityPolicies.get(id);
  if (row === undefined) return gone('systemPolicy', id);
  return { ref: row.domain_id === null ? 'systemPolicy' : 'identityPolicy', id, name: row.name };
};
const scopeRef = (at: Reader, { scope_kind, scope_id }: GrantRow): Ref | string => {
  if (scope_kind === 'all') return 'all resources';
  if (scope_kind === 'global') return 'global services';
  if (scope_kind === 'project')
    return {
      ref: 'project',
      id: scope_id,
      name: at.tables.projects.get(scope_id)?.name ?? scope_id,
    };
  const row = at.tables.enterpriseProjects.get(`${at.account}/${scope_id}`);
  return { ref: 'enterpriseProject', id: scope_id, name: row?.name ?? scope_id };
};

/** Marks what came in without its document: nothing may be made from what stands in its place. */
const contentOf = (
  { tables }: Reader,
  of: Parameters<typeof contentKey>[0],
  id: string,
): Readonly<Record<string, Value>> =>
  tables.unknownContents.get(contentKey(of, id)) === undefined ? {} : { content_known: false };

const asText = (text: string): Document => ({ text });
const item = (
  kind: Item['kind'],
  id: string,
  name: string,
  fields: Readonly<Record<string, Value>>,
): Item => ({ kind, id, name, fields });

const userItem = (row: UserRow): Item =>
  item('user', row.id, row.name, {
    name: row.name,
    description: row.description,
    enabled: row.enabled,
    access_mode: row.access_mode,
    email: row.email,
    areacode: row.areacode,
    phone: row.phone,
    xuser_id: row.xuser_id,
    xuser_type: row.xuser_type,
    ...(row.is_domain_owner && { root: true }),
  });

function peopleItems(at: Reader): readonly Item[] {
  const { tables, account } = at;
  const users = owned(tables.users.all(), account);
  const of = (user: UserRow): Item[] => {
    const ref = userRef(at, user.id);
    const protect = tables.loginProtects.get(user.id);
    return [
      ...(user.password === null && tables.loginProfiles.get(user.id) === undefined
        ? []
        : [
            item('loginProfile', user.id, user.name, {
              user: ref,
              password_reset_required: user.pwd_status,
            }),
          ]),
      ...(protect === undefined
        ? []
        : [
            item('loginProtect', user.id, user.name, {
              user: ref,
              verification_method: protect.verification_method,
            }),
          ]),
      ...tables.credentials
        .by('user', user.id)
        .map(({ id, status, description }) =>
          item('accessKey', id, `${id} of ${user.name}`, { user: ref, status, description }),
        ),
      ...tables.mfaDevices
        .by('user', user.id)
        .map(({ id, enabled }) =>
          item('mfaDevice', id, `${id} of ${user.name}`, { user: ref, enabled }),
        ),
      ...tables.resourceTags
        .by('resource', `user/${user.id}`)
        .map(({ id, key, value }) =>
          item('tag', id, `${key} of ${user.name}`, { of: ref, key, value }),
        ),
      ...tables.memberships.by('user', user.id).map(({ id, group_id }) => {
        const group = groupRef(at, group_id);
        return item('membership', id, `${user.name} in ${group.name}`, { group, user: ref });
      }),
    ];
  };
  return [
    ...users.map(userItem),
    ...owned(tables.groups.all(), account).map(({ id, name, description }) =>
      item('group', id, name, { name, description }),
    ),
    ...users.flatMap(of),
  ];
}

function agencyItems(at: Reader): readonly Item[] {
  const { tables, account } = at;
  const of = (row: AgencyRow): Item[] => {
    const { id, name, description } = row;
    const trust = tables.trusts.get(id);
    const tags = tables.resourceTags.by('resource', `agency/${id}`).map((tag) =>
      item('tag', tag.id, `${tag.key} of ${name}`, {
        of: agencyRef(at, id),
        key: tag.key,
        value: tag.value,
      }),
    );
    if (trust !== undefined)
      return [
        item('trustAgency', id, name, {
          name,
          path: trust.path,
          description,
          max_session_duration: trust.max_session,
          trust_policy: asText(trust.trust_policy),
          ...contentOf(at, 'trusts', id),
        }),
        ...tags,
      ];
    if (agencyKind(tables, row) === 'service')
      return [
        item('serviceAgency', id, name, {
          name,
          service_principal: row.trust_domain_name,
          description,
        }),
        ...tags,
      ];
    const duration = row.duration === null ? 'FOREVER' : `${row.duration} h`;
    const trusts = { trusts: row.trust_domain_name || row.trust_domain_id };
    return [item('agency', id, name, { name, description, ...trusts, duration }), ...tags];
  };
  return owned(tables.agencies.all(), account).flatMap(of);
}

function permissionItems(at: Reader): readonly Item[] {
  const { tables, account } = at;
  const roles = owned(tables.roles.all(), account).map((row) =>
    item('role', row.id, row.display_name, {
      name: row.display_name,
      level: row.type,
      description: row.description,
      ...(row.description_cn !== undefined && { description_cn: row.description_cn }),
      policy: { text: JSON.stringify(row.policy, null, 2), json: row.policy },
      ...contentOf(at, 'roles', row.id),
    }),
  );
  const policies = owned(tables.identityPolicies.all(), account).flatMap((row) => [
    item('identityPolicy', row.id, row.name, {
      name: row.name,
      path: row.path,
      description: row.description,
      ...contentOf(at, 'identityPolicies', row.id),
    }),
    ...tables.policyVersions.by('policy', row.id).map(({ id, version_id, document }) =>
      item('policyVersion', id, `${version_id} of ${row.name}`, {
        policy: policyRef(at, row.id),
        document: asText(document),
        in_effect: version_id === row.default_version,
      }),
    ),
  ]);
  const grants = owned(tables.grants.all(), account).map((row) => {
    const holder = principalRef(at, row.subject_kind, row.subject_id);
    const role = roleRef(at, row.role_id);
    const scope = scopeRef(at, row);
    const where = typeof scope === 'string' ? scope : scope.name;
    return item('grant', row.id, `${role.name} to ${row.subject_kind} ${holder.name} on ${where}`, {
      holder,
      permission: role,
      scope,
    });
  });
  const attachments = owned(tables.attachments.all(), account).map((row) => {
    const holder = principalRef(at, row.holder_kind, row.holder_id);
    const policy = policyRef(at, row.policy_id);
    return item('attachment', row.id, `${policy.name} to ${row.holder_kind} ${holder.name}`, {
      policy,
      holder,
    });
  });
  return [...roles, ...policies, ...grants, ...attachments];
}

function placeItems({ tables, account }: Reader): readonly Item[] {
  return [
    ...owned(tables.projects.all(), account).map(({ id, name, region, description }) =>
      item('project', id, name, { name, region, description }),
    ),
    ...owned(tables.enterpriseProjects.all(), account).map(({ ep_id, name, description, type }) =>
      item('enterpriseProject', ep_id, name, { name, description, type }),
    ),
  ];
}

function organizationItems(at: Reader): readonly Item[] {
  const { tables, account } = at;
  if (tables.organizationNodes.get(account) === undefined) return [];
  return [
    ...[...tables.scps.all()].map(({ id, name, description, document }) =>
      item('scp', id, name, {
        name,
        description,
        content: asText(document),
        ...contentOf(at, 'scps', id),
      }),
    ),
    ...[...tables.scpAttachments.all()].map(({ id, node_id, scp_id }) => {
      const node = tables.organizationNodes.get(node_id)?.name ?? node_id;
      const scp = tables.scps.get(scp_id)?.name ?? scp_id;
      return item('scpAttachment', id, `${scp} to ${node}`, {
        policy: { ref: 'scp', id: scp_id, name: scp },
        entity: { ref: 'node', id: node_id, name: node },
      });
    }),
  ];
}

/**
 * Everything an account consists of, as far as identities and permissions go. Passwords, secret
 * keys and seeds of MFA devices are left out.
 */
export function itemsOf({ tables }: World, account: string): readonly Item[] {
  const at: Reader = { tables, account };
  return [
    ...settingItems(tables, account),
    ...placeItems(at),
    ...peopleItems(at),
    ...agencyItems(at),
    ...permissionItems(at),
    ...organizationItems(at),
  ];
}
