import type { Template } from '../language/variables.ts';
import { templatesIn, variablesOf, type Place, type Test } from './terms.ts';

/**
 * Things of a request that variables tie together: keys, and perhaps the resource. They
 * are cut together.
 */
export type Group = {
  readonly keys: readonly string[];
  readonly hasResource: boolean;
  readonly sources: readonly string[];
};

const RESOURCE = ' resource';

/**
 * Which things are tied to which: the keys tested, the keys that variables name, and the resource.
 */
export function groupsOf(tests: readonly Test[], places: readonly Place[]): readonly Group[] {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    const up = parent.get(node);
    if (up !== undefined && up !== node) return rootOf(up);
    parent.set(node, node);
    return node;
  };
  const sources = new Set<string>();
  const tie = (node: string, templates: readonly Template[]): void => {
    rootOf(node);
    for (const variable of templates.flatMap(variablesOf)) {
      sources.add(variable);
      parent.set(rootOf(variable), rootOf(node));
    }
  };
  for (const { key, templates } of tests) tie(key, templates);
  if (places.length > 0) tie(RESOURCE, places.flatMap(templatesIn));
  const members = new Map<string, string[]>();
  for (const node of parent.keys()) {
    const root = rootOf(node);
    members.set(root, [...(members.get(root) ?? []), node]);
  }
  return [...members.values()].map((nodes) => ({
    keys: nodes.filter((node) => node !== RESOURCE).toSorted(),
    hasResource: nodes.includes(RESOURCE),
    sources: nodes.filter((node) => sources.has(node)).toSorted(),
  }));
}
