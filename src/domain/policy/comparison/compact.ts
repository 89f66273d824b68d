import { actionMatches, parseAction, parseActionPattern } from '../language/actionPattern.ts';
import type { PolicyDocument, RawPolicy } from '../language/document.ts';
import { readDocument } from '../language/read.ts';
import type { DocumentOptions } from './compareDocuments.ts';
import { findingDead, sayingTheSame } from './deadStatements.ts';
import type { Steps } from './steps.ts';

type Options = Omit<DocumentOptions, 'budget'>;
type RawStatement = Readonly<Record<string, unknown>>;

const sizeOf = (statements: readonly RawStatement[]): number => JSON.stringify(statements).length;

const listOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

/** Two lists in one, each text once. */
const union = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other]),
];

/** Everything of a statement but one member and its name. */
const but = (member: string, statement: RawStatement): string =>
  JSON.stringify(
    Object.entries(statement)
      .filter(([name]) => name !== member && name !== 'Sid')
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Statements that differ in one list only become one; the first keeps its place and its name. */
function joinedBy(member: string, statements: readonly RawStatement[]): readonly RawStatement[] {
  const found = new Map<string, RawStatement>();
  for (const [index, statement] of statements.entries()) {
    const list = listOf(statement[member]);
    const key = list === undefined ? String(index) : but(member, statement);
    const known = found.get(key);
    found.set(
      key,
      known === undefined || list === undefined
        ? statement
        : { ...known, [member]: union(listOf(known[member]) ?? [], list) },
    );
  }
  return [...found.values()];
}

/** A statement without the actions that another entry of its list means too. */
function withoutNarrower(statement: RawStatement, version: PolicyDocument['version']) {
  const list = listOf(statement['Action']);
  if (list === undefined) return statement;
  const patterns = list
    .filter((text) => text.includes('*'))
    .map((text) => ({ text, pattern: parseActionPattern(text, version) }));
  const kept = [...new Set(list)].filter((text) => {
    const name = parseAction(text);
    return (
      name === null ||
      !patterns.some(
        (wide) => wide.text !== text && wide.pattern !== null && actionMatches(wide.pattern, name),
      )
    );
  });
  return { ...statement, Action: kept };
}

/**
 * A shorter policy that says the same, proved by the comparison after each step: without what never
 * decides, with statements that differ in one list joined, and without entries that another entry
 * means too. Null where none is found.
 * @param raw a policy whose statements stand in a list
 */
export function* compacting(raw: RawPolicy, options: Options): Steps<RawPolicy | null> {
  const original = readDocument(raw);
  const given = raw['Statement'];
  if (!Array.isArray(given)) return null;
  const dead = new Set((yield* findingDead(original, options)).map(({ index }) => index));
  let best = (given as readonly RawStatement[]).filter((_, index) => !dead.has(index));
  const tries: readonly ((now: readonly RawStatement[]) => readonly RawStatement[])[] = [
    (now) => joinedBy('Action', now),
    (now) => joinedBy('Resource', now),
    (now) => now.map((one) => withoutNarrower(one, original.version)),
  ];
  for (const change of tries) {
    const next = change(best);
    if (sizeOf(next) >= sizeOf(best)) continue;
    const shorter = readDocument({ ...raw, Statement: next });
    if (yield* sayingTheSame(original, shorter, options)) best = [...next];
  }
  return sizeOf(best) < sizeOf(given as readonly RawStatement[])
    ? { ...raw, Statement: best }
    : null;
}
