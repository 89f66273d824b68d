import { ListedAction } from '#src/domain/policy/language/listedAction.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { Coverage } from './coverage.ts';
import { listing } from './statementFacts.ts';

/**
 * Resource types under which a service has the same operations twice: the first is that of the
 * native API, the second what its console and its current API ask for. Ours; ECS action lists of
 * versions 1.1 and 5.0.
 */
const families: readonly (readonly [native: string, current: string])[] = [
  ['ecs:servers:', 'ecs:cloudservers:'],
];
const spelled: Readonly<Record<string, string>> = { 'ecs:cloudservers:': 'ecs:cloudServers:' };

/** A Deny of native actions while those that people use for the same stay open. */
export function lintFamilies(model: PolicyModel, report: Report): void {
  if (model.profile === 'role' || model.profile === 'trust') return;
  const denies = listing(model.statements, 'Deny');
  if (denies.length === 0) return;
  const denied = new Coverage().addAll(denies);
  for (const statement of denies)
    for (const action of statement.action?.items ?? [])
      lintAction(model, statement, action, denied, report);
}

function lintAction(
  model: PolicyModel,
  statement: StatementModel,
  action: ListedAction,
  denied: Coverage,
  report: Report,
): void {
  const { action: element } = statement;
  const family = families.find(([native]) => action.lower.startsWith(native));
  if (!element || !family || report.full.has('DENY_OTHER_FAMILY')) return;
  const [native, current] = family;
  const twin = (spelled[current] ?? current) + action.value.slice(native.length);
  if (action.literal && model.catalog.hasAction(twin) !== true) return;
  if (denied.covering(new ListedAction({ ...action.node, value: twin }, 0), 'sameTextCounts'))
    return;
  const message = `${shown(action.value)} is denied, but the console and the current API use ${twin}, which stays allowed.`;
  const insertion = {
    offset: action.node.end,
    end: action.node.end,
    text: `, ${JSON.stringify(twin)}`,
  };
  const fix =
    element.node.type === 'array' ? { title: `Deny ${twin} too`, edits: [insertion] } : undefined;
  report('DENY_OTHER_FAMILY', itemPath(statement, element, action), action.node, message, { fix });
}
