/**
 * A count as people read it: `12,345`. The browser's own way loads a language's rules first, which
 * takes longer than the rest of a table's footer.
 * @param count a whole number, 0 or more
 */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
