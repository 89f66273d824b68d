import map from './aliases.json' with { type: 'json' };

/**
 * 5.0 name → 1.1 names of the services that are cheap to keep in memory (all but HSS and
 * ModelArts), so that a request can be judged under both vocabularies without loading action files.
 * Documented pairs come from the Alias column of the 5.0 tables; for `/v3…` calls of IAM from the
 * two columns of docs/sources/api-contract.md#actions. Ours, by analogy with the documented fleet
 * actions: `ucs:clusters:createCluster` and `ucs:clustergroups:listFleets`.
 */
const oldNames: Readonly<Record<string, readonly string[]>> = map;

const namesByAction = new Map<string, string[]>();
const link = (from: string, to: string): void => {
  const key = from.toLowerCase();
  const names = namesByAction.get(key);
  if (names) names.push(to);
  else namesByAction.set(key, [to]);
};
for (const [newName, names] of Object.entries(oldNames)) {
  for (const name of names) {
    link(newName, name);
    link(name, newName);
  }
}

/**
 * The names of the same action in the other vocabulary, both directions; compared without case;
 * empty if none is known.
 */
export const otherNamesOf = (action: string): readonly string[] =>
  namesByAction.get(action.toLowerCase()) ?? [];
