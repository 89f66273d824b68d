import { compilePolicy } from '#src/domain/policy/engine/compilePolicy.ts';
import {
  actionMatches,
  parseAction,
  type ActionPattern,
} from '#src/domain/policy/language/actionPattern.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { PolicyDocument } from '#src/domain/policy/language/document.ts';
import type { Standing } from './standing.ts';

/** Which actions of the catalogue a document's Allows speak of, lower case. */
type Reach = { readonly names: ReadonlySet<string>; readonly isEverything: boolean };

const known = new WeakMap<PolicyDocument, Reach>();
/** Stands for all services at once. */
const EVERYTHING = 10_000;

function namesFor(pattern: ActionPattern, catalog: CatalogView): readonly string[] {
  if (!pattern.text.includes('*')) return [pattern.text];
  const { service } = pattern;
  const all = service.kind === 'literal' ? (catalog.actionsOf(service.text) ?? []) : [];
  return all.filter((text) => {
    const name = parseAction(text);
    return name !== null && actionMatches(pattern, name);
  });
}

function reachOf(document: PolicyDocument, catalog: CatalogView): Reach {
  const before = known.get(document);
  if (before !== undefined) return before;
  const allows = compilePolicy(document).statements.filter(({ effect }) => effect === 'Allow');
  const patterns = allows.flatMap((statement) => statement.patterns);
  const reach: Reach = {
    names: new Set(
      patterns.flatMap((one) => namesFor(one, catalog)).map((name) => name.toLowerCase()),
    ),
    isEverything:
      allows.some(({ not }) => not) || patterns.some(({ service }) => service.kind !== 'literal'),
  };
  known.set(document, reach);
  return reach;
}

/**
 * Counts about how many actions documents would give to whoever asks, beside those that he holds
 * already: to look at the narrowest first.
 */
export function breadthFor({
  subject,
  catalog,
}: Standing): (documents: readonly PolicyDocument[]) => number {
  const held = subject.grants
    .filter(({ kind }) => kind === 'identity')
    .map(({ document }) => reachOf(document, catalog));
  const has = (name: string): boolean => held.some(({ names }) => names.has(name));
  const isAll = held.some(({ isEverything }) => isEverything);
  return (documents) => {
    const reaches = documents.map((document) => reachOf(document, catalog));
    const more = new Set(reaches.flatMap(({ names }) => [...names]));
    const count = [...more].filter((name) => !has(name)).length;
    return count + (!isAll && reaches.some(({ isEverything }) => isEverything) ? EVERYTHING : 0);
  };
}
