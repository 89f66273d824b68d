import { Problem } from '#src/api/problem.ts';
import { changedOf, type Values } from './differences.ts';

/** What a form began with, and the version that it was read in; without one it came from a list. */
export type Opened<K extends string> = {
  readonly values: Values<K>;
  readonly version: string | undefined;
};

/** Sends what was changed, on condition that the thing is still of that version. */
export type SendChange<K extends string> = (
  changed: Partial<Values<K>>,
  ifMatch: string | undefined,
) => Promise<unknown>;

type Save<K extends string> = {
  readonly opened: Opened<K>;
  readonly mine: Values<K>;
  readonly read: () => Promise<Opened<K>>;
  readonly send: SendChange<K>;
};

/** Times a save is sent again because something beside the form's fields has changed. */
const MOST_TRIES = 3;

/** Whoever may change a thing without being allowed to read it saves without a version. */
async function readIfAllowed<K extends string>(read: Save<K>['read']) {
  try {
    return await read();
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 403) return undefined;
    throw problem;
  }
}

/**
 * Saves what was changed of a thing that others may have changed meanwhile. Changes of theirs
 * beside the form's fields are no conflict: the new version is taken then.
 * @returns undefined when it is saved, or what is there now where it differs from what the form
 * began with: nothing is saved
 * @throws Problem whatever else refuses it
 */
export async function saveVersion<K extends string>({
  opened,
  mine,
  read,
  send,
}: Save<K>): Promise<Opened<K> | undefined> {
  const differs = (now: Opened<K>): boolean =>
    Object.keys(changedOf(opened.values, now.values)).length > 0;
  let { version } = opened;
  if (version === undefined) {
    const now = await readIfAllowed(read);
    if (now !== undefined && differs(now)) return now;
    version = now?.version;
  }
  for (let tries = 1; ; tries += 1) {
    try {
      await send(changedOf(opened.values, mine), version);
      return undefined;
    } catch (problem) {
      // A 409 has other causes too: it is about the version when that is another one now.
      if (!(problem instanceof Problem) || problem.status !== 409 || version === undefined)
        throw problem;
      const now = await readIfAllowed(read);
      if (now === undefined || now.version === version || tries === MOST_TRIES) throw problem;
      if (differs(now)) return now;
      version = now.version;
    }
  }
}
