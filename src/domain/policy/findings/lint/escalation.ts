import { findingCodes } from '#src/domain/policy/text/codes/findingCodes.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { listed, type Report } from '../report/report.ts';
import { ListedAction } from '#src/domain/policy/language/listedAction.ts';
import { itemPath } from '#src/domain/policy/language/statementModel.ts';
import { Coverage, isEverything, type Placed } from './coverage.ts';
import { escalationWays } from './escalationTable.ts';
import { coversAllResources, isPlain, listing } from './statementFacts.ts';

/**
 * Ways by which the holder of the policy could get more than it says. A policy that allows all of
 * IAM has its own finding.
 */
export function lintEscalation(model: PolicyModel, report: Report): void {
  if (model.profile === 'trust' || model.profile === 'scp') return;
  const allowed = new Coverage();
  for (const statement of listing(model.statements, 'Allow')) {
    if (statement.agencyUris) continue;
    for (const action of statement.action?.items ?? []) {
      if (!reachesIam(action)) continue;
      if (
        isEverything(action) ||
        (action.service === 'iam' && action.type === '*' && action.operation === '*')
      )
        return;
      allowed.add(action, statement);
    }
  }
  if (allowed.size === 0) return;
  const denied = new Coverage();
  for (const statement of listing(model.statements, 'Deny').filter(isPlain)) {
    for (const action of statement.action?.items ?? [])
      if (reachesIam(action)) denied.add(action, statement);
  }
  const granted = (name: string): Placed | undefined => {
    const probe = probeOf(name);
    return denied.covering(probe, 'sameTextCounts')
      ? undefined
      : allowed.covering(probe, 'sameTextCounts');
  };
  for (const { code, needs } of escalationWays) {
    const found = needs.map((group) => firstOf(group, granted));
    const last = found.at(-1);
    if (!last || found.some((entry) => entry === undefined)) continue;
    const names = [...new Set(found.map((entry) => entry?.action.value ?? ''))];
    tell(last, `${findingCodes[code].title}: ${listed(names)}.`, code, report);
  }
  lintAssume(granted, report);
}

function reachesIam(action: ListedAction): boolean {
  return (
    action.service === 'iam' ||
    action.service === 'sts' ||
    (!action.literal && action.service.includes('*'))
  );
}

function firstOf(
  names: readonly string[],
  granted: (name: string) => Placed | undefined,
): Placed | undefined {
  for (const name of names) {
    const entry = granted(name);
    if (entry) return entry;
  }
  return undefined;
}

function tell(
  entry: Placed,
  message: string,
  code: (typeof escalationWays)[number]['code'],
  report: Report,
): void {
  const element = entry.statement.action;
  if (element)
    report(code, itemPath(entry.statement, element, entry.action), entry.action.node, message);
}

/** Assuming agencies without naming them. */
function lintAssume(granted: (name: string) => Placed | undefined, report: Report): void {
  for (const name of ['iam:agencies:assume', 'sts:agencies:assume']) {
    const entry = granted(name);
    if (!entry || entry.statement.conditionNode || !coversAllResources(entry.statement)) continue;
    tell(
      entry,
      'Every agency that trusts the account can be assumed.',
      'ESCALATION_ASSUME_ANY',
      report,
    );
    return;
  }
}

function probeOf(name: string): ListedAction {
  return new ListedAction({ type: 'string', value: name, offset: 0, end: 0 }, 0);
}
