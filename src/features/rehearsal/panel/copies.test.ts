import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import { absentFromSdk, curlOf, requestClass, sdkOf, sdkVersionOf, terraformOf } from './copies.ts';
import { rowOf } from './rowOf.ts';

const create = {
  method: 'POST',
  path: '/v3/groups',
  requestBody: '{"group":{"name":"it\'s ${mine}","description":""}}',
};

describe('a call copied', () => {
  it('as a command line, quoted for the shell', () =>
    expect(curlOf(create)).toBe(
      [
        `curl -X POST "$ENDPOINT"'/v3/groups' \\`,
        '  -H "X-Auth-Token: $TOKEN" \\',
        "  -H 'Content-Type: application/json' \\",
        String.raw`  -d '{"group":{"name":"it'\''s ${'$'}{mine}","description":""}}'`,
      ].join('\n'),
    ));

  it('as a call of the SDK, path and query by its names', () => {
    const path = '/v3/groups/g1/users?domain_id=d1';
    expect(sdkOf({ method: 'GET', path, requestBody: undefined })).toContain(
      'await client.keystoneListUsersForGroupByAdmin(Object.assign(new KeystoneListUsersForGroupByAdminRequest(), {\n  "groupId": "g1",\n  "domainId": "d1"\n}));',
    );
    expect(sdkOf({ ...create, path: '/ucs/v1/clustergroups' })).toBeUndefined();
  });

  it('as a resource, without templates in its texts', () =>
    expect(terraformOf(create)).toBe(
      'resource "huaweicloud_identity_group" "copied" {\n  name = "it\'s $${mine}"\n}',
    ));

  it('as a grant for all resources', () => {
    const path = '/v3/OS-INHERIT/domains/d1/groups/g1/roles/r1/inherited_to_projects';
    expect(terraformOf({ method: 'PUT', path, requestBody: undefined })).toBe(
      'resource "huaweicloud_identity_group_role_assignment" "copied" {\n  group_id = "g1"\n  role_id = "r1"\n  domain_id = "d1"\n  project_id = "all"\n}',
    );
  });

  it('is no resource where it makes none', () =>
    expect(terraformOf({ ...create, path: '/v3/auth/tokens' })).toBeUndefined());
});

describe('the SDK', () => {
  const load = createRequire(import.meta.url);
  const has = (version: string, name: string): boolean => {
    try {
      load.resolve(`@huaweicloud/huaweicloud-sdk-iam/${version}/model/${name}`);
      return true;
    } catch {
      return false;
    }
  };

  it('knows every call that can be copied for it, and no other of the same families', () => {
    const missing = Object.entries(contract).flatMap(([name, endpoint]) => {
      const version = sdkVersionOf({ name, endpoint, params: {} });
      return version === undefined || has(version, requestClass(endpoint.operation)) ? [] : [name];
    });
    expect(missing).toEqual([]);
    const needless = [...absentFromSdk].filter((name) =>
      Object.entries(contract).some(
        ([row, { operation }]) =>
          row === name &&
          (has('v3', requestClass(operation)) || has('v5', requestClass(operation))),
      ),
    );
    expect(needless).toEqual([]);
  });
});

describe('the row of a call', () => {
  it('is the one with the most of its path in words', () =>
    expect(rowOf({ method: 'GET', path: '/v3/auth/domains' })?.name).toBe('authDomainList'));
  it('has the parameters decoded', () =>
    expect(rowOf({ method: 'GET', path: '/v3/groups/a%20b?x=1' })).toMatchObject({
      name: 'groupShow',
      params: { group_id: 'a b' },
    }));
  it('is none for a path of nobody', () =>
    expect(rowOf({ method: 'GET', path: '/v9' })).toBeUndefined());
});
