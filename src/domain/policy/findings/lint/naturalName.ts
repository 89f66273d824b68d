/** Verbs of the two vocabularies that ask for the same: 1.1 says `get` where 5.0 says `show`. */
const sameVerb: ReadonlyMap<string, string> = new Map(
  [
    ['get', 'show', 'query', 'describe', 'read', 'view'],
    ['create', 'add'],
    ['delete', 'remove'],
    ['update', 'modify', 'set', 'change', 'put', 'edit'],
  ].flatMap((verbs) => verbs.map((verb) => [verb, verbs[0] ?? verb] as const)),
);

type Words = { readonly type: string; readonly verb: string; readonly object: readonly string[] };

/** `ecs:cloudServers:showServerTags` → type `cloudservers`, verb `get`, object `server`, `tags`. */
function takenApart(action: string): Words {
  const [, type = '', operation = ''] = action.split(':');
  const [verb = '', ...object] = operation.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  return { type: type.toLowerCase(), verb: sameVerb.get(verb) ?? verb, object };
}

/** Names of the catalogue are asked about again and again; more than it has are not kept. */
const known = new Map<string, Words>();
const mostKnown = 30_000;

function wordsOf(action: string): Words {
  const found = known.get(action);
  if (found !== undefined) return found;
  const words = takenApart(action);
  if (known.size >= mostKnown) known.clear();
  known.set(action, words);
  return words;
}

/**
 * What an action does, verbs that ask for the same as one: `get` of `ecs:cloudServers:showServer`.
 */
export const verbOf = (action: string): string => wordsOf(action).verb;

const singular = (word: string): string => word.replace(/s$/, '');

/**
 * How far a name is from another one of the same action: another verb weighs most, then each thing
 * it speaks of besides, then another type.
 */
function distance(from: Words, to: Words): number {
  const known = [from.type, to.type, ...from.object.map(singular)].join(' ');
  const foreign = to.object.filter((word) => !known.includes(singular(word))).length;
  return (from.verb === to.verb ? 0 : 10) + foreign * 2 + (from.type === to.type ? 0 : 1);
}

/**
 * The names that answer an action in the other vocabulary, the most natural first (same verb, same
 * object); names that are equally near keep the catalogue's order. `plain`: there is one name, or
 * the first asks for the very same and no other does. Ours: the tables only list aliases
 * (docs/sources/policy-grammar.md#6-4), they do not say which is meant.
 */
export function byNaturalness(
  action: string,
  names: readonly string[],
): { readonly names: readonly string[]; readonly plain: boolean } {
  const own = wordsOf(action);
  const ranked = names
    .map((name) => ({ name, far: distance(own, wordsOf(name)) }))
    .sort((a, b) => a.far - b.far);
  const [first, second] = ranked;
  return {
    names: ranked.map(({ name }) => name),
    plain:
      first !== undefined && (second === undefined || (first.far < 2 && first.far < second.far)),
  };
}
