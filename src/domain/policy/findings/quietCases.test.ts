import { describe, expect, it } from 'vitest';
import { caseCatalog } from '../testing/caseCatalog.ts';
import { expandCase } from '../testing/caseText.ts';
import rows from '../cases/quiet.json' with { type: 'json' };
import { checkPolicy } from './check.ts';
import type { PolicyProfile } from '../text/codes/finding.ts';

/**
 * Correct policies with every finding they may have; `silentOn`: words that no message may hold.
 */
type Row = {
  readonly title: string;
  readonly source: string;
  readonly profile: PolicyProfile;
  readonly account?: string;
  readonly codes: readonly string[];
  readonly silentOn?: readonly string[];
  readonly document: unknown;
};

describe('a policy draws no finding but its own', () => {
  it.each((rows as readonly Row[]).map((row) => [row.title, row] as const))(
    '%s',
    (_, { source, profile, account, codes, silentOn = [], document }) => {
      expect(source).not.toBe('');
      const findings = checkPolicy(JSON.stringify(expandCase(document), null, 2), {
        profile,
        catalog: caseCatalog,
        accountId: account,
      });
      expect(findings.map(({ code }) => code).sort()).toEqual([...codes].sort());
      const messages = findings.map(({ message }) => message).join(' ');
      expect(silentOn.filter((words) => messages.includes(words))).toEqual([]);
    },
  );
});
