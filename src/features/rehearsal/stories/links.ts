import type { Step, Story } from '#src/api/story.ts';

/**
 * A link that opens the world of a story with the story beside it, at one of its steps; what comes
 * before can be done there by one click.
 */
export function stepLink({ id, scenario }: Story, step: Step): string {
  const url = new URL(import.meta.env.BASE_URL, window.location.origin);
  const query = { scenario, as: step.who, story: id, step: step.id };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
