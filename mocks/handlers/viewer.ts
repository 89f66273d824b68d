import { accountNamed, NotThere, type Account } from '../analysis/account.ts';
import { readableBy, type Asked } from '../analysis/readable.ts';
import { findSubject, type Subject } from '../analysis/subject.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
import type { ConsoleCtx } from '../pipeline/call.ts';

/** What a person must be allowed before he is answered about others. */
const READING = 'iam:permissions:listRoleAssignments';

/** Who looks at an account, and about whom he is answered. */
export type Viewer = {
  readonly at: Account;
  readonly isReadable: (asked: Asked) => boolean;
  /** @throws ApiError 403, 404 */
  readonly subject: (text: string) => Subject;
};

type Ctx = ConsoleCtx<Caller | undefined>;

/** What is asked is not there. */
export const notThere = ({ message }: NotThere): ApiError =>
  new ApiError({ status: 404, code: 'CONSOLE.0404', message });

function subjectFor(at: Account, isReadable: Viewer['isReadable'], text: string): Subject {
  // Other accounts are not looked into: the question is about one's own.
  if (text.includes('/') && !/^[a-z]+:/.test(text))
    throw refuse('missingAction', { action: READING });
  const found = findSubject(at, text);
  if (!isReadable(found.holder)) throw refuse('missingAction', { action: READING });
  return found;
}

/** The account as its signed-in person sees it. */
export function asPerson({ caller, controls }: ConsoleCtx): Viewer {
  const world = controls.world();
  const at: Account = { world, now: controls.now(), account: caller.account };
  const may = readableBy(
    world,
    caller,
    (question) => controls.ask(caller, question, false).allowed,
  );
  return {
    at,
    isReadable: may,
    subject: (text) => {
      try {
        return subjectFor(at, may, text);
      } catch (error) {
        if (!(error instanceof NotThere)) throw error;
        // Whether somebody is there is told to whom may read who holds what.
        throw controls.ask(caller, { action: READING }, false).allowed
          ? notThere(error)
          : refuse('missingAction', { action: READING });
      }
    },
  };
}

/** The account as whoever works the rehearsal's controls sees it: all of it. */
export function asDesk({ caller, controls }: Ctx): Viewer {
  const world = controls.world();
  const at: Account = {
    world,
    now: controls.now(),
    account: caller?.account ?? accountNamed(world),
  };
  return {
    at,
    isReadable: () => true,
    subject: (text) => {
      try {
        return findSubject(at, text);
      } catch (error) {
        throw error instanceof NotThere ? notThere(error) : error;
      }
    },
  };
}
