import type { LoggedCall } from '#src/api/callLog.ts';
import type { KnownCall } from './rowOf.ts';
import { rowOf } from './rowOf.ts';

type Copied = Pick<LoggedCall, 'method' | 'path' | 'requestBody'>;

const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A call as a command line; address and token are variables of the shell. */
export function curlOf({ method, path, requestBody }: Copied): string {
  return [
    `curl -X ${method} "$ENDPOINT"${shellWord(path)}`,
    '-H "X-Auth-Token: $TOKEN"',
    ...(requestBody === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d ${shellWord(requestBody)}`]),
  ].join(' \\\n  ');
}

const camel = (name: string): string =>
  name.replace(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase());

function parsed(body: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Class of the SDK's request for an operation: `keystoneCreateGroup` → `KeystoneCreateGroupRequest`. */
export const requestClass = (operation: string): string =>
  `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Request`;

/**
 * Version of the official SDK's IAM client that knows a call; undefined for services that have no
 * package of their own, and for calls of the console about itself.
 */
export function sdkVersionOf({ endpoint, name }: KnownCall): 'v3' | 'v5' | undefined {
  if (absentFromSdk.has(name) || !/^[a-z]\w+$/.test(endpoint.operation)) return undefined;
  if (endpoint.family === 'v5') return 'v5';
  return endpoint.family === 'iam' || endpoint.family === 'keystone' ? 'v3' : undefined;
}

/** Rows of the IAM that the SDK in use has no request for; a test compares. */
export const absentFromSdk: ReadonlySet<string> = new Set([
  'tokenCheck',
  'tokenRevoke',
  'domainList',
  'domainShow',
  'keystoneAssignmentList',
  'userGrantOnDomain',
  'userCheckOnDomain',
  'userRevokeOnDomain',
  'userRolesOnDomain',
  'userGrantOnProject',
  'userCheckOnProject',
  'userRevokeOnProject',
  'userRolesOnProject',
  'projectDelete',
  'v5PolicyUpdate',
  'v5GroupSummaryList',
]);

/** A call with the official JavaScript SDK; undefined where it does not know it. */
export function sdkOf(call: Copied): string | undefined {
  const known = rowOf(call);
  const version = known && sdkVersionOf(known);
  if (known === undefined || version === undefined) return undefined;
  const { operation } = known.endpoint;
  const query = new URLSearchParams(call.path.split('?')[1] ?? '');
  const fields = Object.fromEntries(
    [...Object.entries(known.params), ...query].map(([name, value]) => [camel(name), value]),
  );
  const body = call.requestBody === undefined ? {} : { body: parsed(call.requestBody) };
  const given = JSON.stringify({ ...fields, ...body }, null, 2);
  const type = requestClass(operation);
  return [
    `const { ${type} } = require('@huaweicloud/huaweicloud-sdk-iam/${version}/model/${type}');`,
    `// client: IamClient of @huaweicloud/huaweicloud-sdk-iam/${version}/IamClient`,
    `await client.${operation}(Object.assign(new ${type}(), ${given}));`,
  ].join('\n');
}

/** A text of HCL: `${` and `%{` would begin a template. */
const hclText = (text: string): string => JSON.stringify(text).replace(/([$%])\{/g, '$1$1{');

type Values = Readonly<Record<string, unknown>>;
type Resource = readonly [type: string, values: Values];

const member = (body: Values, key: string): Values => {
  const value = body[key];
  return typeof value === 'object' && value !== null ? (value as Values) : {};
};
const onRole = ({ group_id, role_id }: Values, where: Values): Resource => [
  'identity_group_role_assignment',
  { group_id, role_id, ...where },
];

/** Resources of the provider by the row that makes them. */
const resources: Readonly<Record<string, (params: Values, body: Values) => Resource>> = {
  groupCreate: (_, body) => {
    const { name, description } = member(body, 'group');
    return ['identity_group', { name, description }];
  },
  userCreateBasic: (_, body) => {
    const { name, description, enabled } = member(body, 'user');
    return ['identity_user', { name, description, enabled }];
  },
  userCreate: (_, body) => {
    const { name, description, enabled, email, access_mode } = member(body, 'user');
    return ['identity_user', { name, description, enabled, email, access_type: access_mode }];
  },
  customRoleCreate: (_, body) => {
    const { display_name, description, type, policy } = member(body, 'role');
    return [
      'identity_role',
      { name: display_name, description, type, policy: JSON.stringify(policy) },
    ];
  },
  projectCreate: (_, body) => {
    const { name, description } = member(body, 'project');
    return ['identity_project', { name, description }];
  },
  groupUserAdd: ({ group_id, user_id }) => [
    'identity_group_membership',
    { group: group_id, users: [user_id] },
  ],
  groupGrantOnAll: (params) =>
    onRole(params, { domain_id: params['domain_id'], project_id: 'all' }),
  groupGrantOnDomain: (params) => onRole(params, { domain_id: params['domain_id'] }),
  groupGrantOnProject: (params) => onRole(params, { project_id: params['project_id'] }),
  groupGrantOnEnterpriseProject: (params) =>
    onRole(params, { enterprise_project_id: params['enterprise_project_id'] }),
  v5UserCreate: (_, { user_name, description, enabled }) => [
    'identityv5_user',
    { name: user_name, description, enabled },
  ],
  v5GroupCreate: (_, { group_name, description }) => [
    'identityv5_group',
    { group_name, description },
  ],
  v5PolicyCreate: (_, { policy_name, policy_document, path, description }) => [
    'identityv5_policy',
    { name: policy_name, policy_document, path, description },
  ],
  v5UserPolicyAttach: ({ policy_id }, { user_id }) => [
    'identityv5_policy_user_attach',
    { policy_id, user_id },
  ],
  v5GroupPolicyAttach: ({ policy_id }, { group_id }) => [
    'identityv5_policy_group_attach',
    { policy_id, group_id },
  ],
  v5AgencyPolicyAttach: ({ policy_id }, { agency_id }) => [
    'identityv5_policy_agency_attach',
    { policy_id, agency_id },
  ],
};

function hclValue(value: unknown): string | undefined {
  if (typeof value === 'string') return hclText(value);
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return Array.isArray(value)
    ? `[${value.flatMap((one) => hclValue(one) ?? []).join(', ')}]`
    : undefined;
}

/**
 * What a call makes, as a resource of the infrastructure provider; undefined where no one resource
 * stands for it.
 */
export function terraformOf(call: Copied): string | undefined {
  const known = rowOf(call);
  const make = known && resources[known.name];
  if (known === undefined || make === undefined) return undefined;
  const [type, values] = make(known.params, parsed(call.requestBody));
  const lines = Object.entries(values).flatMap(([name, value]) => {
    const text = value === '' ? undefined : hclValue(value);
    return text === undefined ? [] : [`  ${name} = ${text}`];
  });
  return [`resource "huaweicloud_${type}" "copied" {`, ...lines, '}'].join('\n');
}
