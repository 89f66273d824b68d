import { kindWords, type Item } from '../model/items.ts';
import { refTo, type ScriptBuilder } from './scriptBuilder.ts';
import type { Call } from './steps.ts';

type Removal = Pick<Call, 'family' | 'operation' | 'path'>;
const removals: Partial<Record<Item['kind'], Removal & { readonly param: string }>> = {
  user: {
    family: 'v3',
    operation: 'keystoneDeleteUser',
    path: '/v3/users/{user_id}',
    param: 'user_id',
  },
  group: {
    family: 'v3',
    operation: 'keystoneDeleteGroup',
    path: '/v3/groups/{group_id}',
    param: 'group_id',
  },
  agency: {
    family: 'v3',
    operation: 'deleteAgency',
    path: '/v3.0/OS-AGENCY/agencies/{agency_id}',
    param: 'agency_id',
  },
  trustAgency: {
    family: 'v5',
    operation: 'deleteAgencyV5',
    path: '/v5/agencies/{agency_id}',
    param: 'agency_id',
  },
  serviceAgency: {
    family: 'v5',
    operation: 'deleteServiceLinkedAgencyV5',
    path: '/v5/service-linked-agencies/{agency_id}',
    param: 'agency_id',
  },
  role: {
    family: 'v3',
    operation: 'deleteCustomPolicy',
    path: '/v3.0/OS-ROLE/roles/{role_id}',
    param: 'role_id',
  },
  identityPolicy: {
    family: 'v5',
    operation: 'deletePolicyV5',
    path: '/v5/policies/{policy_id}',
    param: 'policy_id',
  },
};

/** Removes a thing if it is there. @returns whether there is a call that does */
export function removeThing(item: Item, build: ScriptBuilder): boolean {
  const removal = removals[item.kind];
  if (removal === undefined) return false;
  const { param, ...call } = removal;
  const name = build.idName(refTo(item), true);
  build.write({
    title: `Delete ${kindWords(item.kind)} ${item.name}`,
    unless: [{ missing: [name] }],
    call: { ...call, method: 'DELETE', params: { [param]: { from: name } } },
  });
  return true;
}
