import { keystoneRows } from '#src/api/contract/keystone.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { GrantRow } from '../world/tables/iam.ts';
import { catalogueOf } from '../services/session/tokenAnswer.ts';
import { listLinks, wireDomain } from '../services/iam/wire.ts';

type Assignment = z.input<
  (typeof keystoneRows)['keystoneAssignmentList']['response']
>['role_assignments'][number];
type Query = z.output<(typeof keystoneRows)['keystoneAssignmentList']['query']>;
type Holder =
  | { readonly user: string }
  | { readonly group: string }
  | { readonly user: string; readonly through: string };

/** The number is the published API's; clients only read that it is 3. */
const versionOf = (origin: string) => ({
  id: 'v3.6',
  status: 'stable',
  updated: '2016-04-04T00:00:00Z',
  links: [{ rel: 'self', href: `${origin}/v3/` }],
  'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
});

/** Python writes `True`; a parameter without a value is dropped before it gets here. */
const isSet = (text: string | undefined): boolean =>
  text !== undefined && !/^(0|false|no)$/i.test(text);

function fits(row: GrantRow, query: Query): boolean {
  const accountWide = row.scope_kind === 'all' || row.scope_kind === 'global';
  const domain = query['scope.domain.id'];
  const project = query['scope.project.id'];
  return (
    (query['role.id'] === undefined || row.role_id === query['role.id']) &&
    (domain === undefined || (accountWide && row.domain_id === domain)) &&
    (project === undefined || (row.scope_kind === 'project' && row.scope_id === project)) &&
    (query['scope.OS-INHERIT:inherited_to'] === undefined || row.scope_kind === 'all')
  );
}

/** Who a record speaks of: the holder itself, or with `effective` the members of a group. */
function holdersOf({ tables }: Ctx, row: GrantRow, effective: boolean): Holder[] {
  if (row.subject_kind === 'user') return [{ user: row.subject_id }];
  if (!effective) return [{ group: row.subject_id }];
  return tables.memberships
    .by('group', row.subject_id)
    .map(({ user_id }) => ({ user: user_id, through: row.subject_id }));
}

function wire(
  { tables, caller, origin }: Ctx,
  row: GrantRow,
  holder: Holder,
  withNames: boolean,
): Assignment {
  const account = { id: row.domain_id, ...(withNames && { name: caller.account.name }) };
  const named = (id: string, name: string | undefined) =>
    withNames ? { id, name: name ?? '', domain: account } : { id };
  const place =
    row.scope_kind === 'project' ? `projects/${row.scope_id}` : `domains/${row.domain_id}`;
  const path = `${place}/${row.subject_kind}s/${row.subject_id}/roles/${row.role_id}`;
  return {
    role: withNames
      ? { id: row.role_id, name: tables.roles.get(row.role_id)?.name ?? '' }
      : { id: row.role_id },
    ...('user' in holder
      ? { user: named(holder.user, tables.users.get(holder.user)?.name) }
      : { group: named(holder.group, tables.groups.get(holder.group)?.name) }),
    scope:
      row.scope_kind === 'project'
        ? { project: named(row.scope_id, tables.projects.get(row.scope_id)?.name) }
        : {
            domain: account,
            ...(row.scope_kind === 'all' && { 'OS-INHERIT:inherited_to': 'projects' }),
          },
    links: {
      assignment:
        row.scope_kind === 'all'
          ? `${origin}/v3/OS-INHERIT/${path}/inherited_to_projects`
          : `${origin}/v3/${path}`,
      ...('through' in holder && {
        membership: `${origin}/v3/groups/${holder.through}/users/${holder.user}`,
      }),
    },
  };
}

/** What Keystone clients ask for besides the published API. */
export const keystoneHandlers = implement(keystoneRows, {
  versionList: ({ ctx }) => ({ versions: { values: [versionOf(ctx.origin)] } }),
  versionShow: ({ ctx }) => ({ version: versionOf(ctx.origin) }),
  authCatalogShow: ({ ctx }) => ({
    catalog: catalogueOf(ctx.origin),
    links: listLinks(ctx.origin, '/v3/auth/catalog'),
  }),
  domainList: ({ query, ctx: { caller, origin } }) => ({
    domains:
      query.name === undefined || query.name === caller.account.name
        ? [wireDomain(caller.account, origin)]
        : [],
    links: listLinks(origin, '/v3/domains'),
  }),
  domainShow: ({ params, ctx: { caller, origin } }) => {
    if (params.domain_id !== caller.account.id)
      throw refuse('notFound', { target: 'domain', id: params.domain_id });
    return { domain: wireDomain(caller.account, origin) };
  },
  keystoneAssignmentList: ({ query, ctx }) => {
    const { tables, caller, origin } = ctx;
    const effective = isSet(query.effective);
    const { 'user.id': user, 'group.id': group } = query;
    if (effective && group !== undefined) throw refuse('invalidParameter', { key: 'group.id' });
    const records = tables.grants
      .page('at', caller.account.id)
      .filter(
        (row) =>
          row.subject_kind !== 'agency' &&
          row.scope_kind !== 'enterpriseProject' &&
          fits(row, query),
      );
    const found = records
      .flatMap((row) => holdersOf(ctx, row, effective).map((holder) => ({ row, holder })))
      .filter(
        ({ holder }) =>
          (user === undefined || ('user' in holder && holder.user === user)) &&
          (group === undefined || ('group' in holder && holder.group === group)),
      );
    return {
      role_assignments: found.map(({ row, holder }) =>
        wire(ctx, row, holder, isSet(query.include_names)),
      ),
      links: listLinks(origin, '/v3/role_assignments'),
    };
  },
});
