import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from './files/unpack.ts';
import { imported, resource, state } from './testing/importing.ts';

/** A tar archive of one file. */
function tar(name: string, content: Uint8Array): Uint8Array {
  const header = new Uint8Array(512);
  header.set(strToU8(name), 0);
  header.set(strToU8(content.length.toString(8).padStart(11, '0')), 124);
  header.set(strToU8('0'), 156);
  header.set(strToU8('ustar'), 257);
  const body = new Uint8Array(Math.ceil(content.length / 512) * 512 + 1024);
  body.set(content);
  const whole = new Uint8Array(512 + body.length);
  whole.set(header);
  whole.set(body, 512);
  return whole;
}

const good = JSON.stringify({ users: [{ id: 'u1', name: 'ann' }] });
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const bomb = (): Uint8Array => gzipSync(new Uint8Array(2_000_000));

describe('a hostile file', () => {
  it.each<[string, string, unknown, RegExp, string]>([
    ['cut off', 'a.json', good.slice(0, -4), /cut off/, '1:33'],
    ['no JSON', 'a.json', '{"users": [}', /not JSON/, '1:11'],
    ['too deep', 'a.json', deep, /deep/i, ''],
    [
      'too deep below a known member',
      'a.json',
      `{"users":[{"id":"u","name":"x","tags":${'['.repeat(300)}${']'.repeat(300)}}]}`,
      /Nested deeper/,
      '',
    ],
    ['nothing', 'a.json', '', /empty/, ''],
    ['no text', 'a.json', new Uint8Array([0xc3, 0x28, 0xff]), /neither text/, ''],
    [
      'a list of wrong types',
      'a.json',
      '{"users": [5, "x", null, {"id": {}}]}',
      /no entry of a list of users/,
      '$.users[0]',
    ],
    [
      'a wrong type in place of a list',
      'a.json',
      '{"users": "ann"}',
      /no list of users/,
      '$.users',
    ],
    ['HCL', 'main.tf', 'resource "huaweicloud_identity_group" "g" {}', /terraform plan/, ''],
    [
      'a climbing zip',
      'a.zip',
      zipSync({ '../../etc/x.json': strToU8(good), 'b.json': strToU8(good) }),
      /climbs/,
      '../../etc/x.json',
    ],
    [
      'a climbing tar',
      'a.tar.gz',
      gzipSync(tar('/etc/x.json', strToU8(good))),
      /climbs/,
      '/etc/x.json',
    ],
    [
      'a cut zip',
      'a.zip',
      zipSync({ 'b.json': strToU8(good.repeat(50)) }).slice(0, 60),
      /damaged or cut off/,
      '',
    ],
    ['a cut gzip', 'a.json.gz', gzipSync(strToU8(good)).slice(0, 25), /damaged or cut off/, ''],
    ['a cut tar', 'a.tar', tar('b.json', strToU8(good)).slice(0, 530), /damaged or cut off/, ''],
  ])(
    'is told with file and place, and nothing of it is there: %s',
    (_, name, content, reason, place) => {
      const { report, kept } = imported({ [name]: content });
      expect(report.left[0]?.reason).toMatch(reason);
      expect(report.left[0]?.file).toBe(name);
      expect(place === '' ? place : report.left[0]?.place).toBe(place);
      expect([kept, report.read]).toEqual([undefined, []]);
    },
  );

  it('does not touch the others', () => {
    const { report, world } = imported({ 'bad.json': '{"groups": [', 'good.json': good });
    expect([report.left.length, world?.tables.users.get('u1')?.name]).toEqual([1, 'ann']);
  });

  it.each([
    ['gzip', bomb],
    ['zip', () => zipSync({ 'a.json': new Uint8Array(2_000_000) })],
    ['gzip in zip', () => zipSync({ 'a.json.gz': bomb() })],
  ])('that unpacks to much more than it is stops at the limit: %s', (_, make) => {
    const bounds = { file: 1_000_000, total: 1_000_000, count: 10, depth: 3 };
    expect(() => unpack({ name: 'a', bytes: make() }, bounds)).toThrow(/bigger than 1 MiB/);
  });

  it('with more files than the limit is refused', () => {
    const many = Object.fromEntries(
      Array.from({ length: 11 }, (_, no) => [`${no}.json`, strToU8('{}')]),
    );
    const bounds = { file: 1_000, total: 10_000, count: 10, depth: 3 };
    expect(() => unpack({ name: 'a', bytes: zipSync(many) }, bounds)).toThrow(/More than 10 files/);
  });

  it('changes nothing but its own rows, whatever its members are called', () => {
    const given =
      '{"users":[{"id":"u1","name":"ann","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}],"__proto__":{"groups":[{"id":"g"}]}}';
    const { world } = imported({ 'a.json': given });
    expect(world?.tables.users.get('u1')?.name).toBe('ann');
    expect([({} as { isAdmin?: boolean }).isAdmin, ({} as { x?: number }).x]).toEqual([
      undefined,
      undefined,
    ]);
    const named = imported({ 'a.json': '{"users":[{"id":"__proto__","name":"constructor"}]}' });
    expect(named.world?.tables.users.get('__proto__')?.name).toBe('constructor');
  });

  it('with markup in names keeps them as they are', () => {
    const name = '<img src=x onerror=alert(1)>';
    const { world } = imported({ 'a.json': { users: [{ id: 'u1', name }] } });
    expect(world?.tables.users.get('u1')?.name).toBe(name);
  });

  it.each([
    ['zip', 'a.zip', () => zipSync({ 'dump/users.json': strToU8(good) })],
    ['tar.gz', 'a.tgz', () => gzipSync(tar('dump/users.json', strToU8(good)))],
    ['gzip', 'users.json.gz', () => gzipSync(strToU8(good))],
  ])('of the same kind that is well is read: %s', (_, name, make) => {
    expect(imported({ [name]: make() }).world?.tables.users.get('u1')?.name).toBe('ann');
  });
});

describe('secrets', () => {
  const marked = 'TOP-SECRET';
  const files = {
    'state.json': {
      ...state(
        resource(
          'identity_user',
          'u',
          { id: 'u1', name: 'ann', password: marked, description: `${marked}-d` },
          { sensitive_values: { description: true } },
        ),
        resource('identity_access_key', 'k', { id: 'AK1', user_id: 'u1', secret: marked }),
        resource('identity_user_token', 't', { id: 't', token: marked, password: marked }),
        resource('vpc', 'v', { id: 'v', secret_key: marked }),
      ),
    },
    'outputs.json': {
      format_version: '1.0',
      values: { outputs: { o: { sensitive: false, value: marked } }, root_module: {} },
    },
    'raw.tfstate': {
      version: 4,
      lineage: 'l',
      outputs: {},
      resources: [
        {
          mode: 'managed',
          type: 'huaweicloud_identity_user',
          name: 'b',
          instances: [
            {
              attributes: { id: 'u2', name: 'ben', password: marked, email: marked },
              sensitive_attributes: [[{ type: 'get_attr', value: 'email' }]],
            },
          ],
        },
      ],
    },
    'token.json': {
      token: { methods: ['password'], signature: marked },
      users: [{ id: 'u3', name: 'cleo', password: marked }],
    },
    'broken.json': `{"users": [{"password": "${marked}", `,
    'broken2.json': `{"password": ${marked}}`,
    'credentials.csv': `\uFEFFUser Name,Access Key Id,Secret Access Key\nann,AK2,${marked}\n`,
    'users.csv': `Username,User ID,Password\ndora,u4,${marked}\n`,
    'traces.json': {
      traces: [
        {
          trace_id: 't1',
          trace_name: 'createUser',
          service_type: 'IAM',
          source_ip: '1.2.3.4',
          user: { name: 'ann' },
          request: `{"password":"${marked}"}`,
          response: marked,
        },
      ],
    },
  };

  it('are nowhere in what is kept, told or answered', () => {
    const { report, kept, refused, world } = imported(files);
    expect(JSON.stringify([report, kept, refused, world?.toJson()])).not.toContain(marked);
    expect(world?.tables.credentials.get('AK2')).toMatchObject({ secret: '', user_id: 'u1' });
  });

  it('are counted', () => {
    const { report } = imported(files);
    // 2 of the user, key, token twice, another resource; an output; 2 in the state file; the token
    // and a password; one in each table.
    expect(report.secretsDropped).toBe(6 + 1 + 2 + 2 + 2);
  });
});
