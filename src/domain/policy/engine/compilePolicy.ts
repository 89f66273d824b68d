import {
  actionMatches,
  parseActionPattern,
  type ActionName,
  type ActionPattern,
} from '../language/actionPattern.ts';
import { compileCondition, type CompiledCondition } from '../language/conditions/condition.ts';
import type {
  Effect,
  PolicyDocument,
  PolicyVersion,
  PrincipalElement,
  Statement,
} from '../language/document.ts';
import { compileResource, type CompiledResource } from '../language/resourcePattern.ts';

/** A statement with everything prepared that a decision compares. */
export type CompiledStatement = {
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: Effect;
  /** True for NotAction: the statement is about every action but the patterns'. */
  readonly not: boolean;
  readonly patterns: readonly ActionPattern[];
  /** The Action or NotAction element as written. */
  readonly actions: readonly string[];
  readonly resource: CompiledResource | null;
  readonly condition: CompiledCondition | null;
  readonly principal: { readonly not: boolean; readonly value: PrincipalElement } | null;
};

/** One Action string of one statement. */
export type PatternEntry = {
  readonly statement: CompiledStatement;
  readonly pattern: ActionPattern;
};

/** The statements of one effect, filed by the service their patterns name. */
export type PolicyPart = {
  readonly byService: ReadonlyMap<string, readonly PatternEntry[]>;
  /** Patterns whose service part has a wildcard. */
  readonly anyService: readonly PatternEntry[];
  readonly notActions: readonly CompiledStatement[];
};

/** A policy prepared once and shared by everyone who holds it. */
export type CompiledPolicy = {
  readonly statements: readonly CompiledStatement[];
  readonly parts: Readonly<Record<Effect, PolicyPart>>;
};

function compileStatement(
  statement: Statement,
  index: number,
  version: PolicyVersion,
): CompiledStatement {
  const patterns = statement.action.values
    .map((text) => parseActionPattern(text, version))
    .filter((pattern) => pattern !== null);
  return {
    index,
    sid: statement.sid,
    effect: statement.effect,
    not: statement.action.not,
    patterns,
    actions: statement.action.values,
    resource: compileResource(statement.resource, version),
    condition: compileCondition(statement.condition, version),
    principal: statement.principal ?? null,
  };
}

function compilePart(statements: readonly CompiledStatement[]): PolicyPart {
  const byService = new Map<string, PatternEntry[]>();
  const anyService: PatternEntry[] = [];
  const notActions: CompiledStatement[] = [];
  for (const statement of statements) {
    if (statement.not) {
      notActions.push(statement);
      continue;
    }
    for (const pattern of statement.patterns) {
      if (pattern.service.kind !== 'literal') {
        anyService.push({ statement, pattern });
        continue;
      }
      const entries = byService.get(pattern.service.text);
      if (entries === undefined) byService.set(pattern.service.text, [{ statement, pattern }]);
      else entries.push({ statement, pattern });
    }
  }
  return { byService, anyService, notActions };
}

const COMPILED = new WeakMap<PolicyDocument, CompiledPolicy>();

/**
 * Prepares a policy. The same document object is prepared once, however many principals hold it.
 */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const known = COMPILED.get(document);
  if (known !== undefined) return known;
  const statements = document.statements.map((statement, index) =>
    compileStatement(statement, index, document.version),
  );
  const compiled: CompiledPolicy = {
    statements,
    parts: {
      Allow: compilePart(statements.filter((statement) => statement.effect === 'Allow')),
      Deny: compilePart(statements.filter((statement) => statement.effect === 'Deny')),
    },
  };
  COMPILED.set(document, compiled);
  return compiled;
}

/** Whether a NotAction statement is about the request: none of the action's names is listed. */
export function notActionMatches(
  statement: CompiledStatement,
  names: readonly ActionName[],
): boolean {
  return !statement.patterns.some((pattern) => names.some((name) => actionMatches(pattern, name)));
}
