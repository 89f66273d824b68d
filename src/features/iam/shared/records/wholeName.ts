/**
 * Longest word that is kept whole, in characters: COCServiceAgencyDefaultPolicy and its like fit.
 */
const WHOLE = 32;

/**
 * Style of a name in a table: its words stay whole, and only what is longer than usual gives way,
 * so that the operations stay in sight.
 */
export function wholeName(name: string) {
  const longest = Math.max(0, ...name.split(/[\s-]/).map((word) => word.length));
  return {
    display: 'inline-block',
    // A name is a little narrower than as many digits, which is what "ch" measures.
    minWidth: `${Math.min(longest, WHOLE) * 0.95}ch`,
    overflowWrap: 'anywhere',
  } as const;
}
