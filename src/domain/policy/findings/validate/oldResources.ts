import { removeProperties } from '#src/domain/policy/text/edits.ts';
import type { JsonNode } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Fix, type Report } from '../report/report.ts';
import {
  itemPath,
  type ListedString,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';
import { noteOldAssumeName, validateAgencyUris, validateCompany } from './agencyUris.ts';
import { splitPath } from '#src/domain/policy/language/resourceParts.ts';
import { wrapFix } from './wrapFix.ts';

/** Resource in versions 1.0 and 1.1: an array of five-part paths, or the URI form for agencies. */
export function validateOldResources(
  model: PolicyModel,
  statement: StatementModel,
  report: Report,
): void {
  const element = statement.resource;
  // Without Resource the statement means every agency that trusts the account
  // (docs/sources/agency-policy-api.md: not mandatory).
  if (model.profile === 'agency' && !element) validateCompany(model, statement, report);
  if (model.profile === 'custom') noteOldAssumeName(statement, report);
  if (model.profile === 'agency' && element && element.node.type !== 'object') {
    report(
      'IAM.1049',
      ['Statement', statement.index, 'Resource'],
      element.node,
      'A policy for agencies names them in Resource, as an object with a uri list.',
    );
  }
  if (!element) return;
  const { node } = element;
  const path = ['Statement', statement.index, 'Resource'];
  if (node.type === 'object') {
    validateAgencyUris(model, statement, node, report);
    return;
  }
  if (node.type !== 'array') {
    if (model.profile !== 'agency')
      report(
        'IAM.1049',
        path,
        node,
        'Resource has to be an array of paths, or an object with a uri list.',
        { fix: stringResourceFix(statement, node) },
      );
    return;
  }
  if (model.profile === 'role') return;
  const count = node.items.length;
  if (count === 0 || count > 10)
    report('IAM.1040', path, node, `Resource lists ${count} paths; 1 to 10 are allowed.`);
  for (const [index, item] of node.items.entries()) {
    if (item.type !== 'string')
      report('IAM.1060', [...path, index], item, 'A resource path has to be a string.');
  }
  for (const item of element.items)
    validatePath(statement, item, () => itemPath(statement, element, item), report);
}

/** A lone path becomes a list of one; a lone `*` says what a missing Resource says. */
function stringResourceFix(statement: StatementModel, node: JsonNode): Fix | undefined {
  if (node.type !== 'string') return undefined;
  return node.value === '*' ? leaveOutFix(statement) : wrapFix(node);
}

/** Takes Resource away: `*` in it already means every resource, whatever is listed beside it. */
function leaveOutFix({ node }: StatementModel): Fix {
  const index = node.properties.findIndex(({ name }) => name === 'Resource');
  return { title: 'Leave Resource out', edits: removeProperties(node, new Set([index])) };
}

function validatePath(
  statement: StatementModel,
  item: ListedString,
  path: () => (string | number)[],
  report: Report,
): void {
  const { value, node } = item;
  if (value.trim() === '') {
    report('IAM.1041', path(), node, 'A resource path cannot be empty.');
    return;
  }
  if (value.length > 1500)
    report('IAM.1042', path(), node, `The path has ${value.length} characters; 1,500 are allowed.`);
  else if (value.length > 128)
    report(
      'RESOURCE_PATH_LONG',
      path(),
      node,
      `The path has ${value.length} characters; more than 128 may be refused.`,
    );
  const parts = splitPath(value);
  if (parts.length < 5) {
    const fix = value === '*' ? leaveOutFix(statement) : undefined;
    report(
      'IAM.1043',
      path(),
      node,
      `${shown(value)} is no path of five parts; leave Resource out to mean every resource.`,
      { fix },
    );
    return;
  }
  const [service = '', region = '', account = '', type = '', name = ''] = parts;
  const codes = parts.slice(0, 4);
  if (service === '')
    report('IAM.1045', path(), node, 'The first part of a path is the code of a service.');
  if (type === '')
    report('IAM.1046', path(), node, 'The fourth part of a path is a resource type.');
  if (codes.some((part) => /\s/.test(part))) {
    const packed = [...codes.map((part) => part.replaceAll(/\s+/g, '')), name].join(':');
    report('IAM.1041', path(), node, `The path ${shown(value)} has a blank in it.`, {
      fix: replaceFix('Remove the blanks', node, JSON.stringify(packed)),
    });
  } else if (/\p{Cc}/u.test(value) || codes.some((part) => /[",;|`^\\]/.test(part))) {
    // Control characters anywhere, and punctuation that no code, region, account or type has.
    // Template blanks (<…>, {…}) are a lint matter.
    report('IAM.1047', path(), node, `The path ${shown(value)} has characters a path cannot have.`);
  }
  if (region === '' || account === '') {
    const filled = [service, region || '*', account || '*', ...parts.slice(3)].join(':');
    report('EMPTY_SEGMENT', path(), node, 'The region or account part of the path is empty.', {
      fix: replaceFix('Write *', node, JSON.stringify(filled)),
    });
  }
}
