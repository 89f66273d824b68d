import type { JsonNode, JsonProperty, TextRange } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import { validateDepends } from './depends.ts';
import { wrapFix } from './wrapFix.ts';

/** Characters a policy may have, counted as compact JSON. */
export const sizeLimit = { old: 6144, new: 6144, scp: 5120 } as const;

/** The size limit of a profile; undefined for system-defined roles, which have none. */
export function sizeLimitOf(model: Pick<PolicyModel, 'profile' | 'language'>): number | undefined {
  if (model.profile === 'role') return undefined;
  return model.profile === 'scp' ? sizeLimit.scp : sizeLimit[model.language];
}

/** The document as a whole: kind, size, version, list of statements, other elements. */
export function validateDocument(model: PolicyModel, report: Report): void {
  const { source, root, language } = model;
  if (!source.root) return;
  if (!root) {
    report(
      language === 'old' ? 'IAM.1020' : 'DATA_TYPE_MISMATCH',
      [],
      source.root,
      'The policy has to be a JSON object.',
    );
    return;
  }
  const opening = { offset: root.offset, end: root.offset + 1 };
  validateSize(model, opening, report);
  if (source.text.startsWith('\ufeff')) {
    const mark = { offset: 0, end: 1 };
    report('BYTE_ORDER_MARK', [], mark, 'A byte order mark stands before the document.', {
      fix: replaceFix('Remove the byte order mark', mark, ''),
      aboutText: true,
    });
  }
  let version: JsonProperty | undefined;
  let statement: JsonProperty | undefined;
  for (const property of root.properties) {
    if (property.name === 'Version') version = property;
    else if (property.name === 'Statement') statement = property;
    else if (property.name === 'Depends' && language === 'old')
      validateDepends(model, property, report);
    else if (language === 'new')
      report(
        'INVALID_POLICY_ELEMENT',
        [property.name],
        property.key,
        `${shown(property.name)} is no element of a policy.`,
      );
    else
      report(
        'UNKNOWN_ELEMENT',
        [property.name],
        property.key,
        `${shown(property.name)} is no element of a policy; it has no effect.`,
      );
  }
  validateVersion(model, version, opening, report);
  validateStatementList(model, statement?.value, opening, report);
}

function validateSize(model: PolicyModel, at: TextRange, report: Report): void {
  const limit = sizeLimitOf(model);
  const size = model.source.compactLength;
  if (limit === undefined || size <= limit) return;
  const code = model.language === 'old' ? 'IAM.1021' : 'POLICY_SIZE_EXCEEDED';
  report(
    code,
    [],
    at,
    `The policy has ${size} characters without white space; ${limit} are allowed.`,
  );
}

function validateVersion(
  model: PolicyModel,
  property: JsonProperty | undefined,
  opening: TextRange,
  report: Report,
): void {
  const node = property?.value;
  const written = node?.type === 'string' ? node.value : undefined;
  if (model.language === 'new') {
    if (!property) {
      report('MISSING_VERSION', ['Version'], opening, 'Version is missing; it has to be "5.0".', {
        fix: {
          title: 'Insert the version',
          edits: [{ offset: opening.end, end: opening.end, text: '"Version": "5.0", ' }],
        },
      });
    } else if (node && written === undefined) {
      report('DATA_TYPE_MISMATCH', ['Version'], node, 'Version has to be the string "5.0".', {
        fix: replaceFix('Write "5.0"', node, '"5.0"'),
      });
    } else if (node && written !== '5.0') {
      report(
        'INVALID_VERSION',
        ['Version'],
        node,
        `Version is ${shown(written ?? '')}; it has to be "5.0".`,
        { fix: replaceFix('Write "5.0"', node, '"5.0"') },
      );
    }
    return;
  }
  const role = model.profile === 'role';
  if (written === '1.1' || (role && written === '1.0')) return;
  const code = role ? 'IAM.1026' : 'IAM.1024';
  const wanted = role ? '"1.0" or "1.1"' : '"1.1"';
  if (!node) {
    report(
      code,
      ['Version'],
      property?.key ?? opening,
      `Version is missing; it has to be ${wanted}.`,
      property
        ? {}
        : {
            fix: {
              title: 'Insert the version',
              edits: [{ offset: opening.end, end: opening.end, text: '"Version": "1.1", ' }],
            },
          },
    );
  } else {
    report(code, ['Version'], node, `Version has to be the string ${wanted}.`, {
      fix: replaceFix('Write "1.1"', node, '"1.1"'),
    });
  }
}

function validateStatementList(
  model: PolicyModel,
  node: JsonNode | undefined,
  opening: TextRange,
  report: Report,
): void {
  const old = model.language === 'old';
  if (!node) {
    report(
      old ? 'IAM.1027' : 'MISSING_STATEMENT',
      ['Statement'],
      opening,
      'Statement is missing; it has to be an array of statements.',
    );
    return;
  }
  if (node.type !== 'array') {
    report(
      old ? 'IAM.1027' : 'DATA_TYPE_MISMATCH',
      ['Statement'],
      node,
      'Statement has to be an array.',
      node.type === 'object' ? { fix: wrapFix(node) } : {},
    );
    return;
  }
  const count = node.items.length;
  if (count === 0)
    report(
      old ? 'IAM.1028' : 'EMPTY_STATEMENT',
      ['Statement'],
      node,
      'Statement is empty; a policy has at least one statement.',
    );
  else if (count > 8 && old && model.profile !== 'role') {
    const beyond = { offset: node.items[8]?.offset ?? node.offset, end: node.end };
    if (model.profile === 'agency')
      report('IAM.1028', ['Statement'], beyond, `There are ${count} statements; 8 are allowed.`);
    else
      report(
        'MANY_STATEMENTS',
        ['Statement'],
        beyond,
        `There are ${count} statements; some pages allow eight.`,
      );
  }
  for (const [index, item] of node.items.entries()) {
    if (item.type !== 'object')
      report(
        old ? 'IAM.1027' : 'DATA_TYPE_MISMATCH',
        ['Statement', index],
        item,
        'A statement has to be a JSON object.',
      );
  }
}
