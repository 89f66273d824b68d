import type { JsonProperty } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import type { StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { validateActions } from './actions.ts';
import { validateConditions } from './conditions.ts';
import { validateNewResources } from './newResources.ts';
import { validateOldResources } from './oldResources.ts';
import { openingOf } from './opening.ts';
import { validatePrincipals } from './principals.ts';
import { validateScp } from './scp.ts';

const elements = {
  old: new Set(['Effect', 'Action', 'NotAction', 'Resource', 'Condition']),
  new: new Set([
    'Sid',
    'Effect',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
    'Principal',
    'NotPrincipal',
  ]),
} as const;

/** Every rule on one statement. */
export function validateStatement(
  model: PolicyModel,
  statement: StatementModel,
  report: Report,
): void {
  const has = new Map<string, JsonProperty>();
  for (const property of statement.node.properties) {
    has.set(property.name, property);
    if (
      property.value?.type === 'null' &&
      (property.name === 'Resource' || property.name === 'Condition')
    ) {
      const code = model.language === 'new' ? 'DATA_TYPE_MISMATCH' : 'NULL_ELEMENT';
      report(
        code,
        ['Statement', statement.index, property.name],
        property.value,
        `${property.name} is null; leave it out instead.`,
      );
    }
    if (elements[model.language].has(property.name)) continue;
    const path = ['Statement', statement.index, property.name];
    if (model.language === 'new')
      report(
        'INVALID_POLICY_ELEMENT',
        path,
        property.key,
        `${shown(property.name)} is no element of a statement.`,
      );
    else {
      const instead =
        property.name === 'NotResource' && !statement.resource
          ? ', and the statement counts for every resource'
          : '';
      report(
        'UNKNOWN_ELEMENT',
        path,
        property.key,
        `${shown(property.name)} is no element of a statement in this version; it has no effect${instead}.`,
      );
    }
  }
  validateEffect(model, statement, has.get('Effect'), report);
  validateActions(model, statement, has, report);
  if (model.language === 'old') {
    validateOldResources(model, statement, report);
  } else {
    const sid = has.get('Sid')?.value;
    if (sid && sid.type !== 'string')
      report(
        'DATA_TYPE_MISMATCH',
        ['Statement', statement.index, 'Sid'],
        sid,
        'Sid has to be a string.',
      );
    validateNewResources(model, statement, has, report);
    validatePrincipals(model, statement, has, report);
    if (model.profile === 'scp') validateScp(statement, report);
  }
  validateConditions(model, statement, report);
}

function validateEffect(
  model: PolicyModel,
  statement: StatementModel,
  property: JsonProperty | undefined,
  report: Report,
): void {
  const path = ['Statement', statement.index, 'Effect'];
  const old = model.language === 'old';
  const node = property?.value;
  if (!node) {
    report(
      old ? 'IAM.1029' : 'MISSING_EFFECT',
      path,
      property?.key ?? openingOf(statement.node),
      'Effect is missing; it has to be Allow or Deny.',
    );
    return;
  }
  if (node.type !== 'string') {
    report(
      old ? 'IAM.1029' : 'DATA_TYPE_MISMATCH',
      path,
      node,
      'Effect has to be the string Allow or Deny.',
    );
    return;
  }
  if (node.value === 'Allow' || node.value === 'Deny') return;
  const folded = node.value.trim().toLowerCase();
  const meant = folded === 'allow' ? 'Allow' : folded === 'deny' ? 'Deny' : undefined;
  const fix = meant && replaceFix(`Write ${meant}`, node, `"${meant}"`);
  if (old && statement.effect)
    report(
      'EFFECT_CASE',
      path,
      node,
      `Effect is written ${shown(node.value)}; documents write ${statement.effect}.`,
      { fix },
    );
  else
    report(
      old ? 'IAM.1029' : 'INVALID_EFFECT',
      path,
      node,
      `Effect is ${shown(node.value)}; it has to be Allow or Deny.`,
      { fix },
    );
}
