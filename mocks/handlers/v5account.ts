import { v5AccountRows } from '#src/api/contract/v5account.ts';
import { servicesWithActions } from '#src/catalog/serviceActions.ts';
import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { implement } from '../pipeline/call.ts';
import { quotaOf } from '../services/iam/find.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { listed, markerPage } from '../services/v5/marker.ts';
import { v5Limits } from '../services/v5/rules.ts';
import { schemaOf } from '../services/v5/schemas.ts';

/** Features that `/v5/features` knows; both are there (ours). */
const features: ReadonlySet<string> = new Set(['v5_console', 'access_analyzer']);

/** The account's numbers, and what the new IAM knows of services. */
export const v5AccountHandlers = implement(v5AccountRows, {
  v5AccountSummary: ({ ctx }) => {
    const { tables, caller } = ctx;
    const part = caller.account.id;
    const perHolder = v5Limits.policiesPerHolder;
    return {
      policies: tables.identityPolicies.partSize('name', part),
      policies_quota: v5Limits.policies,
      users: tables.users.partSize('name', part),
      users_quota: quotaOf(ctx, 'user'),
      groups: tables.groups.partSize('name', part),
      groups_quota: quotaOf(ctx, 'group'),
      agencies: tables.agencies.partSize('name', part),
      agencies_quota: quotaOf(ctx, 'agency'),
      attached_policies_per_user_quota: perHolder,
      attached_policies_per_group_quota: perHolder,
      attached_policies_per_agency_quota: perHolder,
      policy_size_quota: v5Limits.policySize,
      versions_per_policy_quota: v5Limits.versionsPerPolicy,
      root_user_mfa_enabled: tables.mfaDevices
        .by('domain', part)
        .filter(
          (device) => device.enabled && tables.users.get(device.user_id)?.is_domain_owner === true,
        ).length,
    };
  },
  v5FeatureShow: ({ params }) => {
    if (!features.has(params.feature_name))
      throw refuseV5('notFound', { target: 'feature', id: params.feature_name });
    return { feature_status: 'on' };
  },
  v5ServicePrincipalList: ({ query }) => {
    const { rows, page_info } = markerPage(
      listed(servicePrincipals),
      query,
      ({ principal }) => principal,
    );
    return {
      service_principals: rows.map(({ principal, displayName, service }) => ({
        service_principal: principal,
        service_catalog: (service ?? principal.split('.')[1] ?? '').toUpperCase(),
        display_name: displayName,
        description: displayName,
      })),
      page_info,
    };
  },
  v5SchemaServiceList: ({ query }) => {
    const { rows, page_info } = markerPage(listed(servicesWithActions()), query, (code) => code);
    return { service_codes: [...rows], page_info };
  },
  v5SchemaShow: ({ params }) => {
    const schema = schemaOf(params.service_code);
    if (schema === undefined)
      throw refuseV5('notFound', { target: 'service', id: params.service_code });
    return schema;
  },
});
