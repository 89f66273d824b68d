import type { ConditionKeyFacts } from '#src/domain/policy/language/catalogView.ts';
import { isOldKey, keyType, type KeyType } from '#src/domain/policy/language/conditions/keys.ts';
import { serviceKeyTypes } from '#src/domain/policy/language/conditions/serviceKeys.ts';
import {
  readOperatorName,
  type OperatorUse,
} from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import { removeProperties } from '#src/domain/policy/text/edits.ts';
import { propertyOf } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Fix, type Report } from '../report/report.ts';
import {
  conditionPath,
  type ListedCondition,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';
import { addStrings } from '#src/domain/policy/language/listEdits.ts';
import { knownActions } from './knownActions.ts';
import { consequenceOf, effectOf, outcomeWithoutKey } from './outcome.ts';
import { reportUnknownKey } from './unknownKeys.ts';

/** Global keys that single services feed in the old check (docs/sources/policy-grammar.md#3-5). */
const oldServiceFedKeys = /^g:(enterpriseprojectid|sourceip|sourcevpc|sourcevpce|resourcetag\/.*)$/;
const onlyOldKeys = new Set(['g:projectname', 'g:servicename']);

/** Statements with more actions than this are not searched for actions that feed a key. */
const maxActions = 300;

/**
 * Is the key known, fed in this language, of the operator's type, and single- or multi-valued as
 * the prefix says?
 */
export function lintConditionKeys(model: PolicyModel, report: Report): void {
  for (const statement of model.statements) {
    if (statement.conditions.length === 0) continue;
    for (const condition of statement.conditions) lintKey(model, statement, condition, report);
    lintMfaAge(statement, report);
    lintSpellings(model, statement, report);
  }
}

/** Type and number of values of a key; undefined for an unknown one. */
export function factsOfKey(
  model: PolicyModel,
  key: string,
): KeyType | ConditionKeyFacts | undefined {
  const known =
    keyType(key) ??
    (key.toLowerCase().startsWith('g:') ? undefined : model.catalog.conditionKey(key));
  if (known) return known;
  // The actions of the key's service may not be loaded; its type is known all the same.
  const type = serviceKeyTypes.get(key.toLowerCase());
  return type && { type, multiValued: false };
}

function lintKey(
  model: PolicyModel,
  statement: StatementModel,
  condition: ListedCondition,
  report: Report,
): void {
  const lower = condition.key.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon <= 0) return;
  const at = condition.property.key;
  const facts = factsOfKey(model, condition.key);
  if (!facts) {
    reportUnknownKey(model, statement, condition, report);
    return;
  }
  if (
    model.language === 'old' &&
    lower.startsWith('g:') &&
    !isOldKey(lower) &&
    !oldServiceFedKeys.test(lower)
  )
    report(
      'NEW_CONDITION_KEY',
      conditionPath(statement, condition),
      at,
      `${shown(condition.key)} is fed for identity policies only.`,
    );
  if (model.language === 'new' && onlyOldKeys.has(lower))
    report(
      'OLD_CONDITION_KEY',
      conditionPath(statement, condition),
      at,
      `${shown(condition.key)} is a key of version 1.1.`,
    );
  const use = readOperatorName(condition.operator);
  if (use) lintUse(model, statement, condition, use, facts, report);
  if (model.language === 'new' && colon > 1) lintFeeding(model, statement, condition, report);
}

function lintUse(
  model: PolicyModel,
  statement: StatementModel,
  condition: ListedCondition,
  use: OperatorUse,
  facts: KeyType | ConditionKeyFacts,
  report: Report,
): void {
  const { operator, qualifier } = use;
  const at = condition.property.key;
  const path = conditionPath(statement, condition);
  if (operator.reads === 'presence') return;
  // Of the keys that the old check feeds itself the API says so as IAM.1055.
  if (operator.type !== facts.type && !(model.language === 'old' && isOldKey(condition.key))) {
    const denies = statement.effect === 'Deny';
    const told = `${operator.name} compares another type of value than ${shown(condition.key)} holds (${facts.type})`;
    report(
      'OPERATOR_KEY_MISMATCH',
      path,
      at,
      denies ? `${told}: the statement ${effectOf(statement, 'never')}.` : `${told}.`,
      denies ? { severity: 'error' } : {},
    );
  }
  if (facts.multiValued && qualifier === 'none') {
    const operatorKey =
      statement.conditionNode?.type === 'object'
        ? statement.conditionNode.properties.find(({ name }) => name === condition.operator)
        : undefined;
    const only = operatorKey?.value?.type === 'object' && operatorKey.value.properties.length === 1;
    const fix =
      operatorKey && only
        ? replaceFix(
            'Write ForAnyValue',
            operatorKey.key,
            JSON.stringify(`ForAnyValue:${condition.operator}`),
          )
        : undefined;
    report(
      'MISSING_SET_QUALIFIER',
      path,
      at,
      `${shown(condition.key)} can have several values; use ForAnyValue or ForAllValues.`,
      { fix },
    );
  } else if (!facts.multiValued && qualifier !== 'none') {
    report(
      'NEEDLESS_SET_QUALIFIER',
      path,
      at,
      `${shown(condition.key)} has one value; ${qualifier} is not needed.`,
    );
  }
}

/**
 * A service's key counts only for the actions that are printed with it
 * (docs/sources/policy-grammar.md#4-1). Told only when the keys of every listed action are known
 * and none is this one: a pattern may mean actions the catalogue does not have.
 */
function lintFeeding(
  model: PolicyModel,
  statement: StatementModel,
  condition: ListedCondition,
  report: Report,
): void {
  const actions = statement.action;
  if (!actions || actions.not || actions.items.length === 0 || actions.items.length > maxActions)
    return;
  const lower = condition.key.toLowerCase();
  const lookUp = knownActions(model.catalog);
  for (const action of actions.items) {
    const keys = action.literal ? lookUp(action.lower)?.conditionKeys : undefined;
    if (!keys || keys.some((key) => sameKey(key.toLowerCase(), lower))) return;
  }
  const [first] = actions.items;
  const whose =
    actions.items.length === 1
      ? `The request of ${first?.value} never carries`
      : `The requests of the ${actions.items.length} listed actions never carry`;
  report(
    'CONDITION_KEY_NOT_FED',
    conditionPath(statement, condition),
    condition.property.key,
    `${whose} ${shown(condition.key)}${outcomeWithout(statement, condition)}.`,
  );
}

/** What becomes of the condition when the key is never there, as the end of a sentence. */
function outcomeWithout(statement: StatementModel, condition: ListedCondition): string {
  return `: ${consequenceOf(statement, outcomeWithoutKey(condition))}`;
}

/** `svc:tag/<tag-key>` in a table stands for any tag. */
function sameKey(printed: string, used: string): boolean {
  const open = printed.indexOf('<');
  return open < 0 ? printed === used : used.startsWith(printed.slice(0, open));
}

/** One key under one operator in two spellings: JSON sees two names, a decision one key. */
function lintSpellings(model: PolicyModel, statement: StatementModel, report: Report): void {
  const seen = new Map<string, ListedCondition>();
  for (const condition of statement.conditions) {
    const name = `${condition.operator} ${condition.key.toLowerCase()}`;
    const first = seen.get(name);
    if (!first) seen.set(name, condition);
    else if (first.key !== condition.key)
      report(
        'DUPLICATE_CONDITION_KEY',
        conditionPath(statement, condition),
        condition.property.key,
        `${shown(condition.key)} is the same key as ${shown(first.key)}, under the same operator.`,
        { fix: mergeFix(model, statement, first, condition) },
      );
  }
}

/** Puts the values of the second spelling under the first. */
function mergeFix(
  { source }: PolicyModel,
  { conditionNode }: StatementModel,
  first: ListedCondition,
  second: ListedCondition,
): Fix | undefined {
  const keys =
    conditionNode?.type === 'object' ? propertyOf(conditionNode, first.operator)?.value : undefined;
  if (keys?.type !== 'object' || !first.node) return undefined;
  const known = new Set(first.values.map(({ value }) => value));
  const added = second.values.map(({ value }) => value).filter((value) => !known.has(value));
  const edits = [
    ...addStrings(source.text, first.node, added),
    ...removeProperties(keys, new Set([keys.properties.indexOf(second.property)])),
  ];
  return { title: `Merge into ${first.key}`, edits };
}

function lintMfaAge(statement: StatementModel, report: Report): void {
  const age = statement.conditions.find(({ key }) => key.toLowerCase() === 'g:mfaage');
  if (age && !statement.conditions.some(({ key }) => key.toLowerCase() === 'g:mfapresent')) {
    report(
      'MFA_AGE_ALONE',
      conditionPath(statement, age),
      age.property.key,
      'g:MFAAge stands without g:MFAPresent.',
    );
  }
}
