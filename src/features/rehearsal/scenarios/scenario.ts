import type { api } from '#src/api/api.ts';

type Answer = Awaited<ReturnType<typeof api.scenarioList>>;
/** A starting state as the page shows it. */
export type Scenario = Answer['scenarios'][number];
/** Somebody in it, with his password. */
export type Person = Scenario['people'][number];
/** What is opened: a starting state with its numbers, and who is signed in at once. */
export type Opening = {
  readonly scenario: string;
  readonly params: Readonly<Record<string, number>>;
  readonly as?: string;
};

/** Scenarios under the procedures they belong to, in the order in which these first come. */
export function byProcedure(
  scenarios: readonly Scenario[],
): readonly { readonly procedure: string; readonly scenarios: readonly Scenario[] }[] {
  return [...new Set(scenarios.map(({ procedure }) => procedure))].map((procedure) => ({
    procedure,
    scenarios: scenarios.filter((scenario) => scenario.procedure === procedure),
  }));
}

/** Scenarios that hold every word of the text somewhere: in title, sights, people, permissions. */
export function findScenarios(scenarios: readonly Scenario[], text: string): readonly Scenario[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return scenarios.filter(({ name, title, procedure, description, sees, people }) => {
    const all = [name, title, procedure, description, ...sees]
      .concat(people.flatMap(({ user, account, holds }) => [user, account, holds]))
      .join(' ')
      .toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
