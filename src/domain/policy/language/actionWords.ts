const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Names without those that come again, in whatever case. */
const once = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.findIndex((other) => sameName(name, other)) === index);

/**
 * An action by all its names, the one that was asked for first: `ucs:clusters:create (also named
 * ucs:clusters:createCluster)`. Either vocabulary may stand in a policy, so whoever is told what is
 * missing needs all of them.
 */
export function actionWords(names: readonly string[]): string {
  const [first = '', ...others] = once(names);
  return others.length === 0 ? first : `${first} (also named ${others.join(', ')})`;
}

/**
 * Actions that several requirements name, each once with all its names: what shares a name is the
 * same action. The order of first mention stays.
 */
export function distinctActions(
  actions: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const names of actions) {
    const known = found.find((other) =>
      other.some((name) => names.some((asked) => sameName(name, asked))),
    );
    if (known === undefined) found.push(once(names));
    else known.push(...once([...known, ...names]).slice(known.length));
  }
  return found;
}
