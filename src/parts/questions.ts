import type { question } from '#src/api/contract/console.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { isOffered, notOffered } from '#src/api/offer.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { certainRefusal } from './certainRefusal.ts';

/** One question to the engine, as the decision API takes it. */
export type Question = z.input<typeof question>;

/**
 * What a page asks leave for: a call of the client, by the guard of its row, and what the
 * service asks besides.
 */
export type Right = { readonly spec?: Endpoint; readonly asks?: readonly Question[] };
/** Everything a page wants to offer, by the names it gives it. */
export type Rights = Readonly<Record<string, Right>>;
/** Why each right is certain to be refused; undefined where it is not, or nobody can say yet. */
export type Refusals<Name extends string = string> = Readonly<Record<Name, string | undefined>>;

type Named = { readonly name: string; readonly question: Question };

/**
 * The guard of a call as questions; project-level calls are asked about once the project is known.
 */
function guardQuestions(spec: Endpoint, projectId: string | undefined): readonly Question[] {
  const inProject = spec.judgedIn === 'project';
  if (typeof spec.access === 'string' || (inProject && projectId === undefined)) return [];
  return spec.access.map((action) => ({
    action: action.name,
    aliases: [...(action.aliases ?? [])],
    resourceOpen: spec.resource !== undefined,
    ...(inProject && { projectId }),
  }));
}

/** All questions of a page in one list, every guard of each right (deleting a group has five). */
export const questionsOf = (rights: Rights, projectId?: string): readonly Named[] =>
  Object.entries(rights).flatMap(([name, right]) =>
    [...(right.spec ? guardQuestions(right.spec, projectId) : []), ...(right.asks ?? [])].map(
      (question) => ({ name, question }),
    ),
  );

/**
 * Why something that can be done in several ways cannot be done at all: the refusal of the first
 * way, where every way is refused.
 */
export const everyWayRefused = (
  first: string | undefined,
  ...others: readonly (string | undefined)[]
): string | undefined => (others.includes(undefined) ? undefined : first);

/** A decision and the right it belongs to. */
export type NamedDecision = { readonly name: string; readonly decision: Decision };

/**
 * Per right the first certain refusal among its decisions; a call that the connected service does
 * not have is refused without asking.
 */
export function refusalsOf<Name extends string>(
  rights: Readonly<Record<Name, Right>>,
  decisions: readonly NamedDecision[],
): Refusals<Name> {
  const refusals = new Map<string, string>();
  for (const { name, decision } of decisions) {
    const refusal = certainRefusal(decision);
    if (refusal !== undefined && !refusals.has(name)) refusals.set(name, refusal);
  }
  const isMissing = ({ spec }: Right): boolean => spec !== undefined && !isOffered(spec.path);
  return Object.fromEntries(
    Object.entries<Right>(rights).map(([name, right]) => [
      name,
      isMissing(right) ? notOffered : refusals.get(name),
    ]),
  ) as Record<Name, string | undefined>; // fromEntries forgets the names
}
