import { documentOf, isRef, refOf, textOf, type Item } from '../model/items.ts';
import type { Around, Made } from './made.ts';
import { args, policyArgument } from './things.ts';
import type { Blocks, Body, Expr } from './tree.ts';

/** What an agency holds, by scope; names of permissions. */
function rolesOf(item: Item, { items, to }: Around): Body {
  const held = items.filter((one) => one.kind === 'grant' && refOf(one, 'holder').id === item.id);
  const at = (scope: string): readonly Expr[] =>
    held
      .filter(({ fields }) => fields['scope'] === scope)
      .map((one) => to(refOf(one, 'permission'), 'name'));
  const inPlaces = (kind: 'project' | 'enterpriseProject', name: string): Blocks => {
    const places = new Map<string, Expr[]>();
    for (const one of held) {
      const scope = one.fields['scope'];
      if (!isRef(scope) || scope.ref !== kind) continue;
      const roles = places.get(scope.name) ?? [];
      roles.push(to(refOf(one, 'permission'), 'name'));
      places.set(scope.name, roles);
    }
    return {
      blocks: [...places].map(([place, roles]): Body => [
        [name, place],
        ['roles', roles],
      ]),
    };
  };
  return [
    ['domain_roles', at('global services')] as const,
    ['all_resources_roles', at('all resources')] as const,
    ['project_role', inPlaces('project', 'project')] as const,
    ['enterprise_project_roles', inPlaces('enterpriseProject', 'enterprise_project')] as const,
  ].filter(([, value]) => ('blocks' in value ? value.blocks.length : value.length) > 0);
}

function validity(item: Item): string {
  const told = textOf(item, 'duration');
  const hours = Number(told.replace(' h', ''));
  if (told === 'FOREVER') return told;
  return hours === 24 ? 'ONEDAY' : String(Math.ceil(hours / 24));
}

/** The block of an agency of any kind; agencies hold their permissions in their own block. */
export function agencyBlock(item: Item, around: Around): Made | undefined {
  switch (item.kind) {
    case 'agency':
      return {
        type: 'huaweicloud_identity_agency',
        body: [
          ...args(
            item,
            {
              name: 'name',
              description: 'description',
              trusts: 'delegated_domain_name',
            },
            around.exists(item),
          ),
          ['duration', validity(item)],
          ...rolesOf(item, around),
        ],
        imported: item.id,
      };
    case 'trustAgency':
      return {
        type: 'huaweicloud_identity_trust_agency',
        body: [
          ...args(
            item,
            {
              name: 'name',
              path: 'path',
              description: 'description',
              max_session_duration: 'duration',
            },
            around.exists(item),
          ),
          [
            'policy_names',
            around.items
              .filter((one) => one.kind === 'attachment' && refOf(one, 'holder').id === item.id)
              .map((one) => around.to(refOf(one, 'policy'), 'name')),
          ],
          ['trust_policy', policyArgument(documentOf(item, 'trust_policy'))],
        ],
        imported: item.id,
      };
    case 'serviceAgency':
      return {
        type: 'huaweicloud_identityv5_service_linked_agency',
        body: args(item, { service_principal: 'service_principal', description: 'description' }),
        ...(around.exists(item) && {
          note: 'has no import form and exists already: applying is refused for its name. Leave the block out.',
        }),
      };
    default:
      return undefined;
  }
}
