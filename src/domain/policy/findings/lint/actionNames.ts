import { globMatches, parseGlob } from '#src/domain/policy/language/glob.ts';
import { nearest } from '../report/nearest.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { listed, replaceFix, shown, type Report } from '../report/report.ts';
import type { ListedAction } from '#src/domain/policy/language/listedAction.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { knownActions, type KnownAction } from './knownActions.ts';
import { byNaturalness } from './naturalName.ts';
import { nearAction } from './nearName.ts';

/**
 * A near name is looked for so often per check, a pattern compared with the catalogue so often:
 * both cost more than a lookup.
 */
const maxSuggestions = 8;
const maxPatterns = 400;

/** Is every action one the catalogue knows, in the vocabulary and spelling of this language? */
export function lintActionNames(model: PolicyModel, report: Report): void {
  if (model.profile === 'role') return;
  const state: State = {
    model,
    report,
    lookUp: knownActions(model.catalog),
    services: new Map(),
    patterns: new Set(),
    suggestions: maxSuggestions,
  };
  for (const statement of model.statements) {
    // A form that the API refuses is an error already.
    for (const action of statement.action?.items ?? [])
      if (action.parts === 3 && action.service !== '' && !/\s/.test(action.value))
        lintAction(state, statement, action);
  }
}

type State = {
  readonly model: PolicyModel;
  readonly report: Report;
  readonly lookUp: (lower: string) => KnownAction | undefined;
  /** Verdict per service code met so far. */
  readonly services: Map<string, 'known' | 'unknown' | 'pattern'>;
  readonly patterns: Set<string>;
  suggestions: number;
};

function lintAction(state: State, statement: StatementModel, action: ListedAction): void {
  const { catalog } = state.model;
  let service = state.services.get(action.service);
  if (service === undefined) {
    service =
      action.service.includes('*') || action.service.includes('?')
        ? 'pattern'
        : catalog.knowsService(action.service)
          ? 'known'
          : 'unknown';
    state.services.set(action.service, service);
    if (service === 'unknown') reportUnknownService(state, statement, action);
  }
  if (service === 'pattern') {
    if (action.service !== '*')
      state.report(
        'SERVICE_WILDCARD',
        pathOf(statement, action),
        action.node,
        `The service part of ${shown(action.value)} is neither a code nor * alone.`,
      );
    return;
  }
  if (service === 'unknown') return;
  if (!action.literal) {
    lintPattern(state, statement, action);
    return;
  }
  const known = state.lookUp(action.lower);
  if (known) lintKnown(state, statement, action, known);
  else if (catalog.hasAction(action.lower) === false) reportUnknownAction(state, statement, action);
}

function pathOf(statement: StatementModel, action: ListedAction): (string | number)[] {
  return statement.action ? itemPath(statement, statement.action, action) : [];
}

function reportUnknownService(state: State, statement: StatementModel, action: ListedAction): void {
  const { catalog } = state.model;
  const codes = catalog.serviceCodes();
  if (codes.length === 0) return;
  const near =
    state.suggestions-- > 0
      ? nearest(action.service, codes, action.service.length > 4 ? 2 : 1)
      : undefined;
  // Another service is no slip of the pen: only one that has the very action is offered.
  const rest = action.value.slice(action.service.length);
  const meant = near !== undefined && catalog.hasAction(near + rest) === true ? near : undefined;
  const fix = meant
    ? replaceFix(`Write ${meant}`, action.node, JSON.stringify(meant + rest))
    : undefined;
  state.report(
    'UNKNOWN_SERVICE',
    pathOf(statement, action),
    action.node,
    `The catalogue has no service ${shown(action.service)}${meant ? `; ${meant} is one` : ''}.`,
    { fix },
  );
}

function reportUnknownAction(state: State, statement: StatementModel, action: ListedAction): void {
  const { catalog, language } = state.model;
  const lookUp = (name: string): boolean => state.lookUp(name.toLowerCase())?.in[language] ?? false;
  const other = byNaturalness(action.value, catalog.otherNames(action.lower)).names;
  const names = catalog.actionsOf(action.service)?.filter(lookUp);
  const meant =
    other[0] ?? (state.suggestions-- > 0 && names ? nearAction(action.value, names) : undefined);
  const fix = meant ? replaceFix(`Write ${meant}`, action.node, JSON.stringify(meant)) : undefined;
  state.report(
    language === 'old' ? 'IAM.1036' : 'UNKNOWN_ACTION',
    pathOf(statement, action),
    action.node,
    `The catalogue does not list the action ${shown(action.value)}${meant ? `; it has ${meant}` : ''}.`,
    { fix },
  );
}

function lintKnown(
  state: State,
  statement: StatementModel,
  action: ListedAction,
  known: KnownAction,
): void {
  if (!known.in[state.model.language] && known.otherNames.length > 0) {
    const version = state.model.language === 'old' ? '1.1' : '5.0';
    const { names, plain } = byNaturalness(known.name, known.otherNames);
    const [first = '', ...others] = names;
    const fix = plain
      ? replaceFix(`Write ${first}`, action.node, JSON.stringify(first))
      : undefined;
    state.report(
      version === '1.1' ? 'NEW_ACTION_NAME' : 'OLD_ACTION_NAME',
      pathOf(statement, action),
      action.node,
      `${shown(action.value)} is called ${first} in version ${version}${alsoCalled(others)}.`,
      { fix },
    );
    return;
  }
  if (language(state) === 'new' && isOwnSpelling(action.value, known.name)) return;
  if (
    known.name !== action.value &&
    known.name.slice(known.name.indexOf(':')) !== action.value.slice(action.value.indexOf(':'))
  ) {
    state.report(
      'ACTION_NAME_CASE',
      pathOf(statement, action),
      action.node,
      `The catalogue spells it ${known.name}.`,
      { fix: replaceFix(`Write ${known.name}`, action.node, JSON.stringify(known.name)) },
    );
  }
}

const language = ({ model }: State): PolicyModel['language'] => model.language;

/** Version 5.0 writes operations with a small letter where the tables of 1.1 have a capital one. */
function isOwnSpelling(written: string, name: string): boolean {
  const small = (text: string): string =>
    text.replace(/:[A-Z](?=[^:]*$)/, (letter) => letter.toLowerCase());
  return small(written) === written && small(name) === written;
}

/** So many further names are told one by one. */
const maxOthers = 3;

function alsoCalled(others: readonly string[]): string {
  if (others.length === 0) return '';
  const more = others.length - maxOthers;
  return `, or ${listed([...others.slice(0, maxOthers), ...(more > 0 ? [`${more} more`] : [])])}`;
}

function lintPattern(state: State, statement: StatementModel, action: ListedAction): void {
  if (action.type === '*' && action.operation === '*') return;
  if (state.patterns.has(action.lower) || state.patterns.size >= maxPatterns) return;
  state.patterns.add(action.lower);
  const names = state.model.catalog.actionsOf(action.service);
  if (!names) return;
  const type = parseGlob(action.type, true);
  const operation = parseGlob(action.operation, true);
  const fits = partsOf(names).some(
    (parts) => globMatches(type, parts.type) && globMatches(operation, parts.operation),
  );
  if (!fits)
    state.report(
      'NO_MATCHING_ACTION',
      pathOf(statement, action),
      action.node,
      `No action of the catalogue fits ${shown(action.value)}.`,
    );
}

type NameParts = { readonly type: string; readonly operation: string };

/** The catalogue's lists, taken apart once each. */
const takenApart = new WeakMap<readonly string[], readonly NameParts[]>();

function partsOf(names: readonly string[]): readonly NameParts[] {
  const known = takenApart.get(names);
  if (known) return known;
  const parts = names.map((name) => {
    const [, type = '', operation = ''] = name.toLowerCase().split(':');
    return { type, operation };
  });
  takenApart.set(names, parts);
  return parts;
}
