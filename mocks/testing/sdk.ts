import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Administrator } from './administrator.ts';

/** What an operation of the SDK resolves to: the answer's JSON beside its status. */
export type SdkAnswer = { readonly httpStatusCode: number } & Readonly<Record<string, unknown>>;

/** Calls one operation by its name with the fields of its request class. */
export type SdkCall = (
  operation: string,
  fields?: Readonly<Record<string, unknown>>,
) => Promise<SdkAnswer>;

type Client = Readonly<Record<string, (request: object) => Promise<SdkAnswer>>> & {
  readonly hcClient: { readonly sendRequest: (options: object) => Promise<SdkAnswer> };
};
type Builder = {
  withCredential: (credential: object) => Builder;
  withEndpoint: (url: string) => Builder;
  build: () => Client;
};
type ClientClass = { readonly newBuilder: () => Builder };
type Credential = {
  withAk: (ak: string) => Credential;
  withSk: (sk: string) => Credential;
  withDomainId: (id: string) => Credential;
  withProjectId: (id: string) => Credential;
  withSecurityToken: (token: string) => Credential;
};

// The core keeps an id of its own in the home directory, and writes failed requests to
// standard output.
process.env['HOME'] = mkdtempSync(join(tmpdir(), 'sdk-home-'));
const load = createRequire(import.meta.url);
classFrom<{ level: string }>(
  '@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger',
  'Logger4jInstance',
).level = 'off';

/**
 * A class by name from a file of its own: neither the package's main file nor the one of its v5
 * client can be loaded.
 */
function classFrom<T>(file: string, name: string): T {
  const loaded = (load(file) as Readonly<Record<string, T | undefined>>)[name];
  if (loaded === undefined) throw new Error(`${file} has no ${name}`);
  return loaded;
}

function clientOf(version: 'v3' | 'v5', url: string, credential: object): Client {
  return classFrom<ClientClass>(
    `@huaweicloud/huaweicloud-sdk-iam/${version}/IamClient`,
    'IamClient',
  )
    .newBuilder()
    .withCredential(credential)
    .withEndpoint(url)
    .build();
}

function callsOf(version: 'v3' | 'v5', url: string, credential: object): SdkCall {
  const client = clientOf(version, url, credential);
  return (operation, fields = {}) => {
    const name = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Request`;
    const Request = classFrom<new () => object>(
      `@huaweicloud/huaweicloud-sdk-iam/${version}/model/${name}`,
      name,
    );
    const call = client[operation];
    if (call === undefined) throw new Error(`The SDK has no operation ${operation}`);
    return call.call(client, Object.assign(new Request(), fields));
  };
}

type Keys = { readonly access: string; readonly secret: string; readonly securityToken?: string };

const core = <T>(name: string): T =>
  classFrom<T>(`@huaweicloud/huaweicloud-sdk-core/auth/${name}`, name);

function signing(
  kind: 'GlobalCredentials' | 'BasicCredentials',
  { access, secret, securityToken }: Keys,
): Credential {
  const Class = core<new () => Credential>(kind);
  const credential = new Class().withAk(access).withSk(secret);
  return securityToken === undefined ? credential : credential.withSecurityToken(securityToken);
}

/**
 * A credential object of the caller's own that sends a token and signs nothing.
 * `projectId` fills paths.
 */
const tokenCredential = (token: string, projectId = '') => ({
  getAk: () => undefined,
  getSk: () => undefined,
  processAuthParams() {
    return Promise.resolve(this);
  },
  processAuthRequest: (
    _client: object,
    request: { url: string; headers?: Record<string, string> },
  ) => {
    request.headers = { ...request.headers, 'X-Auth-Token': token };
    request.url = request.url.replace('{project_id}', projectId);
    return Promise.resolve(request);
  },
});

/** The official SDK's clients against a backend at `url`. */
export function sdkFor({
  url,
  domainId,
  projectId,
  accessKey,
  secretKey,
}: Pick<Administrator, 'url' | 'domainId' | 'projectId' | 'accessKey' | 'secretKey'>) {
  const own: Keys = { access: accessKey, secret: secretKey };
  return {
    /** Signs for the account, with the administrator's key or another one. */
    global: (version: 'v3' | 'v5', keys: Keys = own, account = domainId) =>
      callsOf(version, url, signing('GlobalCredentials', keys).withDomainId(account)),
    /** Signs for one project. */
    basic: (version: 'v3' | 'v5', keys: Keys = own, project = projectId) =>
      callsOf(version, url, signing('BasicCredentials', keys).withProjectId(project)),
    withToken: (version: 'v3' | 'v5', token: string) =>
      callsOf(version, url, tokenCredential(token, projectId)),
  };
}

/** Reads by the address of a call, with fields of its query. */
export type SdkGet = (
  address: string,
  query: Readonly<Record<string, string | number>>,
) => Promise<SdkAnswer>;

/** Reads from a service that has no package: the core of the SDK signs and sends it. */
export function getFrom(url: string, keys: Keys, account: string): SdkGet {
  const { hcClient } = clientOf(
    'v3',
    url,
    signing('GlobalCredentials', keys).withDomainId(account),
  );
  return (address, query) =>
    hcClient.sendRequest({
      method: 'GET',
      url: address,
      contentType: 'application/json',
      queryParams: query,
      pathParams: {},
      headers: {},
    });
}

/** A value inside an answer, by its path; undefined when it is not there. */
export const within = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null
        ? (at as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );

/** A text inside an answer. @throws when it is not there */
export function textIn(value: unknown, ...path: readonly (string | number)[]): string {
  const found = within(value, ...path);
  if (typeof found !== 'string')
    throw new Error(`No text at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

/** Status of an answer. */
export const httpStatusOf = async (call: Promise<SdkAnswer>): Promise<number> =>
  (await call).httpStatusCode;
