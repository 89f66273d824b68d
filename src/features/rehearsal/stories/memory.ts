import { useSyncExternalStore } from 'react';
import { sharedStorage, tabStorage } from '#src/api/tabStorage.ts';

const OPEN = 'story';
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

function follow(listener: () => void): () => void {
  listeners.add(listener);
  // What another tab has noted: the two personas' tabs tell one story.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const openId = (): string | undefined => tabStorage.getItem(OPEN) ?? undefined;

/** Opens a story beside the pages of this tab, or closes it; it stays over reloads. */
export function setOpenStory(id: string | undefined): void {
  if (id === undefined) tabStorage.removeItem(OPEN);
  else tabStorage.setItem(OPEN, id);
  tell();
}

const ASKED = 'story-step';

/** Notes the step that a link asks for, until the story is drawn. */
export function askForStep(id: string | undefined): void {
  if (id === undefined) tabStorage.removeItem(ASKED);
  else tabStorage.setItem(ASKED, id);
}

/** The step that a link asks for. */
export const takeAskedStep = (): string | undefined => tabStorage.getItem(ASKED) ?? undefined;

/** The id of the story that is open in this tab. */
export const useOpenStory = (): string | undefined => useSyncExternalStore(follow, openId);

/** One telling of a story: its id, and the world in which it is told, by when that was opened. */
export type Telling = {
  readonly story: string;
  readonly workspace: string;
  readonly openedAt: number;
};

const keyOf = ({ story, workspace }: Telling): string => `story/${workspace}/${story}`;

/** The step that is next, and the farthest that one has ever been; 0 and 0 in a new world. */
export type Noted = { readonly reached: number; readonly farthest: number };

const textOf = (telling: Telling): string => sharedStorage.getItem(keyOf(telling)) ?? '';

function notedIn(telling: Telling, text: string): Noted {
  const [openedAt, reached = 0, farthest = 0] = text.split(' ').map(Number);
  return openedAt === telling.openedAt && Number.isInteger(reached) && Number.isInteger(farthest)
    ? { reached, farthest: Math.max(reached, farthest) }
    : { reached: 0, farthest: 0 };
}

/** Notes which step is next, for all tabs of the workspace. */
export function noteReached(telling: Telling, reached: number): void {
  const before = notedIn(telling, textOf(telling));
  if (before.reached === reached) return;
  sharedStorage.setItem(
    keyOf(telling),
    `${telling.openedAt} ${reached} ${Math.max(reached, before.farthest)}`,
  );
  tell();
}

/** What was noted last, by whichever tab. */
export const useNoted = (telling: Telling): Noted =>
  notedIn(
    telling,
    useSyncExternalStore(follow, () => textOf(telling)),
  );
