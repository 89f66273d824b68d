import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { coverageOf, unlistedRows } from '#src/api/coverage.ts';
import { contract } from '#src/api/contract/index.ts';
import published from '#src/api/published.json' with { type: 'json' };
import { apiDocs, openApi } from '#tools/apiDocs/documents.ts';

let http: HttpTestBackend;
beforeAll(async () => {
  http = await startHttp('flexusl');
});
afterAll(() => http.close());

const covered = coverageOf(contract, published);
const missing = covered.filter(({ row }) => row === undefined);
const url = (path: string): string => `${http.admin.url}${path.replace(/\{\w+\}/g, 'x')}`;

describe('the generated pages', () => {
  it.each(apiDocs())('$name is current (npm run api-docs writes it)', ({ file, text }) =>
    expect(readFileSync(file, 'utf8') === text).toBe(true),
  );

  it('the description is valid OpenAPI 3.1, and names every row once', async () => {
    const validator = new Validator();
    const description = structuredClone(openApi());
    const { valid, errors } = await validator.validate(description);
    expect(errors).toBeUndefined();
    expect([valid, validator.version]).toEqual([true, '3.1']);
    const ids = Object.values(
      description['paths'] as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(ids.toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  it('a broken description would not pass', async () => {
    const broken = { ...openApi(), info: {} };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });
});

describe('coverage', () => {
  it('implements every operation of the API reference, and all that Keystone clients need to sign in and read', () => {
    expect(published.length).toBeGreaterThan(230);
    expect(missing.filter(({ source }) => source === 'api reference')).toEqual([]);
    const rows = covered.map(({ row }) => row);
    expect(rows).toEqual(
      expect.arrayContaining([
        'domainList',
        'domainShow',
        'keystoneAssignmentList',
        'versionList',
        'versionShow',
        'authCatalogShow',
        'temporaryKeyCreate',
        'credentialCreate',
      ]),
    );
  });

  it('counts every row of the contract: published ones and those beyond', () => {
    const listed = new Set(covered.flatMap(({ row }) => (row === undefined ? [] : [row])));
    expect(listed.size + unlistedRows(contract, published).length).toBe(
      Object.keys(contract).length,
    );
  });

  it('answers each other operation with 501 and its name, in the form of its family, and only to those who signed in', async () => {
    const token = http.backend.controls.signInAs('admin');
    expect(missing.length).toBeGreaterThan(20);
    for (const { method, path, operation } of missing) {
      expect((await fetch(url(path), { method })).status).toBe(401);
      const response = await fetch(url(path), { method, headers: { 'X-Auth-Token': token } });
      expect([operation, response.status]).toEqual([operation, 501]);
      const body = method === 'HEAD' ? operation : await response.text();
      expect(body).toContain(operation);
      const shape =
        method === 'HEAD' ? 'none' : body.startsWith('{"error":{') ? 'keystone' : 'flat';
      const wanted =
        method === 'HEAD'
          ? 'none'
          : /^\/v3(-ext)?\/|^\/v3\.0\/OS-(AGENCY|PERMISSION|INHERIT)\//.test(path)
            ? 'keystone'
            : 'flat';
      expect([path, shape]).toEqual([path, wanted]);
    }
  });

  it('never answers an implemented operation with 404 for its path, 405 or 501', async () => {
    const token = http.backend.controls.signInAs('flex-operator');
    for (const { method, path, row } of covered.filter(
      (operation) => operation.row !== undefined,
    )) {
      const response = await fetch(url(path), {
        method,
        redirect: 'manual',
        headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
        ...(/POST|PUT|PATCH/.test(method) && { body: '{}' }),
      });
      const text = await response.text();
      expect([
        row,
        response.status === 405 || response.status === 501 || text.includes('Could not find path'),
      ]).toEqual([row, false]);
    }
    expect(http.defects).toEqual([]);
  });
});
