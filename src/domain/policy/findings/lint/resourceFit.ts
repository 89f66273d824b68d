import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { splitPath } from '#src/domain/policy/language/resourceParts.ts';
import { knownActions, type KnownAction } from './knownActions.ts';
import { coversAllResources } from './statementFacts.ts';

/**
 * Do the resources of a statement suit its actions? Only asked of statements that name
 * specific resources.
 */
export function lintResourceFit(model: PolicyModel, report: Report): void {
  if (model.profile === 'role') return;
  const lookUp = knownActions(model.catalog);
  for (const statement of model.statements) {
    const { resource, action } = statement;
    if (
      !resource ||
      resource.not ||
      resource.items.length === 0 ||
      !action ||
      action.not ||
      coversAllResources(statement)
    )
      continue;
    lintServices(model, statement, report);
    lintActions(lookUp, statement, report);
  }
}

function lintServices(model: PolicyModel, statement: StatementModel, report: Report): void {
  const { resource, action } = statement;
  if (!resource || !action) return;
  const services = new Set(action.items.map((item) => item.service.trim()));
  if (services.has('*') || [...services].some((service) => /[*?]/.test(service))) return;
  const told = new Set<string>();
  for (const item of resource.items) {
    const service = splitPath(item.value)[0]?.toLowerCase() ?? '';
    if (service === '' || /[*?${}<>]/.test(service)) continue;
    if (splitPath(item.value).length < 5) continue; // an error, which the validator tells
    if (!services.has(service) && !actsOn(services, service))
      report(
        'RESOURCE_SERVICE_MISMATCH',
        itemPath(statement, resource, item),
        item.node,
        `No action of the statement belongs to ${shown(service)}.`,
      );
    else if (
      model.language === 'old' &&
      model.catalog.resourceTypes(service)?.length === 0 &&
      !told.has(service)
    ) {
      told.add(service);
      report(
        'RESOURCE_LEVEL_UNSUPPORTED',
        itemPath(statement, resource, item),
        item.node,
        `${service} does not control access by resource.`,
      );
    }
  }
}

/**
 * Services whose actions work on resources of another one: assuming is asked of STS and names
 * agencies of IAM.
 */
const companions: ReadonlyMap<string, readonly string[]> = new Map([['sts', ['iam']]]);

const actsOn = (services: ReadonlySet<string>, service: string): boolean =>
  [...services].some((code) => companions.get(code)?.includes(service));

function lintActions(
  lookUp: (lower: string) => KnownAction | undefined,
  statement: StatementModel,
  report: Report,
): void {
  const { resource, action: element } = statement;
  if (!resource || !element) return;
  const listed = new Map<string, Set<string>>();
  for (const item of resource.items) {
    const parts = splitPath(item.value);
    const service = parts[0]?.toLowerCase() ?? '';
    const types = listed.get(service) ?? new Set<string>();
    types.add(parts[3]?.toLowerCase() ?? '*');
    listed.set(service, types);
  }
  if (listed.has('*')) return;
  for (const action of element.items) {
    if (!action.literal) continue;
    const types = listed.get(action.service);
    if (!types || [...types].some((type) => type === '' || /[*?${}<>]/.test(type))) continue;
    const takes = lookUp(action.lower)?.resourceTypes;
    if (!takes) continue;
    if (takes.length === 0)
      report(
        'RESOURCE_NOT_SUPPORTED',
        itemPath(statement, element, action),
        action.node,
        `${shown(action.value)} takes no resource; beside specific ones it has no effect.`,
      );
    else if (!takes.some((type) => types.has(type.toLowerCase()))) {
      report(
        'RESOURCE_TYPE_MISMATCH',
        itemPath(statement, element, action),
        action.node,
        `${shown(action.value)} works on ${takes.join(', ')}; none of these is listed.`,
      );
    }
  }
}
