import type { CatalogView } from '../language/catalogView.ts';
import { compareDocuments } from './compareDocuments.ts';
import type { Comparison, Undecided } from './comparison.ts';
import type { Witness } from './witness.ts';
import { documentIn } from './deadFindings.ts';
import { kindOfProfile } from './profileKind.ts';
import type { PolicyProfile } from '../text/codes/finding.ts';
import { parsePolicyText } from '../text/text.ts';

/** What an edited document allows beyond the saved one. */
export type NewAccess =
  | {
      readonly kind: 'compared';
      /**
       * Requests that the edited document allows by itself and the saved one did not: one for each
       * statement that makes a difference.
       */
      readonly items: readonly Witness[];
      /**
       * Requests that only a Deny of the saved document refused to those who may do it
       * by another policy.
       */
      readonly freed: readonly Witness[];
      /** What could not be decided; then an empty list proves nothing. */
      readonly unknown: readonly Undecided[];
    }
  /**
   * The check is refused: a text is broken, or the edited document only denies
   * (docs/sources/console.md#13-2).
   */
  | { readonly kind: 'cannotTell'; readonly reason: 'brokenSaved' | 'brokenEdited' | 'denyOnly' };

const gainedOpen = ({ unknown }: Comparison): readonly Undecided[] =>
  unknown.filter(({ direction }) => direction === 'gained');

/**
 * What an edited document newly allows against a saved one, exactly: each item is a request that
 * the engine allows now and refused before, and without items and open questions there is none.
 */
export function checkNewAccess(
  savedText: string,
  editedText: string,
  catalog: CatalogView,
  profile: PolicyProfile,
): NewAccess {
  const saved = documentIn(parsePolicyText(savedText));
  const edited = documentIn(parsePolicyText(editedText));
  if (edited === undefined) return { kind: 'cannotTell', reason: 'brokenEdited' };
  if (saved === undefined) return { kind: 'cannotTell', reason: 'brokenSaved' };
  if (!edited.statements.some(({ effect }) => effect === 'Allow'))
    return { kind: 'cannotTell', reason: 'denyOnly' };
  const result = compareDocuments(saved, edited, { catalog, kind: kindOfProfile(profile) });
  const shown = new Set(result.gained.map(({ statement }) => JSON.stringify(statement)));
  const freed = result.inHands.gained.filter(
    ({ statement }) => !shown.has(JSON.stringify(statement)),
  );
  return {
    kind: 'compared',
    items: result.gained,
    freed,
    unknown: [...gainedOpen(result), ...gainedOpen(result.inHands)],
  };
}
