import type { Api, UcsTestBackend } from './ucsBackend.ts';
import { fresh, type OperationCalls } from './ucsCalls.ts';

/** RBAC permissions and their templates. */
export function permissionCalls({ admin, cluster }: UcsTestBackend): OperationCalls {
  const permission = {
    target_kind: 'cluster',
    target_id: cluster('partner-k8s'),
    subject_kind: 'user',
    type: 'viewer',
    template_id: null,
    namespaces: null,
    list_namespaces: true,
  } as const;
  const grantee = async () =>
    (await admin.userList({})).users.find(({ name }) => name === 'ucs-viewer')?.id ?? '';
  const grant = async (as: Api) =>
    (await as.ucsPermissionCreate({ body: { ...permission, subject_ids: [await grantee()] } }))
      .permissions[0]?.id ?? '';
  const template = (as: Api) =>
    as.ucsTemplateCreate({
      body: {
        name: fresh('template'),
        description: '',
        rules: [{ kind: 'jobs', verbs: ['list'] }],
      },
    });

  return {
    'permissions.read': [
      (as) => as.userList({}),
      (as) => as.ucsPermissionList({ query: {} }),
      async (as) => as.ucsPermissionShow({ params: { permission_id: await grant(admin) } }),
    ],
    'permissions.write': [
      (as) => grant(as),
      async (as) =>
        as.ucsPermissionUpdate({
          params: { permission_id: await grant(admin) },
          body: { type: 'developer', template_id: null, namespaces: null, list_namespaces: true },
        }),
      async (as) => as.ucsPermissionDelete({ params: { permission_id: await grant(admin) } }),
    ],
    'permissions.templates': [
      (as) => template(as),
      async (as) => as.ucsTemplateDelete({ params: { template_id: (await template(admin)).id } }),
    ],
  };
}

/** Policy Center. */
export function policyCalls({ admin, cluster }: UcsTestBackend): OperationCalls {
  const fleetId = async () => (await admin.ucsFleetList({})).clustergroups[0]?.id ?? '';
  const policy = async (as: Api) =>
    as.ucsPolicyCreate({
      body: {
        name: fresh('policy'),
        template: 'two-replicas',
        mode: 'Alarm',
        target_kind: 'fleet',
        target_id: await fleetId(),
      },
    });

  return {
    'policies.read': [(as) => as.ucsPolicyList({})],
    'policies.enable': [
      (as) =>
        as.ucsPolicyCenterSet({
          params: { target_kind: 'cluster', target_id: cluster('partner-k8s') },
          body: { enabled: true },
        }),
    ],
    'policies.write': [
      (as) => policy(as),
      async (as) => as.ucsPolicyDelete({ params: { policy_id: (await policy(admin)).id } }),
    ],
  };
}
