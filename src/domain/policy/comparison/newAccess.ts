import { matchesAction } from '../language/match.ts';
import type { CatalogView } from '../language/catalogView.ts';
import { principalKinds, type PolicyDocument } from '../language/document.ts';
import {
  boxesOf,
  covers,
  coversAction,
  coversCondition,
  coversPrincipal,
  coversResource,
  meetsAction,
  type Box,
  type OtherNames,
} from './newAccess/boxes.ts';
import { actionParts, type ActionParts } from './newAccess/patterns.ts';
import { readDocument } from '../language/read.ts';
import { parsePolicyText } from '../text/text.ts';

/** What makes an access new: an action, resource, condition or principal that was not allowed, or a Deny that is gone. */
export type NewAccessCause = 'action' | 'resource' | 'condition' | 'principal' | 'denyRemoved';

/** One thing that the edited document allows and the saved one did not. */
export type NewAccessItem = {
  /** The statement of the edited document that allows it. */
  readonly statementIndex: number;
  /** The Action string as written, or `NotAction …`. */
  readonly action: string;
  /** The Resource string as written; null: every resource, or all but those of NotResource. */
  readonly resource: string | null;
  readonly cause: NewAccessCause;
  /** Known actions that become possible; null where the catalogue does not know the service. Empty: only actions that it does not know. */
  readonly knownActions: readonly string[] | null;
  /** For the cause `principal`: the listed principals that no saved statement means there. Empty: NotPrincipal, or each is meant by some. */
  readonly newPrincipals?: readonly string[];
};

/** What an edited document allows beyond the saved one. */
export type NewAccess =
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly items: readonly NewAccessItem[] }
  /**
   * The check is refused: a text is broken, or the edited document only denies
   * (docs/sources/console.md#13-2).
   */
  | { readonly kind: 'cannotTell'; readonly reason: 'brokenSaved' | 'brokenEdited' | 'denyOnly' };

/** The document of a text without syntax problems; undefined otherwise. */
function documentOf(text: string): PolicyDocument | undefined {
  if (parsePolicyText(text).syntaxFindings.some(({ severity }) => severity === 'error'))
    return undefined;
  try {
    return readDocument(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const LITERAL = /^[^*?]+$/;

/** Known names of the same actions in the other vocabulary, for a literal name and for a pattern within one service. */
function otherNamesIn(catalog: CatalogView): OtherNames {
  const known = new Map<string, readonly ActionParts[]>();
  return (parts) => {
    const text = parts.join(':');
    const before = known.get(text);
    if (before !== undefined) return before;
    const names = LITERAL.test(text)
      ? [text]
      : (catalog.actionsOf(parts[0]) ?? []).filter((name) => matchesAction(text, name, '5.0'));
    const found = names
      .flatMap((name) => catalog.otherNames(name))
      .flatMap((name) => [actionParts(name, '5.0')].filter((other) => other !== null));
    known.set(text, found);
    return found;
  };
}

/** The nearest cause: what the old statements that come closest lack. */
function causeOf(box: Box, saved: readonly Box[], otherNames: OtherNames): NewAccessCause {
  const byAction = saved.filter((old) => coversAction(old, box, otherNames));
  if (byAction.length === 0) return 'action';
  const byResource = byAction.filter((old) => coversResource(old, box));
  if (byResource.length === 0) return 'resource';
  return byResource.some((old) => coversPrincipal(old, box)) ? 'condition' : 'principal';
}

/** Principals of a box that no saved statement for its action and resource means. */
function newPrincipals(box: Box, saved: readonly Box[], otherNames: OtherNames): readonly string[] {
  const { principal } = box.statement;
  if (principal === undefined || principal.not) return [];
  const near = saved.filter(
    (old) => coversAction(old, box, otherNames) && coversResource(old, box),
  );
  return principalKinds.flatMap((kind) =>
    (principal.value[kind] ?? []).filter((value) => {
      const alone: Box = {
        ...box,
        statement: { ...box.statement, principal: { not: false, value: { [kind]: [value] } } },
      };
      return !near.some((old) => coversPrincipal(old, alone));
    }),
  );
}

/** Known actions of a box that no saved statement allows there; literal names stand for themselves. */
function knownActions(
  box: Box,
  saved: readonly Box[],
  catalog: CatalogView,
): readonly string[] | null {
  if (box.actions.not) return null;
  const pattern = box.actions.parts.join(':');
  if (LITERAL.test(pattern)) return [box.action];
  const names = catalog.actionsOf(box.actions.parts[0]);
  if (names === undefined) return null;
  const fitting = saved.filter(
    (old) =>
      !old.actions.not &&
      coversResource(old, box) &&
      coversCondition(old, box) &&
      coversPrincipal(old, box),
  );
  return names.filter(
    (name) =>
      matchesAction(pattern, name, '5.0') &&
      !fitting.some(
        (old) => !old.actions.not && matchesAction(old.actions.parts.join(':'), name, '5.0'),
      ),
  );
}

/**
 * What an edited document newly allows against a saved one, each taken alone: other policies of the holder do not count.
 * Compared by patterns, not by trying requests, so that it holds for actions and resources nobody has thought of. An
 * answer `none` is certain; an item may be covered by several saved statements together, which is then seen by its
 * `knownActions` being empty.
 */
export function checkNewAccess(
  savedText: string,
  editedText: string,
  catalog: CatalogView,
): NewAccess {
  const saved = documentOf(savedText);
  const edited = documentOf(editedText);
  if (edited === undefined) return { kind: 'cannotTell', reason: 'brokenEdited' };
  if (saved === undefined) return { kind: 'cannotTell', reason: 'brokenSaved' };
  const allows = boxesOf(edited, 'Allow');
  if (allows.length === 0) return { kind: 'cannotTell', reason: 'denyOnly' };
  const items = newItems(saved, edited, allows, catalog);
  return items.length === 0 ? { kind: 'none' } : { kind: 'new', items };
}

function newItems(
  saved: PolicyDocument,
  edited: PolicyDocument,
  allows: readonly Box[],
  catalog: CatalogView,
): NewAccessItem[] {
  const otherNames = otherNamesIn(catalog);
  const savedAllows = boxesOf(saved, 'Allow');
  const denies = boxesOf(edited, 'Deny');
  const removed = boxesOf(saved, 'Deny').filter(
    (old) => !denies.some((deny) => covers(deny, old, otherNames)),
  );
  return allows.flatMap((box): NewAccessItem[] => {
    if (denies.some((deny) => covers(deny, box, otherNames))) return [];
    const { statementIndex, action, resource } = box;
    const isKept = savedAllows.some((old) => covers(old, box, otherNames));
    if (!isKept) {
      const cause = causeOf(box, savedAllows, otherNames);
      return [
        {
          statementIndex,
          action,
          resource,
          cause,
          knownActions: knownActions(box, savedAllows, catalog),
          ...(cause === 'principal' && {
            newPrincipals: newPrincipals(box, savedAllows, otherNames),
          }),
        },
      ];
    }
    const freed = removed.filter((old) => meetsAction(box, old, otherNames));
    if (freed.length === 0) return [];
    return [
      {
        statementIndex,
        action,
        resource,
        cause: 'denyRemoved',
        knownActions: freedActions(box, freed, catalog),
      },
    ];
  });
}

/** Known actions of a box that a removed Deny had kept out. */
function freedActions(
  box: Box,
  freed: readonly Box[],
  catalog: CatalogView,
): readonly string[] | null {
  const known = knownActions(box, [], catalog);
  return known === null || freed.some((old) => old.actions.not)
    ? known
    : known.filter((name) =>
        freed.some((old) =>
          [name, ...catalog.otherNames(name)].some(
            (one) => !old.actions.not && matchesAction(old.actions.parts.join(':'), one, '5.0'),
          ),
        ),
      );
}
