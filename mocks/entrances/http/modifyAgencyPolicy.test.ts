import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHttp, type HttpRig } from '#mocks/testing/httpBackend.ts';
import { sdkFor, textIn, within } from '#mocks/testing/sdk.ts';

/**
 * Every table of docs/sources/agency-policy-api.md, over the wire: parameters, limits from both
 * sides, fields of the answer, statuses.
 */

type Json = Readonly<Record<string, unknown>>;
type Member = readonly (string | number)[];

const agencyUri = '/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c';
const statement = {
  Effect: 'Allow',
  Action: ['iam:agencies:assume'],
  Resource: { uri: [agencyUri] },
};
const example = {
  role: {
    display_name: 'IAMAgencyPolicy',
    type: 'AX',
    description: 'IAMDescription',
    description_cn: 'Policy description',
    policy: { Version: '1.1', Statement: [statement] },
  },
};
const json = { 'Content-Type': 'application/json;charset=utf8' };

let rig: HttpRig;
let roleId: string;
let token: string;
let names = 0;

beforeAll(async () => {
  rig = await startHttp('flexusl');
});
afterAll(async () => {
  await rig.close();
  if (rig.defects.length > 0) throw new Error('A handler failed', { cause: rig.defects[0] });
});

const send = (
  method: string,
  path: string,
  init: RequestInit = {},
  as = token,
): Promise<Response> =>
  fetch(`${rig.admin.url}${path}`, {
    method,
    ...init,
    headers: {
      ...(as !== '' && { 'X-Auth-Token': as }),
      ...(init.headers as Record<string, string> | undefined),
    },
  });
const patch = (
  body: unknown,
  headers: Record<string, string> = json,
  as = token,
): Promise<Response> =>
  send(
    'PATCH',
    `/v3.0/OS-ROLE/roles/${roleId}`,
    { headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
    as,
  );
const show = async (): Promise<Json> =>
  within(await (await send('GET', `/v3.0/OS-ROLE/roles/${roleId}`)).json(), 'role') as Json;

beforeEach(async () => {
  token = rig.backend.controls.signInAs('admin');
  names += 1;
  const draft = { role: { ...example.role, display_name: `Before ${names}` } };
  roleId = textIn(
    await (
      await send('POST', '/v3.0/OS-ROLE/roles', { headers: json, body: JSON.stringify(draft) })
    ).json(),
    'role',
    'id',
  );
});

/** The example with one member replaced, or left out where `value` is undefined. */
function withMember(path: Member, value: unknown): unknown {
  const copy = structuredClone(example) as unknown;
  const holder = within(copy, ...path.slice(0, -1)) as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

const role = (name: string): Member => ['role', name];
const policy = (name: string): Member => ['role', 'policy', name];
const first = (...names: Member): Member => ['role', 'policy', 'Statement', 0, ...names];
const uriOf = (length: number): string =>
  `/iam/agencies/${'a'.repeat(length - '/iam/agencies/'.length)}`;
const statements = (count: number): object[] => Array.from({ length: count }, () => statement);

describe('request parameters', () => {
  const refused: readonly (readonly [string, Member, unknown])[] = [
    ['role is mandatory', ['role'], undefined],
    ['role is an object', ['role'], 'x'],
    ['role is not null', ['role'], null],
    ['display_name is mandatory', role('display_name'), undefined],
    ['display_name is a string', role('display_name'), 7],
    ['display_name is not blank', role('display_name'), '   '],
    ['display_name has at most 64 characters', role('display_name'), 'x'.repeat(65)],
    ['type is mandatory', role('type'), undefined],
    ['type is a string', role('type'), 7],
    ['type is not AA', role('type'), 'AA'],
    ['type is not XX', role('type'), 'XX'],
    ['type is not in lower case', role('type'), 'ax'],
    ['type is not empty', role('type'), ''],
    ['description is mandatory', role('description'), undefined],
    ['description is a string', role('description'), {}],
    ['description_cn is a string', role('description_cn'), 7],
    ['policy is mandatory', role('policy'), undefined],
    ['policy is an object, no text', role('policy'), JSON.stringify(example.role.policy)],
    ['policy is no array', role('policy'), [example.role.policy]],
    ['Version is mandatory', policy('Version'), undefined],
    ['Version is not 1.0', policy('Version'), '1.0'],
    ['Version is not 5.0', policy('Version'), '5.0'],
    ['Version is a string', policy('Version'), 1.1],
    ['Statement is mandatory', policy('Statement'), undefined],
    ['Statement is an array', policy('Statement'), statement],
    ['Statement is not empty', policy('Statement'), []],
    ['Statement holds objects', policy('Statement'), ['x']],
    ['Statement has at most eight', policy('Statement'), statements(9)],
    ['Action is mandatory', first('Action'), undefined],
    ['Action is an array', first('Action'), 'iam:agencies:assume'],
    ['Action is not empty', first('Action'), []],
    ['Action holds strings', first('Action'), [7]],
    ['Action is not iam:tokens:assume', first('Action'), ['iam:tokens:assume']],
    ['Action is no other one', first('Action'), ['iam:agencies:getAgency']],
    [
      'Action has no other one beside it',
      first('Action'),
      ['iam:agencies:assume', 'iam:users:listUsers'],
    ],
    ['Action is no pattern', first('Action'), ['iam:agencies:*']],
    ['Effect is mandatory', first('Effect'), undefined],
    ['Effect is Allow or Deny', first('Effect'), 'Maybe'],
    ['Effect is a string', first('Effect'), true],
    ['Resource is an object', first('Resource'), agencyUri],
    ['uri is mandatory', first('Resource'), {}],
    ['uri is an array', first('Resource', 'uri'), agencyUri],
    ['uri is not empty', first('Resource', 'uri'), []],
    ['uri holds strings', first('Resource', 'uri'), [7]],
    [
      'uri names an agency',
      first('Resource', 'uri'),
      ['/iam/users/07805acaba800fdd4fbdc00b8f888c7c'],
    ],
    ['uri has an id', first('Resource', 'uri'), ['/iam/agencies/']],
    ['uri has at most 128 characters', first('Resource', 'uri'), [uriOf(129)]],
  ];
  it.each(refused)('%s: 400, and nothing changes', async (_, path, value) => {
    const before = await show();
    const response = await patch(withMember(path, value));
    const body: unknown = await response.json();
    expect([response.status, body]).toEqual([
      400,
      {
        error_code: expect.stringMatching(/^IAM\.\d{4}$/) as unknown,
        error_msg: expect.any(String) as unknown,
      },
    ]);
    expect(await show()).toEqual(before);
  });

  const accepted: readonly (readonly [string, Member, unknown])[] = [
    ['display_name of one character', role('display_name'), 'x'],
    ['display_name of 64 characters', role('display_name'), 'y'.repeat(64)],
    ['type AX', role('type'), 'AX'],
    ['type XA', role('type'), 'XA'],
    ['an empty description', role('description'), ''],
    ['no description_cn', role('description_cn'), undefined],
    ['one statement', policy('Statement'), statements(1)],
    ['eight statements', policy('Statement'), statements(8)],
    ['Allow', first('Effect'), 'Allow'],
    ['Deny', first('Effect'), 'Deny'],
    ['no Resource', first('Resource'), undefined],
    ['a null Resource, as answers of the old API write a missing one', first('Resource'), null],
    ['two agencies', first('Resource', 'uri'), [agencyUri, uriOf(40)]],
    ['a uri of 128 characters', first('Resource', 'uri'), [uriOf(128)]],
    ['members that nobody knows', role('unknown'), 'ignored'],
  ];
  it.each(accepted)('takes %s', async (_, path, value) => {
    const name = path[1] === 'display_name' ? {} : { display_name: `After ${names}` };
    const draft = withMember(path, value) as { role: Json };
    const response = await patch({ role: { ...draft.role, ...name } });
    expect(response.status).toBe(200);
    // What nobody knows is dropped; an omitted description_cn stays as it was.
    const kept =
      path[1] === 'unknown'
        ? undefined
        : path[1] === 'description_cn'
          ? 'Policy description'
          : value;
    expect(within({ role: await show() }, ...path)).toEqual(kept);
  });
});

describe('the answer', () => {
  it('has every documented field and keeps id and name', async () => {
    const before = await show();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const draft = { role: { ...example.role, display_name: `Answered ${names}` } };
    const answered = within(await (await patch(draft)).json(), 'role') as Json;
    expect(answered).toEqual({
      ...draft.role,
      id: before['id'],
      name: before['name'],
      catalog: 'CUSTOMED',
      domain_id: rig.admin.domainId,
      links: { self: `${rig.admin.url}/v3/roles/${roleId}` },
      created_time: before['created_time'],
      updated_time: expect.stringMatching(/^\d{13}$/) as unknown,
      references: '0',
    });
    expect(answered['name']).toMatch(new RegExp(`^custom_${rig.admin.domainId}_\\d+$`));
    expect(Number(answered['updated_time'])).toBeGreaterThan(Number(before['updated_time']));
  });

  it('counts the references', async () => {
    const { tables } = rig.backend.controls.world();
    const groupId = tables.groups.find('name', `${rig.admin.domainId}/flexusl-users`)?.id ?? '';
    await send('PUT', `/v3/domains/${rig.admin.domainId}/groups/${groupId}/roles/${roleId}`);
    expect(
      within(
        await (await patch({ role: { ...example.role, display_name: `Counted ${names}` } })).json(),
        'role',
        'references',
      ),
    ).toBe('1');
  });
});

describe('statuses', () => {
  const draft = () => ({ role: { ...example.role, display_name: `Status ${names}` } });

  it.each<[string, Record<string, string>]>([
    ['no Content-Type', {}],
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ])('400 for %s', async (_, headers) => {
    const body = new TextEncoder().encode(JSON.stringify(draft())); // a text would be given a type by the client
    expect((await send('PATCH', `/v3.0/OS-ROLE/roles/${roleId}`, { headers, body })).status).toBe(
      400,
    );
  });

  it.each(['', '{', '[]', '"x"', 'null'])('400 for the body %j', async (body) =>
    expect((await patch(body)).status).toBe(400),
  );

  it.each(['', 'wrong', 'a.b'])('401 for the token %j', async (wrong) => {
    const response = await patch(draft(), json, wrong);
    expect([response.status, await response.json()]).toEqual([
      401,
      { error_code: 'IAM.0001', error_msg: expect.any(String) as unknown },
    ]);
  });

  it('403 without the permission, 200 with Security Administrator and with iam:roles:updateRole alone', async () => {
    const { tables } = rig.backend.controls.world();
    const operator = rig.backend.controls.signInAs('flex-operator');
    const refused = await patch(draft(), json, operator);
    expect([refused.status, refused.headers.get('X-Missing-Actions')]).toEqual([
      403,
      'iam:roles:updateRole|iam:roles:update',
    ]);
    const groupId = tables.groups.find('name', `${rig.admin.domainId}/flexusl-users`)?.id ?? '';
    const administrator = tables.roles.find('displayName', '/Security Administrator')?.id ?? '';
    const path = (id: string): string =>
      `/v3/OS-INHERIT/domains/${rig.admin.domainId}/groups/${groupId}/roles/${id}/inherited_to_projects`;
    await send('PUT', path(administrator));
    expect((await patch(draft(), json, operator)).status).toBe(200);
    await send('DELETE', path(administrator));
    expect((await patch(draft(), json, operator)).status).toBe(403);
    const only = {
      role: {
        display_name: 'Only updateRole',
        type: 'AX',
        description: '',
        policy: {
          Version: '1.1',
          Statement: [{ Effect: 'Allow', Action: ['iam:roles:updateRole'] }],
        },
      },
    };
    const onlyId = textIn(
      await (
        await send('POST', '/v3.0/OS-ROLE/roles', { headers: json, body: JSON.stringify(only) })
      ).json(),
      'role',
      'id',
    );
    await send('PUT', path(onlyId));
    expect((await patch(draft(), json, operator)).status).toBe(200);
    await send('DELETE', path(onlyId));
  });

  it('404 for an id that is not there, or is a system-defined policy', async () => {
    const { tables } = rig.backend.controls.world();
    for (const id of [
      '07805acaba800fdd4fbdc00b8f888c7c',
      tables.roles.find('displayName', '/COC ReadOnlyAccess')?.id ?? '',
    ]) {
      expect(
        (
          await send('PATCH', `/v3.0/OS-ROLE/roles/${id}`, {
            headers: json,
            body: JSON.stringify(draft()),
          })
        ).status,
      ).toBe(404);
    }
  });

  it('409 for the name of another policy', async () => {
    const other = { role: { ...example.role, display_name: `Taken ${names}` } };
    await send('POST', '/v3.0/OS-ROLE/roles', { headers: json, body: JSON.stringify(other) });
    expect((await patch(other)).status).toBe(409);
  });

  it('500 by a planned fault, which changes nothing', async () => {
    const before = await show();
    rig.backend.controls.faults.plan([{ call: 'customRoleUpdate', status: 500, times: 1 }]);
    const response = await patch(draft());
    expect([response.status, await response.json()]).toEqual([
      500,
      {
        error_code: 'IAM.0006',
        error_msg: 'An unexpected error prevented the server from fulfilling your request.',
      },
    ]);
    expect(await show()).toEqual(before);
    expect((await patch(draft())).status).toBe(200);
  });

  it('200 for a signed request too', async () =>
    expect(
      await sdkFor(rig.admin).global('v3')('updateAgencyCustomPolicy', { roleId, body: draft() }),
    ).toMatchObject({ httpStatusCode: 200, role: { id: roleId } }));

  it('400 for a body of 32 KB, 413 for one beyond a megabyte', async () => {
    const long = {
      role: {
        ...draft().role,
        policy: {
          Version: '1.1',
          Statement: [
            {
              ...statement,
              Resource: {
                uri: Array.from({ length: 250 }, (_, index) => uriOf(100 + (index % 28))),
              },
            },
          ],
        },
      },
    };
    expect(JSON.stringify(long).length).toBeGreaterThan(28_000);
    expect((await patch(long)).status).toBe(400);
    expect(
      (await patch({ role: { ...draft().role, description: 'x'.repeat(1_100_000) } })).status,
    ).toBe(413);
  });
});
