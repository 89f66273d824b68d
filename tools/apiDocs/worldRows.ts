import { z } from 'zod';
import type { RowOf, TableName } from '#mocks/world/world.ts';

const text = z.string();
const moment = z.number().describe('Milliseconds since 1970');
const flag = z.boolean();
const nullable = { text: text.nullable(), moment: moment.nullable() };
const scope = z.enum(['all', 'global', 'project', 'enterpriseProject']);
const holder = z.enum(['user', 'group', 'agency']);
const raw = z.record(z.string(), z.unknown());
const password = z.object({ salt: text, hash: text });

type Schemas = { readonly [T in TableName]?: z.ZodType<RowOf<T>> };

const row = <T extends z.ZodRawShape>(shape: T) => z.object({ id: text, ...shape });
const owned = { domain_id: text };

/** Rows of the old IAM. */
const classic = {
  domains: row({
    name: text,
    kind: z.enum(['account', 'service']),
    description: text,
    enabled: flag,
  }),
  projects: row({
    ...owned,
    name: text,
    parent_id: text,
    region: text,
    enabled: flag,
    description: text,
  }),
  enterpriseProjects: row({
    ...owned,
    ep_id: text,
    name: text,
    description: text,
    status: z.number(),
    type: text,
    created_at: moment,
    updated_at: moment,
  }),
  users: row({
    ...owned,
    name: text,
    description: text,
    enabled: flag,
    is_domain_owner: flag,
    password: password.nullable(),
    pwd_status: flag,
    pwd_strength: z.enum(['Low', 'Middle', 'High', 'None']),
    access_mode: z.enum(['default', 'programmatic', 'console']),
    email: text,
    areacode: text,
    phone: text,
    xuser_id: text,
    xuser_type: text,
    default_project_id: nullable.text,
    create_time: moment,
    update_time: nullable.moment,
  }),
  groups: row({ ...owned, name: text, description: text, create_time: moment }),
  memberships: row({ group_id: text, user_id: text }).describe('id: GROUP/USER'),
  roles: row({
    name: text,
    display_name: text,
    type: z.enum(['AX', 'XA', 'AA', 'XX']),
    catalog: text,
    description: text,
    description_cn: text.exactOptional(),
    domain_id: nullable.text.describe('null: system-defined'),
    flag: text.exactOptional(),
    policy: raw,
    created_time: moment,
    updated_time: moment,
  }),
  grants: row({
    ...owned,
    role_id: text,
    subject_kind: holder,
    subject_id: text,
    scope_kind: scope,
    scope_id: text,
    at: moment,
  }).describe('id: SUBJECT_KIND/SUBJECT/SCOPE_KIND/SCOPE/ROLE'),
  agencies: row({
    ...owned,
    name: text,
    trust_domain_id: text,
    trust_domain_name: text,
    description: text,
    duration: z.number().nullable().describe('Hours; null: without end'),
    create_time: moment,
    expire_time: nullable.moment,
  }),
  credentials: row({
    secret: text,
    user_id: text,
    status: z.enum(['active', 'inactive']),
    description: text,
    create_time: moment,
  }),
  keyUses: row({ at: moment }),
  quotas: row({ ...owned, type: text, quota: z.number(), min: z.number(), max: z.number() }),
  logins: row({ at: moment }),
  revokedTokens: row({ expires_at: moment }),
  loginProtects: row({ verification_method: text }),
  mfaDevices: row({ ...owned, user_id: text, seed: text, enabled: flag, created_at: moment }),
  passwordPolicies: row({
    maximum_consecutive_identical_chars: z.number(),
    minimum_password_age: z.number(),
    minimum_password_length: z.number(),
    password_reuse_prevention: z.number(),
    password_not_username_or_invert: flag,
    password_char_combination: z.number(),
    allow_user_to_change_password: flag,
    password_validity_period: z.number().exactOptional(),
  }),
  loginPolicies: row({
    session_timeout: z.number(),
    lockout_duration: z.number(),
    login_failed_times: z.number(),
    period_with_login_failures: z.number(),
    account_validity_period: z.number(),
    show_recent_login_info: flag,
    custom_info_for_login: text,
  }),
  protectPolicies: row({
    operation_protection: flag,
    allow_user: z.object({
      manage_accesskey: flag,
      manage_email: flag,
      manage_mobile: flag,
      manage_password: flag,
    }),
    admin_check: z.enum(['on', 'off']),
    mobile: text,
    email: text,
    scene: text,
  }),
  passwordRecords: row({ set_at: moment, former: z.array(password) }),
} as const satisfies Schemas;

/** Rows of the new IAM and of organizations. */
const modern = {
  identityPolicies: row({
    name: text,
    path: text,
    domain_id: nullable.text.describe('null: system-defined'),
    description: text,
    default_version: text,
    next_version: z.number(),
    service_linked: flag,
    created_at: moment,
  }),
  policyVersions: row({
    policy_id: text,
    version_id: text,
    document: text.describe('JSON'),
    created_at: moment,
  }).describe('id: POLICY/VERSION'),
  attachments: row({
    ...owned,
    policy_id: text,
    holder_kind: holder,
    holder_id: text,
    at: moment,
  }).describe('id: POLICY/HOLDER_KIND/HOLDER'),
  trusts: row({
    path: text,
    trust_policy: text.describe('JSON'),
    max_session: z.number(),
  }).describe('id: the agency'),
  loginProfiles: row({ created_at: moment }),
  resourceTags: row({
    kind: z.enum(['user', 'agency', 'server']),
    resource_id: text,
    key: text,
    value: text,
  }),
  deletionTasks: row({ ...owned, agency_name: text, at: moment, usage: z.array(text) }),
  organizationNodes: row({
    kind: z.enum(['root', 'ou', 'account']),
    name: text,
    parent_id: nullable.text,
  }),
  scps: row({ name: text, description: text, document: text.describe('JSON') }),
  scpAttachments: row({ node_id: text, scp_id: text }).describe('id: LEVEL/SCP'),
} as const satisfies Schemas;

/** Rows that only accounts have that were brought in. */
const imported = {
  importedAccounts: row({ at: moment, files: z.array(text) }),
  unknownContents: row({ system: flag }).describe('id: TABLE/ROW whose document is in no file'),
  placeholders: row({ kind: text, name: text, file: text, place: text }),
  importMarks: row({ row: text, code: text, severity: text, message: text, path: text }),
  importedOthers: row({ type: text, name: text, values: raw }),
  uses: row({
    at: moment,
    service: text,
    operation: text,
    resource_type: text,
    resource: text,
    actor: text,
    actor_id: text,
    address: text,
    read_only: flag.nullable(),
    refused: flag.nullable(),
    code: text,
  }),
  liveIds: row({ live_id: text }),
} as const satisfies Schemas;

/**
 * Rows of a world by table. Tables that are not here (COC, UCS, ECS) hold objects with an `id`; they
 * may be left out of a file.
 */
export const worldRows = { ...classic, ...modern, ...imported } as const satisfies Schemas;

/** A row of any other table. */
export const otherRow = z.looseObject({ id: text });
