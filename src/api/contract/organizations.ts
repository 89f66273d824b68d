import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { acts, creates, reads, removes } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { markers, pageInfo } from './v5shapes.ts';

const row = { family: 'service', source: 'docs/sources/organizations.md#calls' } as const;
/** The published URN names the organization too; here it stands at its root (ours). */
const onPolicy = { ...row, resource: 'organizations::{domain_id}:policy:{policy_id}' } as const;

const kind = z.enum(['root', 'organizational_unit', 'account']);
const summary = z.object({
  id: z.string(),
  urn: z.string(),
  name: z.string(),
  type: z.literal('service_control_policy'),
  description: z.string(),
  is_builtin: z.boolean(),
});
const onePolicy = z.object({ policy: z.object({ content: z.string(), policy_summary: summary }) });
const onEntity = z.object({ entity_id: z.string() });
const policyOf = (body: { readonly content?: string | undefined }) =>
  body.content === undefined ? undefined : ({ text: body.content, profile: 'scp' } as const);

/** The organization above the account: its levels and their service control policies. */
export const organizationRows = {
  organizationEntityList: {
    ...row,
    ...reads('/organizations/v1/organizations/entities'),
    access: guard('organizations:entities:list'),
    query: z.object(markers),
    response: z.object({
      entities: z.array(
        z.object({
          id: z.string(),
          type: kind,
          name: z.string(),
          /** The level above; null at the root (ours). */
          parent_id: z.nullable(z.string()),
          /** Policies attached to the level itself (ours). */
          policy_ids: z.array(z.string()),
        }),
      ),
      page_info: pageInfo,
    }),
    operation: 'ListEntities',
    summary: 'Root, units and accounts of the organization; none outside an organization',
  },
  scpList: {
    ...row,
    ...reads('/organizations/v1/organizations/policies'),
    access: guard('organizations:policies:list'),
    query: z.object({ ...markers, attached_entity_id: z.optional(z.string()) }),
    response: z.object({
      /** `attachment_count` is ours: the console's list shows it. */
      policies: z.array(z.extend(summary, { attachment_count: z.number() })),
      page_info: pageInfo,
    }),
    operation: 'ListPolicies',
    summary: 'Service control policies of the organization',
  },
  scpCreate: {
    ...row,
    ...creates('/organizations/v1/organizations/policies'),
    access: guard('organizations:policies:create'),
    body: z.object({
      name: z.string(),
      content: z.string(),
      type: z.literal('service_control_policy'),
      description: z.optional(z.string()),
    }),
    policyOf,
    response: onePolicy,
    operation: 'CreatePolicy',
    summary: 'Create a service control policy, attached to nothing',
  },
  scpShow: {
    ...onPolicy,
    ...reads('/organizations/v1/organizations/policies/:policy_id'),
    access: guard('organizations:policies:get'),
    response: onePolicy,
    operation: 'ShowPolicy',
    summary: 'One service control policy with its content',
  },
  scpUpdate: {
    ...onPolicy,
    method: 'PATCH',
    path: '/organizations/v1/organizations/policies/:policy_id',
    status: 200,
    access: guard('organizations:policies:update'),
    body: z.object({
      name: z.optional(z.string()),
      content: z.optional(z.string()),
      description: z.optional(z.string()),
    }),
    policyOf,
    response: onePolicy,
    versionOf: 'scpShow',
    operation: 'UpdatePolicy',
    summary: 'Change a service control policy; what is not named stays',
  },
  scpDelete: {
    ...onPolicy,
    ...removes('/organizations/v1/organizations/policies/:policy_id'),
    access: guard('organizations:policies:delete'),
    response: empty,
    operation: 'DeletePolicy',
    summary: 'Delete a service control policy that is attached to nothing',
  },
  scpAttach: {
    ...onPolicy,
    ...acts('/organizations/v1/organizations/policies/:policy_id/attach'),
    access: guard('organizations:policies:attach'),
    body: onEntity,
    response: empty,
    operation: 'AttachPolicy',
    summary: 'Attach a service control policy to a root, unit or account',
  },
  scpDetach: {
    ...onPolicy,
    ...acts('/organizations/v1/organizations/policies/:policy_id/detach'),
    access: guard('organizations:policies:detach'),
    body: onEntity,
    response: empty,
    operation: 'DetachPolicy',
    summary: 'Detach a service control policy; each level keeps at least one',
  },
  scpEntityList: {
    ...onPolicy,
    ...reads('/organizations/v1/organizations/policies/:policy_id/attached-entities'),
    access: guard('organizations:attachedEntities:list'),
    query: z.object(markers),
    response: z.object({
      attached_entities: z.array(z.object({ id: z.string(), type: kind, name: z.string() })),
      page_info: pageInfo,
    }),
    operation: 'ListEntitiesForPolicy',
    summary: 'Levels that a service control policy is attached to',
  },
} as const satisfies Contract;
