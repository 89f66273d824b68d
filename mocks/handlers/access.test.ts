import { describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { createTestBackend } from '../testing/testBackend.ts';

const rows: readonly (readonly [name: string, endpoint: Endpoint])[] = Object.entries(contract);
const pathOf = (endpoint: Endpoint): string => endpoint.path.replace(/:\w+/g, 'unknown');
const bodyOf = (endpoint: Endpoint): RequestInit =>
  endpoint.body === undefined
    ? {}
    : { headers: { 'Content-Type': 'application/json' }, body: '{}' };

/** A user of a scenario who holds nothing that reaches IAM. */
const outsider = 'flex-operator';

describe('every row of the contract', async () => {
  const { fetch } = await createTestBackend({ scenario: 'flexusl' });

  it.each(rows.filter(([, endpoint]) => endpoint.access !== 'public'))(
    '%s answers 401 without a token',
    async (_, endpoint) => {
      const response = await fetch(pathOf(endpoint), {
        method: endpoint.method,
        ...bodyOf(endpoint),
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('X-Backend')).toBe('1');
    },
  );

  const guarded = rows.filter(
    ([, { access, path }]) => typeof access !== 'string' && !path.startsWith('/flexusl'),
  );
  it('has guarded rows', () => expect(guarded.length).toBeGreaterThan(80));

  it.each(guarded)('%s answers 403 naming its action to a user without it', async (_, endpoint) => {
    const response = await fetch(pathOf(endpoint), {
      method: endpoint.method,
      as: outsider,
      ...bodyOf(endpoint),
    });
    const [first] = endpoint.access as Exclude<Endpoint['access'], string>;
    expect(response.status).toBe(403);
    expect(response.headers.get('X-Missing-Actions')?.split(',')[0]).toBe(
      [first?.name, ...(first?.aliases ?? [])].join('|'),
    );
    expect(response.headers.get('X-Decision-Id')).not.toBeNull();
    const words =
      endpoint.family === 'v5'
        ? `is not authorized to perform action ${first?.name}`
        : `Policy doesn't allow ${first?.name} to be performed.`;
    expect(await response.text()).toContain(endpoint.method === 'HEAD' ? '' : words);
  });

  it.each(guarded)('%s lets the administrator past its guard', async (_, endpoint) => {
    const response = await fetch(pathOf(endpoint), {
      method: endpoint.method,
      as: 'admin',
      ...bodyOf(endpoint),
    });
    const unknownAccount =
      response.status === 403 && response.headers.get('X-Missing-Actions') === null;
    expect(response.status < 500 && (response.status !== 403 || unknownAccount)).toBe(true);
  });
});

describe('the 403 body', () => {
  it('names the missing action in the Keystone shape', async () => {
    const { fetch } = await createTestBackend({ scenario: 'flexusl' });
    const response = await fetch('/v3/groups', { as: outsider });
    expect(await response.json()).toEqual({
      error: {
        code: 403,
        message: "Policy doesn't allow iam:groups:listGroups to be performed.",
        title: 'Forbidden',
      },
    });
  });

  it('names it in the IAM shape', async () => {
    const { fetch } = await createTestBackend({ scenario: 'flexusl' });
    const response = await fetch('/v3.0/OS-ROLE/roles', { as: outsider });
    expect(await response.json()).toEqual({
      error_code: 'IAM.0003',
      error_msg: "Policy doesn't allow iam:roles:listRoles to be performed.",
    });
  });
});

describe('paths', () => {
  it.each(['/v3/nothing', '/v3.0/%E0%A4%A', '/v5/../v3/x/y'])(
    '%s answers 404 to whoever has a token and 401 to others',
    async (path) => {
      const { fetch } = await createTestBackend();
      expect((await fetch(path, { as: 'admin' })).status).toBe(404);
      expect((await fetch(path)).status).toBe(401);
    },
  );

  it('answers 405 where the path takes other methods', async () => {
    const { fetch } = await createTestBackend();
    expect((await fetch('/v3/groups', { method: 'DELETE', as: 'admin' })).status).toBe(405);
  });

  it('leaves other paths alone', async () => {
    const { backend } = await createTestBackend();
    expect(await backend.handle(new Request('https://backend.test/index.html'))).toBeUndefined();
  });
});
