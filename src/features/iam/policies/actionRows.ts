import type { ActionGroup, ActionTable } from '#src/catalog/actionTables.ts';
import { findService } from '#src/catalog/services.ts';
import type { CatalogAction, ServiceActions } from '#src/catalog/types.ts';
import {
  actionMatches,
  parseAction,
  parseActionPattern,
} from '#src/domain/policy/language/actionPattern.ts';
import type { Effect, PolicyDocument } from '#src/domain/policy/language/document.ts';

/** One row of the action table: an entry as written, or one of the actions under it. */
export type ActionRow = {
  readonly id: string;
  readonly effect: Effect;
  /** The entry as written, a pattern perhaps; `not` when the statement means everything but it. */
  readonly action: string;
  readonly not: boolean;
  /** The single action the row is about; undefined ("-") when it is about the whole entry. */
  readonly specific: string | undefined;
  readonly description: string;
  /** Actions of the catalogue that a pattern without specific action stands for. */
  readonly fitting: readonly CatalogAction[];
};

type Files = ReadonlyMap<string, ServiceActions>;
type Version = PolicyDocument['version'];

const hasWildcard = (action: string) => action.includes('*') || action.includes('?');
const serviceOf = (action: string) => (action.split(':', 1)[0] ?? '').toLowerCase();
const sentence = (words: string) => (words === '' || words.endsWith('.') ? words : `${words}.`);

/** What the catalogue says about an action; '' when it does not know it. */
function meaning(action: string, files: Files): string {
  const known = files
    .get(serviceOf(action))
    ?.actions.find(({ name }) => name.toLowerCase() === action.toLowerCase());
  return sentence(known?.description ?? '');
}

/** A pattern in words, as docs/sources/ucs-roles-and-policies.md#action-tables has them. */
function patternMeaning(pattern: string): string {
  const service = findService(serviceOf(pattern));
  if (service === undefined) return 'Every action that fits the pattern, of every service.';
  switch (pattern.slice(pattern.indexOf(':'))) {
    case ':*:*':
      return `Perform all operations on ${service.abbreviation}.`;
    case ':*:get':
    case ':*:get*':
      return `View ${service.abbreviation} resource details.`;
    case ':*:list':
    case ':*:list*':
      return `List all ${service.abbreviation} resources.`;
    default:
      return `Every action of ${service.name} that fits the pattern.`;
  }
}

/** The actions of the catalogue that a pattern of a policy of this version stands for. */
export function fittingActions(
  written: string,
  version: Version,
  files: Files,
): readonly CatalogAction[] {
  const pattern = parseActionPattern(written, version);
  if (pattern === null) return [];
  const names = version === '5.0' ? '5.0' : '1.1';
  const code = findService(serviceOf(written))?.code;
  return (code === undefined ? [] : (files.get(code)?.actions ?? [])).filter((action) => {
    const parsed = parseAction(action.name);
    return action.versions.includes(names) && parsed !== null && actionMatches(pattern, parsed);
  });
}

/** The row of an entry as a whole. */
function wholeRow(
  entry: Pick<ActionRow, 'id' | 'effect' | 'action' | 'not'>,
  version: Version,
  files: Files,
  description?: string,
): ActionRow {
  const pattern = hasWildcard(entry.action);
  const words = pattern ? patternMeaning(entry.action) : meaning(entry.action, files);
  return {
    ...entry,
    specific: undefined,
    description: description ?? words,
    fitting: pattern ? fittingActions(entry.action, version, files) : [],
  };
}

/** The actions of a policy, a row for each entry, in the order of the document. */
export function actionRows(document: PolicyDocument, files: Files): readonly ActionRow[] {
  return document.statements.flatMap(({ effect, action }, statement) =>
    action.values.map((written, index) =>
      wholeRow(
        { id: `${statement} ${index}`, effect, action: written, not: action.not },
        document.version,
        files,
      ),
    ),
  );
}

/**
 * The rows of a documented table: one for each specific action, one for each entry without any.
 * @param table of allowed actions in a policy of version 1.1
 */
export function tableRows({ groups, words }: ActionTable, files: Files): readonly ActionRow[] {
  return groups.flatMap(({ action, specific }, index): readonly ActionRow[] => {
    const entry = { id: `${index}`, effect: 'Allow', action, not: false } as const;
    if (specific === undefined) return [wholeRow(entry, '1.1', files, words[action])];
    return specific.map((name) => ({
      ...entry,
      id: `${index} ${name}`,
      specific: name,
      description: words[name] ?? meaning(name, files),
      fitting: [],
    }));
  });
}

/** Actions that an entry of the table would allow, and the policy does not. */
export function notGranted(
  groups: readonly ActionGroup[],
  document: PolicyDocument,
  files: Files,
): readonly string[] {
  const granted = new Set(
    document.statements.flatMap(({ effect, action }) =>
      effect === 'Allow' && !action.not
        ? action.values.flatMap((written) => fittingActions(written, document.version, files))
        : [],
    ),
  );
  const named = groups.flatMap(({ action }) => fittingActions(action, document.version, files));
  return [...new Set(named)].filter((action) => !granted.has(action)).map(({ name }) => name);
}
