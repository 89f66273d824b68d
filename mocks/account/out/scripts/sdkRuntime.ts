/** What a script for the JavaScript SDK begins with. */
export const sdkRuntime = String.raw`
import { createRequire } from 'node:module';

const need = (name, why) => process.env[name] ?? stop('Set ' + name + ': ' + why);
function stop(words) {
  process.stderr.write(words + '\n');
  process.exit(1);
}

// The package's main file cannot be loaded; its clients and models can, one by one.
const load = createRequire(import.meta.url);
const core = (file, name) => load('@huaweicloud/huaweicloud-sdk-core/' + file)[name];
const iam = (version, file, name) => load('@huaweicloud/huaweicloud-sdk-iam/' + version + '/' + file)[name];
// The core prints failed requests, signature included.
core('logger/log4jLogger', 'Logger4jInstance').level = 'off';

const endpoints = {
  v3: process.env.IAM_ENDPOINT ?? 'https://iam.myhuaweicloud.com',
  v5: process.env.IAM_ENDPOINT ?? 'https://iam.myhuaweicloud.com',
  eps: process.env.EPS_ENDPOINT ?? 'https://eps.myhuaweicloud.com',
};
const ak = need('HUAWEICLOUD_SDK_AK', 'the access key');
const sk = need('HUAWEICLOUD_SDK_SK', 'its secret key');

/** Ids that were looked up or answered; empty when there is no such thing. */
const id = {};
const clients = new Map();

/** A client for the account, or for a project where the address names one. */
function clientOf(family, project) {
  const key = family + ' ' + (project ?? '');
  if (!clients.has(key)) {
    const kind = project === undefined ? 'GlobalCredentials' : 'BasicCredentials';
    const credential = new (core('auth/' + kind, kind))().withAk(ak).withSk(sk);
    if (project !== undefined) credential.withProjectId(project);
    else if (id.account !== undefined) credential.withDomainId(id.account);
    const version = family === 'eps' ? 'v3' : family;
    const client = iam(version, 'IamClient', 'IamClient')
      .newBuilder()
      .withCredential(credential)
      .withEndpoint(endpoints[family])
      .build();
    if (project === undefined && id.account === undefined) return client;
    clients.set(key, client);
  }
  return clients.get(key);
}

const camel = (name) => name.replace(/[._]([a-z])/g, (_, letter) => letter.toUpperCase());
const camelKeys = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [camel(name), value]));

/** Makes one call. Enterprise projects have no package of their own: the core signs the request. */
async function send({ family, operation, method, path, params = {}, query = {}, body }) {
  const { project_id: project, ...named } = params;
  const client = clientOf(family, project);
  if (family === 'eps')
    return client.hcClient.sendRequest({
      method,
      url: path,
      contentType: 'application/json',
      queryParams: query,
      pathParams: params,
      headers: {},
      ...(body !== undefined && { data: body }),
    });
  const name = operation.charAt(0).toUpperCase() + operation.slice(1) + 'Request';
  const request = Object.assign(
    new (iam(family, 'model/' + name, name))(),
    camelKeys({ ...named, ...query }),
    body !== undefined && { body },
  );
  return client[operation](request);
}

const within = (value, path) =>
  path.split('.').reduce((at, key) => (Object.hasOwn(Object(at), key) ? at[key] : undefined), value);
const same = (a, b) => {
  if (Object.is(a ?? '', b ?? '')) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
};
const matches = (row, where) =>
  Object.entries(where).every(([path, value]) => same(within(row, path), value));

/** The first row that fits, page after page. */
async function look({ call, paging, at, where }) {
  for (let page = 1, marker; ; page += 1) {
    const more =
      paging === 'marker'
        ? { limit: 200, ...(marker !== undefined && { marker }) }
        : paging === 'pages'
          ? { page, per_page: 300 }
          : {};
    const answer = await send({ ...call, query: { ...call.query, ...more } });
    const rows = answer[at] ?? [];
    const found = rows.find((row) => matches(row, where));
    if (found !== undefined) return found;
    marker = answer.page_info?.next_marker;
    if (paging === 'pages' ? rows.length < 300 : marker === undefined) return undefined;
  }
}

async function find(name, title, searches, give, required) {
  id[name] = '';
  for (const search of searches) {
    const row = await look(search());
    if (row !== undefined) id[name] = within(row, give);
    if (id[name] !== '') return;
  }
  if (required) stop('There is no ' + title + '.');
}

/** Whether a call answers; false for 404. */
async function answers(call) {
  try {
    await send(call);
    return true;
  } catch (error) {
    if (error.httpStatusCode === 404) return false;
    throw error;
  }
}

let changed = 0;
async function write(title, unless, call, gives) {
  process.stderr.write(title + '\n');
  for (const isNeedless of unless) if (await isNeedless()) return;
  const answer = await send(call());
  if (gives !== undefined) id[gives.name] = within(answer, gives.at);
  changed += 1;
}
`.trimStart();
