import { isRecord, text, type Json, type Read } from './json.ts';

/** Authorization records, which Keystone has as `/v3/role_assignments`. */
export const recordsPath = '/v3.0/OS-PERMISSION/role-assignments';

const rows = (body: Json, name: string): readonly Json[] => {
  const found = body[name];
  return Array.isArray(found) ? found.filter(isRecord) : [];
};
const idAt = (value: unknown): string => (isRecord(value) ? text(value['id']) : '');

/** The account in which a grant counts; none for one on the whole system. */
function domainOf(scope: Json): string {
  const { project } = scope;
  return isRecord(project) ? idAt(project['domain']) : idAt(scope['domain']);
}

function recordOf(assignment: Json): Json {
  const scope = isRecord(assignment['scope']) ? assignment['scope'] : {};
  const only = (from: Json, names: readonly string[]): Json =>
    Object.fromEntries(
      names.flatMap((name) => (idAt(from[name]) === '' ? [] : [[name, { id: idAt(from[name]) }]])),
    );
  return {
    ...only(assignment, ['user', 'group', 'role']),
    scope: only(scope, ['project', 'domain']),
    is_inherited: scope['OS-INHERIT:inherited_to'] === 'projects',
  };
}

/** Whose records are asked for: a principal by himself, a user with his groups. */
async function holders(url: URL, read: Read): Promise<readonly string[] | undefined> {
  const asked = (kind: string): string | null => url.searchParams.get(`subject.${kind}_id`);
  const user = asked('user');
  if (user === null) {
    const other = asked('group') ?? asked('agency');
    return other === null ? undefined : [other];
  }
  if (url.searchParams.get('include_group') !== 'true') return [user];
  const body = await read(new URL(`/v3/users/${encodeURIComponent(user)}/groups`, url));
  return [user, ...rows(body, 'groups').map(idAt)];
}

/**
 * A page of authorization records as `url` asks for it, made of Keystone's assignments: those of the
 * account, each as it was granted. What is granted on the whole system has no place in an account.
 * @throws Problem as the calls do
 */
export async function readRecords(url: URL, read: Read): Promise<Json> {
  const source = new URL('/v3/role_assignments?include_names=true', url);
  const role = url.searchParams.get('role_id');
  if (role !== null) source.searchParams.set('role.id', role);
  const [body, wanted] = await Promise.all([read(source), holders(url, read)]);
  const account = url.searchParams.get('domain_id');
  const found = rows(body, 'role_assignments').filter(
    ({ scope, user, group }) =>
      isRecord(scope) &&
      domainOf(scope) === account &&
      (wanted === undefined || wanted.includes(idAt(user)) || wanted.includes(idAt(group))),
  );
  const size = Number(url.searchParams.get('per_page') ?? found.length);
  const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
  return {
    total_num: found.length,
    role_assignments: found.slice(start, start + size).map(recordOf),
  };
}
