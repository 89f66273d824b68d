import { getLocation, type JSONPath, type Location } from 'jsonc-parser';
import { findService, services } from '#src/catalog/services.ts';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import type { ActionVersion, ServiceActions } from '#src/catalog/types.ts';
import { principalKinds } from '#src/domain/policy/language/document.ts';
import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { nodeAt } from '#src/domain/policy/text/jsonTree.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import type { EditorSuggestion } from '#src/ui/jsonEditor/types.ts';
import { choicesOf, offered, otherNames, type ActionChoice } from './actionChoice.ts';
import { conditionKeysFor } from './conditionKeys.ts';
import { dialectOf } from './dialect.ts';
import { operatorEntries } from './operatorWords.ts';
import { servicesIn } from './scope.ts';

/**
 * Where the cursor stands: the part of the text that a suggestion replaces, and whether it
 * brings its own quotes.
 */
type Place = {
  readonly offset: number;
  readonly end: number;
  readonly typed: string;
  readonly quote: boolean;
};

function placeOf(text: string, offset: number, { previousNode }: Location): Place {
  const inString =
    previousNode !== undefined &&
    (previousNode.type === 'string' || previousNode.type === 'property') &&
    offset > previousNode.offset &&
    offset <= previousNode.offset + previousNode.length;
  if (!inString) return { offset, end: offset, typed: '', quote: true };
  const closed =
    previousNode.length > 1 && text.charAt(previousNode.offset + previousNode.length - 1) === '"';
  const end = previousNode.offset + previousNode.length - (closed ? 1 : 0);
  if (offset > end) return { offset, end: offset, typed: '', quote: true };
  return {
    offset: previousNode.offset + 1,
    end,
    typed: text.slice(previousNode.offset + 1, offset),
    quote: false,
  };
}

type Proposal = Pick<EditorSuggestion, 'kind'> & {
  readonly value: string;
  readonly detail?: string;
  readonly documentation?: string;
  readonly more?: readonly string[];
  readonly again?: boolean;
};

const suggestionAt =
  (place: Place) =>
  ({ value, more, ...rest }: Proposal): EditorSuggestion => ({
    ...rest,
    label: value,
    insertText: place.quote ? JSON.stringify(value) : value,
    offset: place.offset,
    end: place.end,
    ...(more === undefined || more.length === 0 ? {} : { filterText: [value, ...more].join(' ') }),
  });

/**
 * Names of members that are not there yet, with an empty value of the right kind when none follows.
 */
function members(
  text: string,
  place: Place,
  names: readonly string[],
  present: readonly string[],
  empty: (name: string) => string,
): readonly EditorSuggestion[] {
  const followed = /^"?\s*:/.test(text.slice(place.end));
  const free = names.filter((name) => name === place.typed || !present.includes(name));
  return free.map((name) => {
    // Inside quotes only the name is replaced: the closing quote stays where the editor put it.
    const insertText = place.quote ? `"${name}": ${empty(name)}` : name;
    return {
      label: name,
      insertText: followed && place.quote ? `"${name}"` : insertText,
      kind: 'property',
      offset: place.offset,
      end: place.end,
    };
  });
}

/** Names that the object at a path already has; also in text that is broken further on. */
const memberNames = (text: string, path: JSONPath): readonly string[] => {
  const node = nodeAt(parsePolicyText(text).root, path);
  return node?.type === 'object' ? node.properties.map(({ name }) => name) : [];
};

const emptyValues: Readonly<Record<string, string>> = {
  Effect: '"Allow"',
  Sid: '""',
  Condition: '{}',
  Principal: '{}',
};

/** Access level, and whose name it is where it is not the version's own. */
const detailOf = ({ level, borrowedFrom }: ActionChoice): string =>
  `${level.replace('_', ' ')}${borrowedFrom === undefined ? '' : ` · ${borrowedFrom} name`}`;

/** Services while no colon is typed, then the actions of the service and its wildcards. */
async function actions(typed: string, version: ActionVersion): Promise<readonly Proposal[]> {
  const code = typed.split(':', 1)[0] ?? '';
  if (!typed.includes(':')) {
    return services.map((service) => ({
      value: `${service.code}:`,
      kind: 'service',
      detail: service.abbreviation,
      documentation: service.name,
      more: [service.name, service.abbreviation],
      again: true,
    }));
  }
  if (findService(code) === undefined) return [];
  const file = await loadServiceActions(code);
  const types = [...new Set(file.actions.map(({ name }) => name.split(':')[1] ?? ''))].filter(
    (type) => type !== '',
  );
  const wildcards = [`${file.service}:*:*`, ...types.map((type) => `${file.service}:${type}:*`)];
  const named = offered(choicesOf(file.actions, [], version).actions, version, false);
  return [
    ...named.map((action): Proposal => ({
      value: action.name,
      kind: 'value',
      detail: detailOf(action),
      documentation: action.description,
      more: otherNames(action),
    })),
    ...wildcards.map((value): Proposal => ({ value, kind: 'snippet', detail: 'wildcard' })),
  ];
}

const loaded = (codes: readonly string[]): Promise<readonly ServiceActions[]> =>
  Promise.all(
    codes.filter((code) => findService(code) !== undefined).map((code) => loadServiceActions(code)),
  );

/** Five-part paths of the resource types of the services in the policy. */
const resources = (files: readonly ServiceActions[]): readonly Proposal[] =>
  files.flatMap((file) =>
    file.resourceTypes.map(({ type, urn }): Proposal => ({
      value: `${file.service}:*:*:${type}:*`,
      kind: 'value',
      detail: type,
      documentation: urn,
    })),
  );

/** Proposals for the value at a path. */
async function values(
  text: string,
  path: JSONPath,
  typed: string,
  profile: PolicyProfile,
): Promise<readonly Proposal[]> {
  const { version } = dialectOf(profile);
  const [root, , element, second, third] = path;
  if (root === 'Version' && path.length === 1) return [{ value: version, kind: 'value' }];
  if (root !== 'Statement' || path.length < 3) return [];
  if (element === 'Effect') return ['Allow', 'Deny'].map((value) => ({ value, kind: 'value' }));
  if (element === 'Action' || element === 'NotAction') return actions(typed, version);
  if (element === 'Resource' || element === 'NotResource')
    return typeof second === 'string'
      ? []
      : resources(await loaded(servicesIn(parsePolicyText(text))));
  if (element === 'Condition' && typeof third === 'string' && path.length >= 5) {
    const isBool = /Bool|^Null/.test(String(second));
    return isBool ? ['true', 'false'].map((value) => ({ value, kind: 'value' })) : [];
  }
  return [];
}

/**
 * Suggestions at an offset of a policy text: elements, versions, services, actions, resource paths,
 * operators and keys.
 */
export async function completePolicy(
  text: string,
  offset: number,
  profile: PolicyProfile,
): Promise<readonly EditorSuggestion[]> {
  const dialect = dialectOf(profile);
  const location = getLocation(text, offset);
  const place = placeOf(text, offset, location);
  const { path } = location;
  if (!location.isAtPropertyKey)
    return (await values(text, path, place.typed, profile)).map(suggestionAt(place));
  const parent = path.slice(0, -1);
  const present = memberNames(text, parent);
  if (parent.length === 0)
    return members(text, place, ['Version', 'Statement'], present, (name) =>
      name === 'Version' ? `"${dialect.version}"` : '[]',
    );
  if (parent[0] !== 'Statement') return [];
  if (parent.length === 2)
    return members(text, place, dialect.elements, present, (name) => emptyValues[name] ?? '[]');
  if (parent[2] !== 'Condition')
    return parent[2] === 'Principal'
      ? members(text, place, principalKinds, present, () => '[]')
      : [];
  if (parent.length === 3)
    return operatorEntries.map(({ name, meaning }) => ({
      ...suggestionAt(place)({
        value: name,
        kind: 'property',
        documentation: `The key ${meaning}.`,
      }),
      ...(place.quote ? { insertText: `"${name}": {}` } : {}),
    }));
  const keys = conditionKeysFor(await loaded(servicesIn(parsePolicyText(text))), dialect.version);
  return keys.map(({ key, type, description }) => ({
    ...suggestionAt(place)({
      value: key,
      kind: 'property',
      detail: type.replace('_', ' '),
      documentation: description,
    }),
    ...(place.quote ? { insertText: `"${key}": [""]` } : {}),
  }));
}
