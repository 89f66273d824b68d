import { lineDiff } from './lineDiff.ts';

/** A stretch of lines as three texts have it. Where all three agree it is one line. */
export type Stretch = {
  readonly base: readonly string[];
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
};

/**
 * For each line of the left text the index of its like in the right one, by a longest
 * common subsequence.
 */
function partners(left: string, right: string): ReadonlyMap<number, number> {
  return new Map(
    lineDiff(left, right).flatMap(({ left: from, right: to }) =>
      from === undefined || to === undefined ? [] : [[from - 1, to - 1] as const],
    ),
  );
}

/**
 * Cuts three texts into stretches: lines that all three have in common, and what stands between
 * them. Joined in order, the stretches of one side are its text again (three-way merge after
 * Khanna, Kunal and Pierce, "A formal investigation of diff3").
 */
export function stretchesOf(base: string, theirs: string, mine: string): readonly Stretch[] {
  const lines = { base: base.split('\n'), theirs: theirs.split('\n'), mine: mine.split('\n') };
  const [inTheirs, inMine] = [partners(base, theirs), partners(base, mine)];
  const stretches: Stretch[] = [];
  let [b, t, m] = [0, 0, 0];
  for (let at = 0; at <= lines.base.length; at += 1) {
    const end = at === lines.base.length;
    const toTheirs = end ? lines.theirs.length : inTheirs.get(at);
    const toMine = end ? lines.mine.length : inMine.get(at);
    if (toTheirs === undefined || toMine === undefined) continue;
    if (b < at || t < toTheirs || m < toMine)
      stretches.push({
        base: lines.base.slice(b, at),
        theirs: lines.theirs.slice(t, toTheirs),
        mine: lines.mine.slice(m, toMine),
      });
    const line = lines.base.slice(at, at + 1);
    if (!end) stretches.push({ base: line, theirs: line, mine: line });
    [b, t, m] = [at + 1, toTheirs + 1, toMine + 1];
  }
  return stretches;
}
