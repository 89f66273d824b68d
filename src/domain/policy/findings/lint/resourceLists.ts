import { removeItem } from '#src/domain/policy/text/edits.ts';
import { globMatches, parseGlob, type Glob } from '#src/domain/policy/language/glob.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Fix, type Report } from '../report/report.ts';
import {
  itemPath,
  type ListedString,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';
import { splitPath } from '#src/domain/policy/language/resourceParts.ts';

/**
 * Patterns of a list that are compared with every other entry; a longer list is not looked
 * through further.
 */
const maxPatterns = 32;

/** Repeated resources, resources covered by others, unknown regions and types. */
export function lintResourceLists(model: PolicyModel, report: Report): void {
  if (model.profile === 'role') return;
  for (const statement of model.statements) {
    if (!statement.resource || statement.resource.items.length === 0) continue;
    lintRepeats(statement, report);
    for (const item of statement.resource.items) lintParts(model, statement, item, report);
  }
}

function lintRepeats(statement: StatementModel, report: Report): void {
  const { resource: element } = statement;
  if (!element || element.items.length < 2) return;
  const seen = new Set<string>();
  const patterns: { readonly item: ListedString; readonly glob: Glob }[] = [];
  for (const item of element.items) {
    if (patterns.length < maxPatterns && item.value.includes('*') && !item.value.includes('${'))
      patterns.push({ item, glob: parseGlob(item.value, false) });
  }
  for (const item of element.items) {
    const path = itemPath(statement, element, item);
    if (seen.has(item.value)) {
      report('DUPLICATE_RESOURCE', path, item.node, `${shown(item.value)} is listed twice.`, {
        fix: removal(statement, item),
      });
      continue;
    }
    seen.add(item.value);
    const by = patterns.find(
      ({ item: other, glob }) =>
        other.value !== item.value && inSegments(glob, item.value, other.value),
    );
    if (by)
      report(
        'REDUNDANT_RESOURCE',
        path,
        item.node,
        `${shown(item.value)} is covered by ${shown(by.item.value)}.`,
        { fix: removal(statement, item) },
      );
  }
}

/**
 * A star of the first four parts never reaches into the next one; comparing part by part is
 * stricter than the text as a whole.
 */
function inSegments(whole: Glob, value: string, pattern: string): boolean {
  if (pattern === '*') return true;
  if (!globMatches(whole, value)) return false;
  const parts = splitPath(value);
  const wanted = splitPath(pattern);
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => globMatches(parseGlob(part, false), parts[index] ?? ''))
  );
}

function removal(statement: StatementModel, item: ListedString): Fix | undefined {
  const node = statement.resource?.node;
  return node?.type === 'array'
    ? { title: 'Remove it', edits: removeItem(node, item.index) }
    : undefined;
}

function lintParts(
  model: PolicyModel,
  statement: StatementModel,
  item: ListedString,
  report: Report,
): void {
  const parts = splitPath(item.value);
  const { resource: element } = statement;
  if (parts.length < 5 || !element) return;
  const [service = '', region = '', , type = ''] = parts;
  if (isName(region) && model.catalog.knowsRegion(region) === false) {
    report(
      model.language === 'old' ? 'IAM.1044' : 'UNKNOWN_REGION',
      itemPath(statement, element, item),
      item.node,
      `${shown(region)} is no region the account can use.`,
    );
  }
  if (!isName(service)) return;
  const types = model.catalog.resourceTypes(service);
  if (
    types &&
    types.length > 0 &&
    isName(type) &&
    !types.some((known) => known.toLowerCase() === type.toLowerCase())
  ) {
    report(
      'UNKNOWN_RESOURCE_TYPE',
      itemPath(statement, element, item),
      item.node,
      `${service} has no resource type ${shown(type)}; it has ${types.slice(0, 8).join(', ')}.`,
    );
  }
}

/** A literal: no wildcard, variable or placeholder in it. */
function isName(part: string): boolean {
  return part !== '' && !/[*?${}<>]/.test(part);
}
