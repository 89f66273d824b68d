import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { guard } from './shapes.ts';
import { markers, pageInfo } from './v5shapes.ts';

const row = {
  family: 'v5',
  method: 'GET',
  status: 200,
  source: 'docs/sources/api-contract.md#10',
} as const;
const text = z.object({ en_US: z.string(), zh_CN: z.string() });

/** What the visual editor needs of one service. */
export const authorizationSchema = z.object({
  version: z.string(),
  actions: z.array(
    z.object({
      name: z.string(),
      access_level: z.enum(['list', 'read', 'write', 'permission_management', 'tagging']),
      permission_only: z.boolean(),
      description: text,
      aliases: z.optional(z.array(z.string())),
      resources: z.optional(
        z.array(
          z.object({
            urn_template: z.string(),
            required: z.boolean(),
            condition_keys: z.optional(z.array(z.string())),
          }),
        ),
      ),
      condition_keys: z.optional(z.array(z.string())),
    }),
  ),
  resources: z.array(z.object({ type_name: z.string(), urn_template: z.string() })),
  conditions: z.array(
    z.object({
      key: z.string(),
      value_type: z.enum(['string', 'numeric', 'date', 'boolean', 'ip_address']),
      multi_valued: z.boolean(),
      description: text,
    }),
  ),
  operations: z.array(
    z.object({
      operation_id: z.string(),
      operation_action: z.string(),
      dependent_actions: z.optional(z.array(z.string())),
    }),
  ),
});

const counts = z.object({
  policies: z.number(),
  policies_quota: z.number(),
  users: z.number(),
  users_quota: z.number(),
  groups: z.number(),
  groups_quota: z.number(),
  agencies: z.number(),
  agencies_quota: z.number(),
  attached_policies_per_user_quota: z.number(),
  attached_policies_per_group_quota: z.number(),
  attached_policies_per_agency_quota: z.number(),
  policy_size_quota: z.number(),
  versions_per_policy_quota: z.number(),
  root_user_mfa_enabled: z.number(),
});

/** The account's numbers and limits, and what the new IAM knows of services. */
export const v5AccountRows = {
  v5AccountSummary: {
    ...row,
    path: '/v5/account-summary',
    access: guard('iam::getAccountSummaryV5'),
    response: counts,
    operation: 'getAccountSummaryV5',
    summary: 'How much of which quota is used',
  },
  v5FeatureShow: {
    ...row,
    path: '/v5/features/:feature_name',
    access: guard('iam::getFeatureStatusV5'),
    response: z.object({ feature_status: z.enum(['on', 'off', 'pending']) }),
    operation: 'getFeatureStatusV5',
    summary: 'Whether a feature is switched on',
  },
  v5ServicePrincipalList: {
    ...row,
    path: '/v5/service-principals',
    access: guard('iam::listServicePrincipalsV5'),
    query: z.object(markers),
    response: z.object({
      service_principals: z.array(
        z.object({
          service_principal: z.string(),
          service_catalog: z.string(),
          display_name: z.string(),
          description: z.string(),
        }),
      ),
      page_info: pageInfo,
    }),
    operation: 'listServicePrincipalsV5',
    summary: 'Cloud services that a trust policy can name',
  },
  v5SchemaServiceList: {
    ...row,
    path: '/v5/authorization-schemas/registered-services',
    access: guard('iam::listRegisteredServicesForAuthSchemaV5'),
    query: z.object(markers),
    response: z.object({ service_codes: z.array(z.string()), page_info: pageInfo }),
    operation: 'listRegisteredServicesForAuthSchemaV5',
    summary: 'Services whose actions are known',
  },
  v5SchemaShow: {
    ...row,
    path: '/v5/authorization-schemas/services/:service_code',
    access: guard('iam::getAuthorizationSchemaV5'),
    response: authorizationSchema,
    operation: 'getAuthorizationSchemaV5',
    summary: 'Actions, resource types and condition keys of a service',
  },
} as const satisfies Contract;
