import type { Holding } from '../engine/actionIndex.ts';
import { compilePolicy, type CompiledStatement } from '../engine/compilePolicy.ts';
import type { Clause } from '../language/conditions/condition.ts';
import { readOperatorName } from '../language/conditions/operators/operatorName.ts';
import type { Grant, GrantScope, PolicyKind } from '../engine/decision.ts';
import type { PolicyVersion, PrincipalElement } from '../language/document.ts';
import type { CompiledResource } from '../language/resourcePattern.ts';
import { dependenciesIn, type Dependency } from '../engine/scope.ts';
import { parseTemplate, type Template } from '../language/variables.ts';

/** Which of the two sets of grants something belongs to. */
export type Side = 'saved' | 'edited';

/** One key under one operator, with its values read for their variables and wildcards. */
export type Test = {
  /** The same for tests of the same meaning, on both sides. */
  readonly id: string;
  /** Lower case. */
  readonly key: string;
  readonly clause: Clause;
  readonly templates: readonly Template[];
};

/** A Resource element; the same `id` means the same. */
export type Place = {
  readonly id: string;
  readonly resource: CompiledResource;
  readonly version: PolicyVersion;
};

/**
 * When a statement that fits the action applies. Statements of either side that say the same share
 * one term, so that what did not change drops out of the comparison by itself.
 */
export type Term = {
  readonly id: string;
  readonly scope: GrantScope;
  readonly dependencies: readonly Dependency[];
  /** Null: the statement is not asked whom it means. */
  readonly principal: {
    readonly element: { readonly not: boolean; readonly value: PrincipalElement } | null;
  } | null;
  readonly place: Place | null;
  readonly tests: readonly Test[];
};

/** A statement of one side with its term. */
export type Item = {
  readonly side: Side;
  readonly grant: Grant;
  readonly statement: CompiledStatement;
  readonly level: string;
  readonly term: Term;
};

/** Only these two kinds have principals (`judge`). */
const isAboutPrincipals = (kind: PolicyKind): boolean => kind === 'trust' || kind === 'resource';

/** The version matters only to texts with a question mark or a variable. */
const dialect = (texts: readonly string[], version: PolicyVersion): string =>
  texts.some((text) => /[?$]/.test(text)) ? version.slice(0, 1) : '';

/** Without what repeats: order and repetition mean nothing in any list of a policy. */
const inOrder = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

function testOf(clause: Clause, version: PolicyVersion): Test {
  const { how, key, expected, operator } = clause;
  const wildcards = how.type === 'compare' && how.operator.reads === 'pattern';
  const folded = key.toLowerCase();
  const values = inOrder(expected);
  const templates =
    how.type === 'compare'
      ? values.map((text) =>
          parseTemplate(text, { star: wildcards, questionMark: wildcards, version }),
        )
      : [];
  return {
    id: JSON.stringify([operator, folded, values, dialect(values, version)]),
    key: folded,
    clause,
    templates,
  };
}

function placeOf(resource: CompiledResource | null, version: PolicyVersion): Place | null {
  if (resource === null) return null;
  const values = inOrder(resource.asWritten);
  const { not, patterns } = resource;
  return {
    id: JSON.stringify([
      not,
      patterns[0]?.form === 'other' ? 'uri' : 'path',
      values,
      version === '5.0' ? '5' : '1',
    ]),
    resource,
    version,
  };
}

/** Never true: an operator that does not exist, or that does not suit the key. */
const canHold = (clause: Clause): boolean => clause.how.type !== 'never';

function termOf({ grant, dependencies }: Holding, statement: CompiledStatement): Term | null {
  const { version } = grant.document;
  if (!(statement.condition ?? []).every(canHold)) return null;
  const tests = (statement.condition ?? []).map((clause) => testOf(clause, version));
  const place = placeOf(statement.resource, version);
  const principal = isAboutPrincipals(grant.kind) ? { element: statement.principal } : null;
  const id = JSON.stringify([
    grant.scope,
    dependencies,
    principal,
    place?.id ?? null,
    inOrder(tests.map((test) => test.id)),
  ]);
  return { id, scope: grant.scope, dependencies, principal, place, tests };
}

/** Takes a set of grants apart. Statements that can never apply are left out. */
export function itemsOf(side: Side, grants: readonly Grant[]): readonly Item[] {
  const dependenciesOf = dependenciesIn(grants);
  return grants.flatMap((grant): readonly Item[] => {
    const holding: Holding = { grant, dependencies: dependenciesOf(grant) };
    return compilePolicy(grant.document).statements.flatMap((statement) => {
      const term = termOf(holding, statement);
      return term === null
        ? []
        : [
            {
              side,
              grant,
              statement,
              level: grant.kind === 'scp' ? (grant.path[0]?.id ?? '') : '',
              term,
            },
          ];
    });
  });
}

/** How the statements spell the keys, by the key in lower case. */
export function spellingsOf(terms: readonly Term[]): ReadonlyMap<string, string> {
  const written = terms.flatMap(({ tests, place }) => {
    const templates = [
      ...tests.flatMap((test) => test.templates),
      ...(place === null ? [] : templatesIn(place)),
    ];
    const named = templates.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.type === 'variable' ? [part.key] : [])),
    );
    return [...named, ...tests.map(({ clause }) => clause.key)];
  });
  return new Map(written.map((key) => [key.toLowerCase(), key]));
}

/** The templates of a Resource element. */
export const templatesIn = ({ resource }: Place): readonly Template[] =>
  resource.patterns.flatMap((pattern) =>
    pattern.form === 'path'
      ? pattern.segments.flatMap((segment) =>
          segment.type === 'template' ? [segment.template] : [],
        )
      : [],
  );

/** The variables of a template, lower case. */
export const variablesOf = ({ parts, broken }: Template): readonly string[] =>
  broken ? [] : parts.flatMap((part) => (part.type === 'variable' ? [part.key.toLowerCase()] : []));

/** Whether a test takes the values of a key one by one. */
export const isQualified = ({ clause }: Test): boolean =>
  (readOperatorName(clause.operator)?.qualifier ?? 'none') !== 'none';
