/**
 * Risk analysis of a script: which of its lines can do harm. The list of dangerous
 * commands is ours.
 */

export type RiskLevel = 'Low' | 'Medium' | 'High';
/** A line of a script that is dangerous, and why. */
export type RiskFinding = {
  readonly line: number;
  readonly level: RiskLevel;
  readonly text: string;
  readonly reason: string;
};
/** All findings of a script; its level is that of the gravest one. */
export type RiskReport = { readonly level: RiskLevel; readonly findings: readonly RiskFinding[] };

const dangers: readonly {
  readonly level: RiskLevel;
  readonly test: RegExp;
  readonly reason: string;
}[] = [
  {
    level: 'High',
    test: /\brm\s+(?:-[a-zA-Z]*[rf][a-zA-Z]*\s+)+/,
    reason: 'Deletes files without asking',
  },
  { level: 'High', test: /\bmkfs(?:\.\w+)?\b/, reason: 'Formats a disk' },
  { level: 'High', test: /\bdd\s+[^\n]*\bof=\/dev\//, reason: 'Writes over a device' },
  {
    level: 'Medium',
    test: /\b(?:reboot|shutdown|poweroff|halt|init\s+[06])\b/,
    reason: 'Restarts or stops the instance',
  },
  {
    level: 'Medium',
    test: /\b(?:passwd|chpasswd|usermod|userdel)\b/,
    reason: 'Changes accounts of the instance',
  },
  {
    level: 'Medium',
    test: /\b(?:curl|wget)\b[^\n|]*\|\s*(?:ba|z)?sh\b/,
    reason: 'Runs a downloaded script unseen',
  },
  { level: 'Medium', test: /\bchmod\s+(?:-R\s+)?0?777\b/, reason: 'Opens files to everybody' },
];

const rank: Record<RiskLevel, number> = { Low: 0, Medium: 1, High: 2 };

/**
 * Finds dangerous lines of a script; comments are not read. The report's level is that of
 * its worst finding.
 */
export function analyzeRisk(script: string): RiskReport {
  const findings = script.split('\n').flatMap((raw, index): RiskFinding[] => {
    const text = raw.trim();
    if (text.startsWith('#')) return [];
    return dangers
      .filter((danger) => danger.test.test(text))
      .map((danger) => ({ line: index + 1, level: danger.level, text, reason: danger.reason }));
  });
  const level = findings.reduce<RiskLevel>(
    (worst, finding) => (rank[finding.level] > rank[worst] ? finding.level : worst),
    'Low',
  );
  return { level, findings };
}
