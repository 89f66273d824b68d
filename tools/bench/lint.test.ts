import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { fullCatalogView } from '#src/catalog/view.ts';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import { policyOf } from './lint.ts';
import { policySchema } from './policySchema.ts';

const { getLanguageService, TextDocument } = createRequire(import.meta.url)(
  'vscode-json-languageservice',
) as typeof import('vscode-json-languageservice');

describe('what the lint bench compares', () => {
  it.each([6_000, 60_000])('is a policy of about %i characters', async (characters) => {
    const text = await policyOf(characters);
    expect(text.length).toBeGreaterThan(characters * 0.9);
    expect(text.length).toBeLessThan(characters * 1.5);
  });

  it('finds the same fault on both sides', async () => {
    const text = (await policyOf(6_000)).replace('"Allow"', '"Permit"');
    const at = text.indexOf('"Permit"');
    const document = TextDocument.create('file:///policy.json', 'json', 1, text);
    const service = getLanguageService({});
    const theirs = await service.doValidation(
      document,
      service.parseJSONDocument(document),
      {},
      policySchema,
    );
    expect(theirs.map(({ range }) => document.offsetAt(range.start))).toContain(at);
    const ours = checkPolicy(text, { profile: 'custom', catalog: await fullCatalogView() });
    expect(
      ours.filter(({ severity }) => severity === 'error').map(({ offset }) => offset),
    ).toContain(at);
  });
});
