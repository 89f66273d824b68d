/** What a scenario link asks for; see the query parameters that the start-up reads. */
export type ScenarioLink = {
  readonly scenario: string;
  readonly as?: string;
  readonly params?: Readonly<Record<string, number>>;
};

/**
 * An address that opens a fresh world of a scenario, signed in as a person. `root` is the console's
 * own address with its base path.
 */
export function scenarioLink({ scenario, as, params = {} }: ScenarioLink, root: string): string {
  const url = new URL(root);
  url.searchParams.set('scenario', scenario);
  if (as !== undefined) url.searchParams.set('as', as);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  return url.href;
}
