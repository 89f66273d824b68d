import { readOperatorName } from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import {
  principalKinds,
  type ConditionBlock,
  type PolicyDocument,
  type Statement,
} from '#src/domain/policy/language/document.ts';
import {
  actionIncludes,
  actionMeets,
  actionParts,
  resourceIncludes,
  type ActionParts,
} from './patterns.ts';

/** One combination that a statement speaks of: an action (or all but some) on a resource, under its condition, for its principals. */
export type Box = {
  readonly statement: Statement;
  readonly statementIndex: number;
  /** As written. */
  readonly action: string;
  readonly actions:
    | { readonly not: false; readonly parts: ActionParts }
    | { readonly not: true; readonly parts: readonly ActionParts[] };
  /** One string of the Resource element; null: every resource, or the whole NotResource element of the statement. */
  readonly resource: string | null;
};

/** Other names of an action pattern's actions, in the other vocabulary. A request is about all its names at once. */
export type OtherNames = (parts: ActionParts) => readonly ActionParts[];

/** Takes the statements of one effect apart. Strings that fit nothing are left out. */
export function boxesOf(document: PolicyDocument, effect: Statement['effect']): Box[] {
  return document.statements.flatMap((statement, statementIndex): Box[] => {
    if (statement.effect !== effect) return [];
    const listed = statement.action.values.flatMap((text) => {
      const parts = actionParts(text, document.version);
      return parts === null ? [] : [{ text, parts }];
    });
    const resources =
      statement.resource === undefined || statement.resource.not
        ? [null]
        : statement.resource.values;
    const actions: Pick<Box, 'action' | 'actions'>[] = statement.action.not
      ? [
          {
            action: `NotAction ${statement.action.values.join(', ')}`,
            actions: { not: true, parts: listed.map(({ parts }) => parts) },
          },
        ]
      : listed.map(({ text, parts }) => ({ action: text, actions: { not: false, parts } }));
    return actions.flatMap((action) =>
      resources.map((resource) => ({ ...action, statement, statementIndex, resource })),
    );
  });
}

const EVERYTHING: ActionParts = ['*', '*', '*'];

/** Whether every action of `narrow` is one of `wide`. Sure when it says yes. */
export function coversAction(wide: Box, narrow: Box, otherNames: OtherNames): boolean {
  const a = wide.actions;
  const b = narrow.actions;
  if (!a.not) return b.not ? actionIncludes(a.parts, EVERYTHING) : actionIncludes(a.parts, b.parts);
  if (b.not) return a.parts.every((left) => b.parts.some((out) => actionIncludes(out, left)));
  const names = [b.parts, ...otherNames(b.parts)];
  return !a.parts.some((left) => names.some((name) => actionMeets(left, name)));
}

/** Whether some action may belong to both. Says yes when in doubt. */
export function meetsAction(a: Box, b: Box, otherNames: OtherNames): boolean {
  if (a.actions.not || b.actions.not) return true;
  const names = [a.actions.parts, ...otherNames(a.actions.parts)];
  const { parts } = b.actions;
  return names.some((name) => actionMeets(name, parts));
}

/** Whether every resource of `narrow` is one of `wide`; NotResource elements are compared as a whole. */
export function coversResource(wide: Box, narrow: Box): boolean {
  if (wide.resource === null) {
    const left = wide.statement.resource;
    if (left === undefined) return true;
    const other = narrow.statement.resource;
    return narrow.resource === null && other !== undefined && sameList(left.values, other.values);
  }
  if (narrow.resource === null) return wide.resource === '*';
  return resourceIncludes(wide.resource, narrow.resource);
}

type Clause = {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
};
const clausesOf = (block: ConditionBlock = {}): Clause[] =>
  Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key: key.toLowerCase(), values })),
  );

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length &&
  a.every((value) => b.includes(value)) &&
  b.every((value) => a.includes(value));
const within = (part: readonly string[], whole: readonly string[]): boolean =>
  part.every((value) => whole.includes(value));

/** Whether `narrow` holding means that `wide` holds: fewer values to equal, or more to differ from. */
function clauseCovers(wide: Clause, narrow: Clause): boolean {
  if (wide.key !== narrow.key || wide.operator !== narrow.operator) return false;
  const operator = readOperatorName(wide.operator)?.operator;
  if (operator === undefined || operator.reads === 'presence' || narrow.values.length === 0)
    return sameList(wide.values, narrow.values);
  return operator.negative
    ? within(wide.values, narrow.values)
    : within(narrow.values, wide.values);
}

/** Whether the condition of `wide` holds whenever that of `narrow` does. */
export function coversCondition(wide: Box, narrow: Box): boolean {
  const clauses = clausesOf(narrow.statement.condition);
  return clausesOf(wide.statement.condition).every((clause) =>
    clauses.some((other) => clauseCovers(clause, other)),
  );
}

/** Whether everybody whom `narrow` means is meant by `wide`. Identity policies mean their holder. */
export function coversPrincipal(wide: Box, narrow: Box): boolean {
  const a = wide.statement.principal;
  const b = narrow.statement.principal;
  if (b === undefined) return true;
  if (a === undefined) return false;
  if (a.not || b.not)
    return (
      a.not === b.not &&
      principalKinds.every((kind) => sameList(a.value[kind] ?? [], b.value[kind] ?? []))
    );
  return principalKinds.every(
    (kind) =>
      within(b.value[kind] ?? [], a.value[kind] ?? []) ||
      (kind === 'IAM' && a.value.IAM?.includes('*') === true),
  );
}

/** Whether every request that `narrow` speaks of is one that `wide` speaks of. Sure when it says yes. */
export const covers = (wide: Box, narrow: Box, otherNames: OtherNames): boolean =>
  coversAction(wide, narrow, otherNames) &&
  coversResource(wide, narrow) &&
  coversCondition(wide, narrow) &&
  coversPrincipal(wide, narrow);
