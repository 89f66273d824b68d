import { describe, expect, it } from 'vitest';
import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { validatePolicy } from '#src/domain/policy/findings/validate/validate.ts';
import { systemIdentityPolicies } from './identityPolicies.ts';
import { systemRoles } from './systemRoles.ts';
import { fullCatalogView } from './view.ts';

const catalog = await fullCatalogView();

/** What the validator holds against the document as an error: the API would refuse it. */
const troubles = (document: unknown, profile: PolicyProfile): string[] =>
  validatePolicy(JSON.stringify(document), { profile, catalog })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => `${code} ${path} ${message}`);

describe('documents of system-defined permissions', () => {
  it.each(systemRoles)('$displayName is free of errors', ({ document }) => {
    expect(troubles(document, 'role')).toEqual([]);
  });

  it.each(systemIdentityPolicies)('$name is free of errors', ({ document }) => {
    expect(troubles(document, 'identity')).toEqual([]);
  });

  it('composed here name only actions that exist', () => {
    const unknown = [...systemRoles, ...systemIdentityPolicies]
      .filter(({ ours }) => ours !== undefined)
      .flatMap(({ document }) =>
        [...JSON.stringify(document).matchAll(/"([A-Za-z]+:[A-Za-z]*:[A-Za-z]+)"/g)].map(
          ([, action]) => action ?? '',
        ),
      )
      .filter((action) => catalog.hasAction(action) === false);
    expect(unknown).toEqual([]);
  });

  it('would be seen to be wrong', () => {
    expect(troubles({ Version: '1.1', Statement: [] }, 'role')).not.toEqual([]);
    expect(
      troubles(
        { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['coc:*:*'] }] },
        'identity',
      ),
    ).not.toEqual([]);
  });
});
