import { describe, expect, it } from 'vitest';
import { caseCatalog } from './caseCatalog.ts';
import corpus from '../cases/corpus.json' with { type: 'json' };
import others from '../cases/otherPolicies.json' with { type: 'json' };
import { checkPolicy } from '../findings/check.ts';
import type { Finding, PolicyProfile } from '../text/codes/finding.ts';
import { validatePolicy } from '../findings/validate/validate.ts';

type Label = { readonly code: string; readonly path: string };
type Row = {
  readonly id: string;
  readonly version: string;
  readonly kind: string;
  readonly valid: boolean;
  readonly document?: unknown;
  readonly raw?: string;
  readonly violations?: readonly Label[];
  readonly warnings?: readonly Label[];
};

/** What a collected policy is says under which rules it stands. */
function profileOf({ kind, version }: Row): PolicyProfile {
  if (kind === 'agency-policy') return 'agency';
  if (kind === 'trust-policy') return 'trust';
  if (kind === 'scp') return 'scp';
  if (version === '5.0') return 'identity';
  return kind === 'system' || version === '1.0' ? 'role' : 'custom';
}

const rows = corpus as readonly Row[];
const textOf = (row: { readonly document?: unknown; readonly raw?: string }): string =>
  row.raw ?? JSON.stringify(row.document, null, 2);
const has = (findings: readonly Finding[], label: Label): boolean =>
  findings.some(({ code, path }) => code === label.code && path === label.path);

describe('collected policies', () => {
  it.each(rows.map((row) => [row.id, row] as const))('%s is judged as labelled', (_, row) => {
    const findings = validatePolicy(textOf(row), { profile: profileOf(row), catalog: caseCatalog });
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect({ valid: errors.length === 0, errors: row.valid ? errors : [] }).toEqual({
      valid: row.valid,
      errors: [],
    });
    expect(
      [...(row.violations ?? []), ...(row.warnings ?? [])].filter((label) => !has(findings, label)),
    ).toEqual([]);
  });

  it('lint adds no error but that of a key which no request carries', () => {
    for (const row of rows) {
      const options = { profile: profileOf(row), catalog: caseCatalog };
      const refused = (findings: readonly Finding[]): string[] =>
        findings
          .filter(({ code, severity }) => severity === 'error' && code !== 'UNKNOWN_CONDITION_KEY')
          .map(({ code, path }) => `${code} ${path}`);
      expect([row.id, ...refused(checkPolicy(textOf(row), options))]).toEqual([
        row.id,
        ...refused(validatePolicy(textOf(row), options)),
      ]);
    }
  });
});

describe('policies of other services', () => {
  it.each(others.map((row) => [row.id, row] as const))(
    '%s is refused under every profile',
    (_, row) => {
      for (const profile of ['role', 'custom', 'agency', 'identity', 'trust', 'scp'] as const) {
        const errors = validatePolicy(textOf(row as { document?: unknown; raw?: string }), {
          profile,
          catalog: caseCatalog,
        }).filter(({ severity }) => severity === 'error');
        expect({ profile, refused: errors.length > 0 }).toEqual({ profile, refused: true });
      }
    },
  );
});
