import { isRecord, text, type Json } from './json.ts';

type Adapt = (row: Json) => Json;

/**
 * What a real Keystone leaves out of the objects it shares with the published API. It has no times:
 * 0 stands for none.
 */
const adaptations: Readonly<Record<string, Adapt>> = {
  user: (row) => ({ ...row, description: text(row['description']) }),
  group: (row) => ({ create_time: 0, ...row, description: text(row['description']) }),
  project: (row) => ({
    ...row,
    parent_id: text(row['parent_id']),
    description: text(row['description']),
    is_domain: row['is_domain'] === true,
  }),
  domain: (row) => ({ ...row, description: text(row['description']) }),
  role: (row) => ({
    display_name: row['name'],
    type: 'AA',
    catalog: 'Keystone',
    policy: {},
    created_time: '0',
    updated_time: '0',
    ...row,
    description: text(row['description']),
  }),
  region: (row) => ({ type: 'public', locales: { 'en-us': text(row['id']) }, ...row }),
  token: (row) => ({ roles: [], catalog: [], ...row }),
};

/** The long form of a user, made of Keystone's short one. */
const longUser: Adapt = (row) => ({
  email: '',
  areacode: '',
  phone: '',
  pwd_status: false,
  pwd_strength: 'None',
  create_time: '',
  update_time: null,
  last_login_time: null,
  last_pwd_auth_time: null,
  is_domain_owner: false,
  access_mode: 'default',
  xuser_id: '',
  xuser_type: '',
  status: 0,
  xdomain_id: '',
  xdomain_type: '',
  password_expires_at: null,
  default_project_id: null,
  ...row,
  description: text(row['description']),
});

/** Completes an answer: `{users: […]}` and `{user: {…}}` by the name of the member. */
export function completeAnswer(body: unknown, asLongUser = false): unknown {
  if (!isRecord(body)) return body;
  const adapt = (name: string): Adapt | undefined =>
    name === 'user' && asLongUser ? longUser : adaptations[name];
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const one = adapt(name);
      const each = name.endsWith('s') ? adapt(name.slice(0, -1)) : undefined;
      if (one !== undefined && isRecord(value)) return [name, one(value)];
      if (each !== undefined && Array.isArray(value))
        return [name, value.map((row: unknown) => (isRecord(row) ? each(row) : row))];
      return [name, value];
    }),
  );
}
