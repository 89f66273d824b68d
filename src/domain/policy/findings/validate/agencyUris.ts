import type { ObjectNode } from '#src/domain/policy/text/jsonTree.ts';
import { propertyOf } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { removeItem } from '#src/domain/policy/text/edits.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import {
  itemPath,
  listedStrings,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';

const agencyPrefix = '/iam/agencies/';
const assumeName = 'iam:agencies:assume';
const oldAssumeName = 'iam:tokens:assume';

/**
 * The agency form `{"uri": ["/iam/agencies/<id>"]}` (docs/sources/agency-policy-api.md): for
 * `iam:agencies:assume` only, without Condition.
 */
export function validateAgencyUris(
  model: PolicyModel,
  statement: StatementModel,
  node: ObjectNode,
  report: Report,
): void {
  const base = ['Statement', statement.index, 'Resource'];
  const uri = propertyOf(node, 'uri');
  for (const property of node.properties) {
    if (property.name !== 'uri')
      report(
        'IAM.1059',
        [...base, property.name],
        property.key,
        `${shown(property.name)} is not expected here; the object form of Resource has uri only.`,
      );
  }
  if (!uri?.value) {
    report('IAM.1049', base, node, 'The object form of Resource needs a uri list.');
    return;
  }
  const path = [...base, 'uri'];
  const list = uri.value;
  if (list.type !== 'array') {
    report('IAM.1037', path, list, 'uri has to be an array of strings.');
    return;
  }
  const count = list.items.length;
  if (count === 0 || count > 20)
    report('IAM.1037', path, list, `uri lists ${count} agencies; 1 to 20 are allowed.`);
  for (const [index, item] of list.items.entries()) {
    if (item.type !== 'string')
      report('IAM.1060', [...path, index], item, 'An agency URI has to be a string.');
  }
  for (const item of listedStrings(list)) {
    const at = [...path, item.index];
    if (item.value === '' || /\s/.test(item.value))
      report('IAM.1041', at, item.node, 'An agency URI cannot be empty or hold blanks.');
    else if (item.value.length > 128)
      report(
        'IAM.1048',
        at,
        item.node,
        `The URI has ${item.value.length} characters; 128 are allowed.`,
      );
    else if (/[\p{Cc}"\\^`|]/u.test(item.value))
      report(
        'IAM.1047',
        at,
        item.node,
        `The URI ${shown(item.value)} has characters a URI cannot have.`,
      );
    else if (!item.value.startsWith(agencyPrefix) || item.value.length === agencyPrefix.length)
      report(
        'IAM.1038',
        at,
        item.node,
        `${shown(item.value)} names no agency; write ${agencyPrefix}ID.`,
      );
  }
  if (model.profile !== 'role') validateCompany(model, statement, report);
}

/** What may stand in a statement about agencies. */
export function validateCompany(
  model: PolicyModel,
  statement: StatementModel,
  report: Report,
): void {
  const actions = statement.action;
  if (actions?.node.type === 'array' && actions.node.items.length === 0) {
    report(
      'IAM.1030',
      ['Statement', statement.index, actions.name],
      actions.node,
      'A statement about agencies names the action iam:agencies:assume.',
    );
  }
  for (const action of actions?.items ?? []) {
    if (action.lower === assumeName && !actions?.not) continue;
    // Beside other statements the older name is taken as well, with a note (OLD_ASSUME_NAME).
    if (action.lower === oldAssumeName && !actions?.not && model.profile === 'custom') continue;
    report(
      'IAM.1038',
      ['Statement', statement.index, actions?.name ?? 'Action', action.index],
      action.node,
      `A statement about agencies takes iam:agencies:assume only, not ${shown(action.value)}.`,
    );
  }
  if (statement.conditionNode)
    report(
      'IAM.1039',
      ['Statement', statement.index, 'Condition'],
      statement.conditionNode,
      'A statement with agency URIs cannot have a Condition.',
    );
}

/** `iam:tokens:assume` in a policy that holds other statements too: understood, with a note. */
export function noteOldAssumeName(statement: StatementModel, report: Report): void {
  const { action: element } = statement;
  const written = element?.items.find(({ lower }) => lower === oldAssumeName);
  if (!element || !written) return;
  const { node } = element;
  const isListed = element.items.some(({ lower }) => lower === assumeName);
  const fix =
    isListed && node.type === 'array'
      ? { title: 'Remove it', edits: removeItem(node, written.index) }
      : replaceFix(`Write ${assumeName}`, written.node, JSON.stringify(assumeName));
  report(
    'OLD_ASSUME_NAME',
    itemPath(statement, element, written),
    written.node,
    `${oldAssumeName} is the older name of ${assumeName}.`,
    { fix },
  );
}
