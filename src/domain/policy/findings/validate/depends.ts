import { removeProperties } from '#src/domain/policy/text/edits.ts';
import {
  propertyOf,
  type JsonNode,
  type JsonProperty,
  type ObjectNode,
} from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { wrapFix } from './wrapFix.ts';

/**
 * Depends of a system-defined role: at most 20 objects of `catalog` and `display_name`
 * (docs/sources/policy-grammar.md#2). The role takes effect only where all of them are granted, so
 * one that does not exist keeps it from ever doing so. Custom policies have none.
 */
export function validateDepends(model: PolicyModel, property: JsonProperty, report: Report): void {
  const node = property.value;
  const path = ['Depends'];
  if (model.profile !== 'role') {
    const index = model.root?.properties.indexOf(property) ?? -1;
    const fix =
      model.root && index >= 0
        ? { title: 'Remove Depends', edits: removeProperties(model.root, new Set([index])) }
        : undefined;
    report(
      'IAM.1025',
      path,
      property.key,
      'Depends is for system-defined roles; a custom policy has none.',
      { fix },
    );
    return;
  }
  if (!node) return;
  if (node.type === 'null') {
    report('NULL_ELEMENT', path, node, 'Depends is null; leave it out instead.');
    return;
  }
  if (node.type !== 'array') {
    report(
      'IAM.0073',
      path,
      node,
      'Depends has to be an array of roles.',
      node.type === 'object' ? { fix: wrapFix(node) } : {},
    );
    return;
  }
  if (node.items.length > 20)
    report('IAM.1058', path, node, `Depends lists ${node.items.length} roles; 20 are allowed.`);
  for (const [index, item] of node.items.entries()) validateRole(model, item, index, report);
}

const fields = ['catalog', 'display_name'] as const;

function validateRole(model: PolicyModel, node: JsonNode, index: number, report: Report): void {
  const path = ['Depends', index];
  if (node.type !== 'object') {
    report(
      'IAM.0073',
      path,
      node,
      'A role depended on has to be an object of catalog and display_name.',
    );
    return;
  }
  for (const field of fields) validateField(node, field, index, report);
  for (const { name, key } of node.properties) {
    if (name !== 'catalog' && name !== 'display_name')
      report(
        'UNKNOWN_ELEMENT',
        [...path, name],
        key,
        `${shown(name)} is no element of a role depended on; it has no effect.`,
      );
  }
  const role = propertyOf(node, 'display_name')?.value;
  if (
    role?.type === 'string' &&
    role.value !== '' &&
    model.catalog.knowsRole(role.value) === false
  ) {
    report(
      'UNKNOWN_ROLE',
      [...path, 'display_name'],
      role,
      `The catalogue has no role ${shown(role.value)}; without it this role never takes effect.`,
    );
  }
}

function validateField(
  node: ObjectNode,
  field: (typeof fields)[number],
  index: number,
  report: Report,
): void {
  const path = ['Depends', index, field];
  const property = propertyOf(node, field);
  const value = property?.value;
  if (!property)
    report(
      'IAM.0072',
      path,
      { offset: node.offset, end: node.offset + 1 },
      `${field} is missing; a role depended on is named by catalog and display_name.`,
    );
  else if (value && value.type !== 'string')
    report('IAM.1060', path, value, `${field} has to be a string.`);
  else if (value?.type === 'string' && value.value.trim() === '')
    report('IAM.0073', path, value, `${field} is empty.`);
}
