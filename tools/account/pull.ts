import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutSecrets } from '#mocks/account/in/facts/secrets.ts';
import type { SdkCall } from '#mocks/testing/sdk.ts';
import { BadInput, badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';

/** The keys of whoever reads, from the environment. */
export type Keys = { readonly ak: string | undefined; readonly sk: string | undefined };

/** One answer, with the address that says what it is about. */
type Read = { readonly url: string; readonly body: unknown };
type Left = { readonly operation: string; readonly url: string; readonly reason: string };
type Fields = Readonly<Record<string, unknown>>;

/** A value inside an answer, by its path. */
const within = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
const rowsAt = (answer: unknown, at: string): readonly unknown[] => {
  const rows = within(answer, at);
  return Array.isArray(rows) ? rows : [];
};
const idsAt = (answers: readonly Read[], at: string, id: string): readonly string[] =>
  answers.flatMap(({ body }) =>
    rowsAt(body, at).flatMap((row) => {
      const found = within(row, id);
      return typeof found === 'string' ? [found] : [];
    }),
  );

/** Whether an answer holds anything: no empty list, nor a protection that is off. */
const saysAnything = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.entries(body).some(([name, value]) =>
    Array.isArray(value)
      ? value.length > 0
      : typeof value === 'object' &&
        !['links', 'page_info'].includes(name) &&
        within(value, 'enabled') !== false,
  );

/** What the SDK throws: the service's own status and words. */
function reasonOf(error: unknown): { readonly status: number | undefined; readonly words: string } {
  const status = within(error, 'httpStatusCode');
  const told = within(error, 'errorMsg');
  const words =
    typeof told === 'string' ? told : error instanceof Error ? error.message : 'no answer';
  return typeof status === 'number'
    ? { status, words: `${status} ${words}` }
    : { status: undefined, words };
}

/** Reads an account call by call; what is refused is left and told. */
class Puller {
  readonly files = new Map<string, Read[]>();
  readonly left: Left[] = [];
  readonly #v3: SdkCall;
  readonly #v5: SdkCall;

  constructor(v3: SdkCall, v5: SdkCall) {
    this.#v3 = v3;
    this.#v5 = v5;
  }

  /** @param absent whether 404 only says that there is none */
  async #one(operation: string, url: string, fields: Fields, absent: boolean): Promise<Read[]> {
    const call = url.startsWith('/v5/') ? this.#v5 : this.#v3;
    try {
      const { httpStatusCode: _status, ...answer } = await call(operation, fields);
      const read = { url, body: withoutSecrets(answer).value };
      this.files.set(operation, [...(this.files.get(operation) ?? []), read]);
      return [read];
    } catch (error) {
      const { status, words } = reasonOf(error);
      if (status === 401 || status === undefined)
        throw new BadInput('NOT_PULLED', words, null, operation);
      if (!(absent && status === 404)) this.left.push({ operation, url, reason: words });
      return [];
    }
  }

  one(operation: string, url: string, fields: Fields = {}): Promise<Read[]> {
    return this.#one(operation, url, fields, true);
  }

  /** A list whose pages are asked for one after the other. */
  async pages(operation: string, url: string, at: string, size: number, fields: Fields = {}) {
    const all: Read[] = [];
    for (let page = 1; ; page += 1) {
      const read = await this.#one(operation, url, { ...fields, page, perPage: size }, false);
      all.push(...read);
      if (rowsAt(read[0]?.body, at).length < size) return all;
    }
  }

  /** A list of v5, by markers. */
  async marked(operation: string, url: string, fields: Fields = {}): Promise<Read[]> {
    const all: Read[] = [];
    for (let marker: unknown; ;) {
      const more = { ...fields, limit: 200, ...(marker !== undefined && { marker }) };
      const read = await this.#one(operation, url, more, true);
      all.push(...read);
      marker = within(read[0]?.body, 'page_info', 'next_marker');
      if (typeof marker !== 'string') return all;
    }
  }
}

/** The calls of the old family. */
async function pullClassic(pull: Puller, domainId: string): Promise<void> {
  const ofDomain = `?domain_id=${domainId}`;
  const users = await pull.one('keystoneListUsers', `/v3/users${ofDomain}`, { domainId });
  for (const userId of idsAt(users, 'users', 'id')) {
    await pull.one('showUser', `/v3.0/OS-USER/users/${userId}`, { userId });
    const protect = `/v3.0/OS-USER/users/${userId}/login-protect`;
    await pull.one('showUserLoginProtect', protect, { userId });
  }
  const groups = await pull.one('keystoneListGroups', `/v3/groups${ofDomain}`, { domainId });
  for (const groupId of idsAt(groups, 'groups', 'id'))
    await pull.one('keystoneListUsersForGroupByAdmin', `/v3/groups/${groupId}/users`, { groupId });
  await pull.one('keystoneListProjects', `/v3/projects${ofDomain}`, { domainId });
  await pull.pages('keystoneListPermissions', '/v3/roles', 'roles', 300);
  await pull.pages('listCustomPolicies', '/v3.0/OS-ROLE/roles', 'roles', 300);
  await pull.one('listAgencies', `/v3.0/OS-AGENCY/agencies${ofDomain}`, { domainId });
  await pull.pages(
    'showDomainRoleAssignments',
    `/v3.0/OS-PERMISSION/role-assignments${ofDomain}`,
    'role_assignments',
    50,
    { domainId },
  );
}

/** The calls of the new family. */
async function pullModern(pull: Puller): Promise<void> {
  const users = await pull.marked('listUsersV5', '/v5/users');
  for (const userId of idsAt(users, 'users', 'user_id')) {
    const at = `/v5/users/${userId}`;
    await pull.one('showLoginProfileV5', `${at}/login-profile`, { userId });
    await pull.marked('listAccessKeysV5', `${at}/access-keys`, { userId });
    await pull.marked('listAttachedUserPoliciesV5', `${at}/attached-policies`, { userId });
  }
  const groups = await pull.marked('listGroupsV5', '/v5/groups');
  for (const groupId of idsAt(groups, 'groups', 'group_id'))
    await pull.marked('listAttachedGroupPoliciesV5', `/v5/groups/${groupId}/attached-policies`, {
      groupId,
    });
  const agencies = await pull.marked('listAgenciesV5', '/v5/agencies');
  for (const agencyId of idsAt(agencies, 'agencies', 'agency_id'))
    await pull.marked(
      'listAttachedAgencyPoliciesV5',
      `/v5/agencies/${agencyId}/attached-policies`,
      { agencyId },
    );
  const policies = await pull.marked('listPoliciesV5', '/v5/policies');
  const wanted = policies.flatMap(({ body }) =>
    rowsAt(body, 'policies').filter(
      (row) => within(row, 'policy_type') === 'custom' || within(row, 'attachment_count') !== 0,
    ),
  );
  for (const row of wanted) {
    const policyId = within(row, 'policy_id');
    if (typeof policyId === 'string')
      await pull.marked('listPolicyVersionsV5', `/v5/policies/${policyId}/versions`, { policyId });
  }
  await pull.one('showPasswordPolicyV5', '/v5/password-policy');
}

function readArguments(args: readonly string[]): {
  readonly endpoint: string;
  readonly out: string;
} {
  const found: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 1) {
    const [, name = '', inline] = /^--(endpoint|out)(?:=(.*))?$/s.exec(args[at] ?? '') ?? [];
    if (args[at] === '--json') continue;
    const value = inline ?? args[(at += 1)];
    if (name === '' || value === undefined) throw badUse('pull takes --endpoint URL --out DIR.');
    found[name] = value;
  }
  const { endpoint = '', out = '' } = found;
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol) || out === '')
    throw badUse('pull takes --endpoint URL --out DIR.');
  return { endpoint: endpoint.replace(/\/$/, ''), out };
}

/**
 * The `pull` command: reads an account through the official SDK and writes its answers as files that
 * `import` reads. Nothing but reads is called. Exit code 1 when a call was refused.
 * @throws BadInput
 */
export async function pullCommand(args: readonly string[], { ak, sk }: Keys): Promise<Answer> {
  const { endpoint: url, out } = readArguments(args);
  if (ak === undefined || sk === undefined)
    throw badUse('Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK.');
  // The SDK is loaded by this command alone.
  const { sdkFor } = await import('#mocks/testing/sdk.ts');
  const keys = { access: ak, secret: sk };
  const clientsOf = (domainId: string) => {
    const sdk = sdkFor({ url, domainId, projectId: '', accessKey: ak, secretKey: sk });
    return new Puller(sdk.global('v3', keys, domainId), sdk.global('v5', keys, domainId));
  };
  const first = clientsOf('');
  const domains = await first.one('keystoneListAuthDomains', '/v3/auth/domains');
  const [domainId] = idsAt(domains, 'domains', 'id');
  if (domainId === undefined)
    throw new BadInput('NOT_PULLED', 'These keys are in no account.', null, '/v3/auth/domains');
  const pull = clientsOf(domainId);
  pull.files.set('keystoneListAuthDomains', domains);
  await pullClassic(pull, domainId);
  await pullModern(pull);
  mkdirSync(out, { recursive: true });
  const files = [...pull.files].flatMap(([operation, all]) => {
    const reads = all.filter(({ body }) => saysAnything(body));
    if (reads.length === 0) return [];
    writeFileSync(join(out, `${operation}.json`), `${JSON.stringify(reads, null, 1)}\n`);
    return [{ file: `${operation}.json`, calls: reads.length }];
  });
  const { left } = pull;
  return {
    report: { files, left },
    lines: [
      ...files.map(({ file, calls }) => `${String(calls).padStart(6)}  ${file}`),
      ...left.map(({ operation, url: at, reason }) => `left: ${operation} ${at}: ${reason}`),
    ],
    code: left.length > 0 ? 1 : 0,
  };
}
