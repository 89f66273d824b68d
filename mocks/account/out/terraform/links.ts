import { isRef, refOf, textOf, type Item, type Ref } from '../model/items.ts';
import type { Around, Made, Maker } from './made.ts';
import type { Body, Expr } from './tree.ts';

function membership(item: Item, { items, to }: Around): Made | undefined {
  const group = refOf(item, 'group');
  // The account itself is no user that the provider knows.
  const root = items.find(({ kind, fields }) => kind === 'user' && fields['root'] === true)?.id;
  const users = items
    .filter((one) => one.kind === 'membership' && refOf(one, 'group').id === group.id)
    .map((one) => refOf(one, 'user'))
    .filter(({ id }) => id !== root)
    .map((user) => to(user));
  if (users.length === 0) return undefined;
  return {
    type: 'huaweicloud_identity_group_membership',
    body: [
      ['group', to(group)],
      ['users', users],
    ],
    note: 'has no import form: applying adds these users, which changes nothing for those who are in the group already, and takes nobody out.',
  };
}

/** Where a grant counts: the argument, and the end of the import id. */
function placeOf(
  item: Item,
  { account, to }: Around,
): { readonly arg: readonly [string, Expr]; readonly end: string } {
  const scope = item.fields['scope'];
  if (!isRef(scope))
    return scope === 'all resources'
      ? { arg: ['project_id', 'all'], end: 'all:project' }
      : { arg: ['domain_id', account], end: `${account}:domain` };
  return scope.ref === 'project'
    ? { arg: ['project_id', to(scope)], end: `${scope.id}:project` }
    : { arg: ['enterprise_project_id', to(scope)], end: `${scope.id}:enterprise_project` };
}

function grant(item: Item, around: Around): Made | undefined {
  const holder = refOf(item, 'holder');
  const role = refOf(item, 'permission');
  const { arg, end } = placeOf(item, around);
  const body = (name: string): Body => [
    [name, around.to(holder)],
    ['role_id', around.to(role)],
    arg,
  ];
  if (holder.ref === 'group')
    return {
      type: 'huaweicloud_identity_group_role_assignment',
      body: body('group_id'),
      imported: `${holder.id}/${role.id}/${end}`,
    };
  if (holder.ref === 'user' && arg[0] === 'enterprise_project_id')
    return {
      type: 'huaweicloud_identity_user_role_assignment',
      body: body('user_id'),
      imported: `${holder.id}/${role.id}/${end.replace(':enterprise_project', '')}`,
    };
  return undefined;
}

const holderKind = ({ ref }: Ref): 'user' | 'group' | 'agency' =>
  ref === 'user' || ref === 'group' ? ref : 'agency';

function attachment(item: Item, { to }: Around): Made {
  const [policy, holder] = [refOf(item, 'policy'), refOf(item, 'holder')];
  const kind = holderKind(holder);
  return {
    type: `huaweicloud_identityv5_policy_${kind}_attach`,
    body: [
      ['policy_id', to(policy)],
      [`${kind}_id`, to(holder)],
    ],
    imported: `${policy.id}/${holder.id}`,
  };
}

function scpAttachment(item: Item, { to }: Around): Made {
  const [policy, entity] = [refOf(item, 'policy'), refOf(item, 'entity')];
  return {
    type: 'huaweicloud_organizations_policy_attach',
    body: [
      ['policy_id', to(policy)],
      ['entity_id', to(entity)],
    ],
    imported: `${policy.id}/${entity.id}`,
  };
}

function tags(item: Item, { items, to }: Around): Made {
  const of = refOf(item, 'of');
  const type = of.ref === 'user' ? 'user' : 'agency';
  const all = items.filter((one) => one.kind === 'tag' && refOf(one, 'of').id === of.id);
  return {
    type: 'huaweicloud_identityv5_resource_tag',
    body: [
      ['resource_type', type],
      ['resource_id', to(of)],
      ['tags', { pairs: all.map((one) => [textOf(one, 'key'), textOf(one, 'value')] as const) }],
    ],
    imported: `${type}/${of.id}`,
  };
}

const makers: Partial<Record<Item['kind'], Maker>> = {
  membership,
  grant,
  attachment,
  scpAttachment,
  tag: tags,
};

/** The block of what joins things. */
export const linkBlock: Maker = (item, around) => makers[item.kind]?.(item, around);
