import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accepted,
  example,
  refused,
  statement,
  uriOf,
  withMember,
} from '#mocks/testing/agencyPolicyCases.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { sdkFor, textIn, within } from '#mocks/testing/sdk.ts';

/**
 * Every table of docs/sources/agency-policy-api.md, over the wire: parameters, limits from both
 * sides, fields of the answer, statuses.
 */

type Json = Readonly<Record<string, unknown>>;

const json = { 'Content-Type': 'application/json;charset=utf8' };

let http: HttpTestBackend;
let roleId: string;
let token: string;
let names = 0;

beforeAll(async () => {
  http = await startHttp('flexusl');
});
afterAll(async () => {
  await http.close();
  if (http.defects.length > 0) throw new Error('A handler failed', { cause: http.defects[0] });
});

const send = (
  method: string,
  path: string,
  init: RequestInit = {},
  as = token,
): Promise<Response> =>
  fetch(`${http.admin.url}${path}`, {
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
  token = http.backend.controls.signInAs('admin');
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

describe('request parameters', () => {
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
      domain_id: http.admin.domainId,
      links: { self: `${http.admin.url}/v3/roles/${roleId}` },
      created_time: before['created_time'],
      updated_time: expect.stringMatching(/^\d{13}$/) as unknown,
      references: '0',
    });
    expect(answered['name']).toMatch(new RegExp(`^custom_${http.admin.domainId}_\\d+$`));
    expect(Number(answered['updated_time'])).toBeGreaterThan(Number(before['updated_time']));
  });

  it('counts the references', async () => {
    const { tables } = http.backend.controls.world();
    const groupId = tables.groups.find('name', `${http.admin.domainId}/flexusl-users`)?.id ?? '';
    await send('PUT', `/v3/domains/${http.admin.domainId}/groups/${groupId}/roles/${roleId}`);
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
    // a text would be given a type by the client
    const body = new TextEncoder().encode(JSON.stringify(draft()));
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
    const { tables } = http.backend.controls.world();
    const operator = http.backend.controls.signInAs('flex-operator');
    const refused = await patch(draft(), json, operator);
    expect([refused.status, refused.headers.get('X-Missing-Actions')]).toEqual([
      403,
      'iam:roles:updateRole|iam:roles:update',
    ]);
    const groupId = tables.groups.find('name', `${http.admin.domainId}/flexusl-users`)?.id ?? '';
    const administrator = tables.roles.find('displayName', '/Security Administrator')?.id ?? '';
    const path = (id: string): string =>
      `/v3/OS-INHERIT/domains/${http.admin.domainId}/groups/${groupId}/roles/${id}/inherited_to_projects`;
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
    const { tables } = http.backend.controls.world();
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
    http.backend.controls.faults.plan([{ call: 'customRoleUpdate', status: 500, times: 1 }]);
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
      await sdkFor(http.admin).global('v3')('updateAgencyCustomPolicy', { roleId, body: draft() }),
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
