/**
 * One line of a comparison: in both texts, or only in the left (removed) or right one (added). Line
 * numbers count from 1.
 */
export type DiffLine = {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly left: number | undefined;
  readonly right: number | undefined;
};

/**
 * The document laid out anew, so that only its content is compared; a text that is no
 * JSON stays as it is.
 */
export function laidOut(document: string): string {
  try {
    return JSON.stringify(JSON.parse(document), null, 4);
  } catch {
    return document;
  }
}

/** Lengths of the longest common subsequences of the line lists from each pair of positions on. */
function commonLengths(
  left: readonly string[],
  right: readonly string[],
): readonly (readonly number[])[] {
  const table = Array.from({ length: left.length + 1 }, () =>
    Array.from({ length: right.length + 1 }, () => 0),
  );
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row === undefined) continue;
      row[j] =
        left[i] === right[j]
          ? (table[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/**
 * The lines of both texts in one order, with as many as possible in common; removed lines stand
 * before added ones.
 */
export function lineDiff(leftText: string, rightText: string): readonly DiffLine[] {
  const [left, right] = [leftText.split('\n'), rightText.split('\n')];
  const common = commonLengths(left, right);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [before, after] = [left[i], right[j]];
    if (before !== undefined && before === after) {
      lines.push({ kind: 'same', text: before, left: ++i, right: ++j });
    } else if (
      before !== undefined &&
      (after === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ kind: 'removed', text: before, left: ++i, right: undefined });
    } else {
      lines.push({ kind: 'added', text: after ?? '', left: undefined, right: ++j });
    }
  }
  return lines;
}
