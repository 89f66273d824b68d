import { structuredPatch } from 'diff';

/** How many edits are looked for before the two texts stand as a whole. */
const mostEdits = 2_000;

/**
 * The lines that differ, each led by `+`, `-` or a blank, with three lines around them and `@@`
 * between the places. Texts that have little in common are given whole, the old one first.
 */
export function textDifference(before: string, after: string): readonly string[] {
  const patch = structuredPatch('', '', before, after, '', '', {
    context: 3,
    maxEditLength: mostEdits,
  });
  if (patch === undefined)
    return [
      ...before.split('\n').map((line) => `-${line}`),
      ...after.split('\n').map((line) => `+${line}`),
    ];
  return patch.hunks.flatMap(({ lines, oldStart, newStart }, index) => [
    ...(index > 0 || oldStart > 1 ? [`@@ -${oldStart} +${newStart} @@`] : []),
    ...lines.filter((line) => !line.startsWith('\\')),
  ]);
}
