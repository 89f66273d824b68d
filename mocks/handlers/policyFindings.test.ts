import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import { findingsHeader, policyCheck } from '../pipeline/policyFindings.ts';
import { createTestBackend } from '../testing/testBackend.ts';

let catalog: CatalogView;
beforeAll(async () => {
  catalog = await fullCatalogView();
});

const misspelt = 'ecs:cloudServers:lisst';
const policy = { Version: '1.1', Statement: [{ Effect: 'Allow', Action: [misspelt] }] };
const calls: readonly (readonly [path: string, body: unknown, code: string, refused: object])[] = [
  [
    '/v3.0/OS-ROLE/roles',
    { role: { display_name: 'Odd', type: 'XA', description: '', policy } },
    'IAM.1036',
    { error_code: 'IAM.1036', error_msg: `Action '[${misspelt}]' has not been registered.` },
  ],
  [
    '/v5/policies',
    { policy_name: 'Odd', policy_document: JSON.stringify({ ...policy, Version: '5.0' }) },
    'UNKNOWN_ACTION',
    { error_code: 'PAP5.0011' },
  ],
];
const sent = (body: unknown) => ({
  method: 'POST',
  as: 'admin',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

describe('a misspelt action', () => {
  it.each(calls)(
    'is taken at %s, and the answer says what is doubtful',
    async (path, body, code) => {
      const at = await createTestBackend({ policies: policyCheck(catalog, false) });
      const answer = await at.fetch(path, sent(body));
      expect(answer.status).toBe(201);
      expect(JSON.parse(answer.headers.get('X-Policy-Findings') ?? '[]')).toContainEqual({
        code,
        path: '$.Statement[0].Action[0]',
        severity: 'warning',
      });
    },
  );

  it.each(calls)(
    'is refused at %s where actions are strict, and nothing is stored',
    async (path, body, _, refused) => {
      const at = await createTestBackend({ policies: policyCheck(catalog, true) });
      const answer = await at.fetch(path, sent(body));
      expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining(refused)]);
      expect(at.backend.controls.commits()).toEqual([]);
    },
  );

  it('says nothing where the page has an editor for it', async () => {
    const at = await createTestBackend();
    for (const [path, body] of calls)
      expect((await at.fetch(path, sent(body))).headers.get('X-Policy-Findings')).toBeNull();
  });
});

describe('the header', () => {
  const finding = (path: string) =>
    ({ code: 'X', severity: 'warning', message: '', path, offset: 0, end: 0 }) as const;

  it('is ASCII, whatever a path holds', () => {
    const header = findingsHeader([finding('$.é')]) ?? '';
    expect(header).toMatch(/^[ -~]+$/);
    expect(JSON.parse(header)).toEqual([{ code: 'X', path: '$.é', severity: 'warning' }]);
  });

  it.each([1, 50, 80, 500])(
    'of %i findings keeps within 4 KiB and says when it is cut',
    (count) => {
      const header =
        findingsHeader(
          Array.from({ length: count }, (_, index) => finding(`$.Statement[${index}].Action[0]`)),
        ) ?? '';
      expect(header.length).toBeLessThanOrEqual(4096);
      const read = JSON.parse(header) as unknown[];
      expect(read.at(-1) === 'truncated').toBe(read.length < count);
    },
  );
});
