import type { FactOf, Place } from '../facts/fact.ts';
import type { Reading } from '../facts/reading.ts';
import { filled, isRec, own, type Rec } from '../facts/values.ts';
import { isDocument, nameOfFile, readDocumentFile } from '../texts/documents.ts';
import { isTrace, readTrace } from '../texts/traces.ts';
import { bareReader } from './bare.ts';
import { withHint, withOwners, type Context } from './context.ts';
import * as people from './people.ts';
import * as permissions from './permissions.ts';

/** Keeps an object as it is: what is not modelled here. */
const keep =
  (type: string): people.ItemReader =>
  (item, at, _context, reading) => {
    const name = filled(item, 'id', 'name', 'user_id') ?? type;
    reading.add('kept', { type, name, values: item }, at);
    return true;
  };

const setting =
  (name: FactOf['setting']['name']): people.ItemReader =>
  (item, at, _context, reading) => {
    reading.add('setting', { name, values: item }, at);
    return true;
  };

const trace: people.ItemReader = (item, at, _context, reading) => readTrace(item, at, reading);

/** Lists of answers, by the member that holds them. */
const lists: ReadonlyMap<string, people.ItemReader> = new Map([
  ['users', people.readUser],
  ['groups', people.readGroup],
  ['credentials', people.readKey],
  ['access_keys', people.readKey],
  ['virtual_mfa_devices', people.readMfa],
  ['mfa_devices', people.readMfa],
  ['login_protects', people.readLoginProtect],
  ['login_profiles', people.readLoginProfile],
  ['tags', people.readTag],
  ['projects', people.readProject],
  ['domains', people.readDomain],
  ['enterprise_projects', people.readEnterpriseProject],
  ['enterprise-projects', people.readEnterpriseProject],
  ['roles', permissions.readRole],
  ['permissions', permissions.readRole],
  ['role_assignments', permissions.readAssignment],
  ['agencies', permissions.readAgency],
  ['policies', permissions.readPolicy],
  ['versions', permissions.readVersion],
  ['policy_versions', permissions.readVersion],
  ['attached_policies', permissions.readAttached],
  ['policy_users', permissions.readHolder('user')],
  ['policy_groups', permissions.readHolder('group')],
  ['policy_agencies', permissions.readHolder('agency')],
  ['roots', permissions.readNode('root')],
  ['organizational_units', permissions.readNode('ou')],
  ['accounts', permissions.readNode('account')],
  ['attached_entities', permissions.readEntity],
  ['entities', permissions.readEntity],
  ['identity_providers', keep('identity provider')],
  ['mappings', keep('identity provider mapping')],
  ['protocols', keep('identity provider protocol')],
  ['traces', trace],
]);

/** Answers about one thing. */
const singles: ReadonlyMap<string, people.ItemReader> = new Map([
  ['user', people.readUser],
  ['group', people.readGroup],
  ['credential', people.readKey],
  ['access_key', people.readKey],
  ['virtual_mfa_device', people.readMfa],
  ['login_protect', people.readLoginProtect],
  ['login_profile', people.readLoginProfile],
  ['project', people.readProject],
  ['domain', people.readDomain],
  ['role', permissions.readRole],
  ['agency', permissions.readAgency],
  ['policy', permissions.readPolicy],
  ['policy_version', permissions.readVersion],
  ['quotas', permissions.readQuotas],
  ['password_policy', setting('password policy')],
  ['login_policy', setting('login policy')],
  ['protect_policy', setting('protection policy')],
  ['protection_policy', setting('protection policy')],
  ['console_acl_policy', setting('console access control')],
  ['api_acl_policy', setting('API access control')],
  ['identity_provider', keep('identity provider')],
  ['openid_connect_config', keep('identity provider')],
  ['mapping', keep('identity provider mapping')],
  ['protocol', keep('identity provider protocol')],
  ['token_policy', setting('account switches')],
  ['asymmetric_signature', setting('account switches')],
  ['organization', keep('organization')],
  ['organizational_unit', permissions.readNode('ou')],
  ['account', permissions.readNode('account')],
]);

/** Members that say nothing about an account: pages, links, and what every account has. */
const besides: ReadonlySet<string> = new Set([
  'links',
  'page_info',
  'meta_data',
  'total_number',
  'total_num',
  'total_count',
  'total',
  'count',
  'httpStatusCode',
  'request_id',
  'regions',
  'services',
  'endpoints',
  'service_codes',
  'service_principals',
  'X-Request-Id',
  'truncated',
]);

/** Lists that may stand inside an object and are then about it. */
const nested = ['users', 'groups', 'versions', 'attached_policies', 'access_keys', 'credentials'];
const ownerKey: readonly (readonly [string, string])[] = [
  ['user_id', 'users'],
  ['group_id', 'groups'],
  ['agency_id', 'agencies'],
  ['policy_id', 'policies'],
];

/** Dumps that a script has put together: what stands inside an object is about that object. */
function readNested(kind: string, item: Rec, at: Place, context: Context, reading: Reading): void {
  const inside = nested.filter((key) => Array.isArray(own(item, key)));
  if (inside.length === 0) return;
  const id =
    filled(item, ...ownerKey.filter(([, one]) => one === kind).map(([key]) => key)) ??
    filled(item, 'id');
  const next: Context =
    id === undefined ? context : { hints: context.hints, owners: { [kind]: id } };
  for (const key of inside) {
    const items = (own(item, key) as readonly unknown[]).filter(isRec);
    readList(key, items, { ...at, place: `${at.place}.${key}` }, next, reading);
  }
}

function readList(
  key: string,
  items: readonly unknown[],
  at: Place,
  context: Context,
  reading: Reading,
): void {
  const read = lists.get(key);
  items.forEach((item, no) => {
    const place = { ...at, place: `${at.place}[${no}]` };
    if (!isRec(item) || read?.(item, place, context, reading) !== true)
      reading.leave(place, `This is no entry of a list of ${key}.`);
    else readNested(key, item, place, context, reading);
  });
}

/** The address and the answer of a record that holds both. */
function recorded(item: Rec): { readonly address: string; readonly answer: unknown } | undefined {
  const asked = own(item, 'request');
  const from = isRec(asked) ? asked : item;
  const address =
    filled(from, 'url', 'uri', 'path', 'href') ?? (typeof asked === 'string' ? asked : undefined);
  const answer = ['response', 'body', 'answer', 'data', 'result']
    .map((key) => own(item, key))
    .find((value) => isRec(value) || Array.isArray(value));
  if (address === undefined || answer === undefined) return undefined;
  const inner = isRec(answer) ? own(answer, 'body') : undefined;
  return { address, answer: isRec(inner) ? inner : answer };
}

/** An answer that tells of a refusal or a failure. */
function refusal(item: Rec): string | undefined {
  const error = own(item, 'error');
  const code =
    filled(item, 'error_code', 'errorCode') ?? (isRec(error) ? filled(error, 'code') : undefined);
  return code === undefined ? undefined : `The call was not answered: error ${code.slice(0, 40)}.`;
}

/** How a document that stands alone is called: by its file or its key, numbered in a list. */
function documentName(at: Place, { hints }: Context): string {
  const no = /(?:\[(\d+)\]|^\$(\d+))$/.exec(at.place);
  const name = nameOfFile(hints[0] ?? at.file);
  return no === null ? name : `${name}-${Number(no[1] ?? Number(no[2]) - 1) + 1}`;
}

/** Objects nest this deep around an answer at most. */
const deepest = 5;

/**
 * Reads an answer of a list call, recognised by its shape; several of them in a list or an object
 * are read one by one. What is not understood is left with its place.
 */
export function readAnswer(
  value: unknown,
  at: Place,
  context: Context,
  reading: Reading,
  depth = 0,
): void {
  if (Array.isArray(value))
    return readItems(value as readonly unknown[], at, context, reading, depth);
  if (!isRec(value)) return reading.leave(at, 'Neither an object nor a list.');
  if (isDocument(value)) return readDocumentFile(value, at, documentName(at, context), reading);
  if (isTrace(value)) return void readTrace(value, at, reading);
  const record = recorded(value);
  if (record !== undefined)
    return readAnswer(record.answer, at, withHint(context, record.address), reading, depth + 1);
  const refused = refusal(value);
  if (refused !== undefined) return reading.leave(at, refused);
  const about = withOwners(context, value);
  let understood = false;
  for (const [key, inner] of Object.entries(value)) {
    const place = { ...at, place: `${at.place}.${key}` };
    const single = singles.get(key);
    if (isRec(inner) && isDocument(inner))
      readDocumentFile(inner, place, documentName(place, withHint(about, key)), reading);
    else if (Array.isArray(inner) && lists.has(key)) readList(key, inner, place, about, reading);
    else if (isRec(inner) && single !== undefined) {
      if (single(inner, place, about, reading)) readNested(`${key}s`, inner, place, about, reading);
      else reading.leave(place, `This is no ${key}.`);
    } else if (lists.has(key) || single !== undefined)
      reading.leave(place, `This is no ${lists.has(key) ? `list of ${key}` : key}.`);
    else if (!besides.has(key)) continue;
    understood = true;
  }
  if (!understood) readUnknown(value, at, about, reading, depth);
}

function readItems(
  items: readonly unknown[],
  at: Place,
  context: Context,
  reading: Reading,
  depth: number,
): void {
  items.forEach((item, no) => {
    const place = { ...at, place: `${at.place}[${no}]` };
    const bare = isRec(item) ? bareReader(item, context) : undefined;
    if (isRec(item) && bare !== undefined) {
      if (!bare(item, place, context, reading)) reading.leave(place, 'This was not understood.');
    } else if (isRec(item) && depth < deepest) readAnswer(item, place, context, reading, depth + 1);
    else reading.leave(place, 'This was not understood.');
  });
}

/** An object whose own members are not known: its values may be answers, its keys their addresses. */
function readUnknown(
  item: Rec,
  at: Place,
  context: Context,
  reading: Reading,
  depth: number,
): void {
  const bare = bareReader(item, context);
  if (bare?.(item, at, context, reading) === true) return;
  const inside = Object.entries(item).filter(([, inner]) => isRec(inner) || Array.isArray(inner));
  if (inside.length === 0 || depth >= deepest)
    return reading.leave(at, 'No shape that is known here.');
  for (const [key, inner] of inside)
    readAnswer(
      inner,
      { ...at, place: `${at.place}.${key}` },
      withHint(context, key),
      reading,
      depth + 1,
    );
}
