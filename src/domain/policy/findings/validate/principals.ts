import { isPrincipalKind } from '#src/domain/policy/language/document.ts';
import type { JsonProperty, PathPart } from '#src/domain/policy/text/jsonTree.ts';
import { isServicePrincipal, serviceStanding } from '#src/domain/policy/engine/principal.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import { listedStrings, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { openingOf } from './opening.ts';

/**
 * Principal and NotPrincipal: required in trust policies, forbidden in identity policies and SCPs.
 */
export function validatePrincipals(
  model: PolicyModel,
  statement: StatementModel,
  has: ReadonlyMap<string, JsonProperty>,
  report: Report,
): void {
  const present = (['Principal', 'NotPrincipal'] as const).flatMap((name) => has.get(name) ?? []);
  if (model.profile !== 'trust') {
    for (const property of present)
      report(
        'UNSUPPORTED_PRINCIPAL',
        ['Statement', statement.index, property.name],
        property.key,
        `${property.name} cannot stand in this kind of policy.`,
      );
    return;
  }
  const [first, second] = present;
  if (!first) {
    report(
      'MISSING_PRINCIPAL',
      ['Statement', statement.index, 'Principal'],
      openingOf(statement.node),
      'Principal is missing; a trust policy says who may assume the agency.',
    );
    return;
  }
  if (second)
    report(
      'ELEMENT_CONFLICT',
      ['Statement', statement.index, second.name],
      second.key,
      'A statement has Principal or NotPrincipal, not both.',
    );
  for (const property of present)
    validatePrincipal(model, property, ['Statement', statement.index, property.name], report);
}

function validatePrincipal(
  model: PolicyModel,
  property: JsonProperty,
  path: readonly PathPart[],
  report: Report,
): void {
  const node = property.value;
  if (!node) return;
  if (node.type !== 'object') {
    report(
      'INVALID_PRINCIPAL',
      path,
      node,
      `${property.name} has to be an object of IAM, Service or Identity_provider lists.`,
    );
    return;
  }
  if (node.properties.length === 0)
    report('INVALID_PRINCIPAL', path, node, `${property.name} names nobody.`);
  for (const kind of node.properties) {
    const kindPath = [...path, kind.name];
    if (!isPrincipalKind(kind.name)) {
      report(
        'INVALID_PRINCIPAL',
        kindPath,
        kind.key,
        `${shown(kind.name)} is no kind of principal; there are IAM, Service and Identity_provider.`,
      );
      continue;
    }
    const list = kind.value;
    if (!list) continue;
    if (list.type !== 'array') {
      report('DATA_TYPE_MISMATCH', kindPath, list, `${kind.name} has to be an array of strings.`);
      continue;
    }
    if (list.items.length === 0)
      report('INVALID_PRINCIPAL', kindPath, list, `${kind.name} lists nobody.`);
    for (const [index, item] of list.items.entries()) {
      if (item.type !== 'string')
        report('DATA_TYPE_MISMATCH', [...kindPath, index], item, 'A principal has to be a string.');
    }
    for (const item of listedStrings(list)) {
      if (item.value.trim() === '')
        report(
          'INVALID_PRINCIPAL',
          [...kindPath, item.index],
          item.node,
          'A principal cannot be empty.',
        );
      else if (/[{}<>]/.test(item.value))
        report(
          'INVALID_PRINCIPAL',
          [...kindPath, item.index],
          item.node,
          `${shown(item.value)} is a placeholder, and no principal.`,
        );
      else if (kind.name === 'Service' && !isServicePrincipal(item.value)) {
        const standing = serviceStanding(item.value, model.catalog.servicePrincipals());
        const fix =
          standing.is === 'respelled'
            ? replaceFix(`Write ${standing.meant}`, item.node, JSON.stringify(standing.meant))
            : undefined;
        report(
          'INVALID_PRINCIPAL',
          [...kindPath, item.index],
          item.node,
          `${shown(item.value)} is no service principal; write service.CODE.`,
          { fix },
        );
      }
    }
  }
}
