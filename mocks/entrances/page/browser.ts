import { Problem } from '#src/api/problem.ts';
import { setAccountFiles } from '#src/api/accountFiles.ts';
import { adoptToken } from '#src/api/session.ts';
import { sharedStorage, tabStorage } from '#src/api/tabStorage.ts';
import { setTransport, type Transport } from '#src/api/transport.ts';
import { createBackend, defaultAmbient, type Backend } from '../backend.ts';
import { createDecisionStore } from '#mocks/judging/decisionLog.ts';
import { createStoredSessionNotes } from '#mocks/judging/sessionNotes.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import { DamagedStore, NewerStore } from '#mocks/pipeline/storedWorld.ts';
import { undoKey } from './browserKeys.ts';
import { installProbe } from './probe.ts';
import { readClock } from './clockLink.ts';
import { readStartLink, withoutStartLink, type StartLink } from './startLink.ts';
import type { CommitStore } from '#mocks/world/store.ts';
import { openIndexedDbStore } from '#mocks/world/storeIndexedDb.ts';
import { createMemoryStore } from '#mocks/world/storeMemory.ts';
import { workerTransport } from '../worker/workerTransport.ts';

/** The backend runs, or the saved world is damaged and somebody has to choose. */
export type Started =
  | {
      readonly state: 'ready';
      readonly backend: Backend;
      readonly workspace: string;
      /** What the link that opened the page asked for and did not get, in words. */
      readonly problem: string | undefined;
      /**
       * Whether the world outlives this tab. It does not where the browser refuses
       * to store anything.
       */
      readonly persistent: boolean;
      /** Stores the world that is in memory once more, for when what was stored is gone. */
      readonly saveAgain: () => Promise<void>;
      /** Opens this tab's backend to suites, at `window.rehearsal`. */
      readonly openToSuites: () => void;
    }
  | {
      /** A later version has saved the world: it is left as it is. */
      readonly state: 'newer';
      readonly workspace: string;
      readonly reason: string;
      readonly download: () => Promise<string>;
    }
  | {
      readonly state: 'damaged';
      readonly workspace: string;
      readonly reason: string;
      /** How many changes can be saved; undefined when none can. */
      readonly intactUntil: number | undefined;
      /** Everything that is stored, as JSON text. */
      readonly download: () => Promise<string>;
      /** Keeps the readable changes and starts with them. */
      readonly restore: () => Promise<Started>;
      /** Throws the world away and starts with a new one. */
      readonly reset: () => Promise<Started>;
    };

const workspaceKey = 'workspace';
/**
 * Whether this tab's calls pass through MSW's service worker (`worker`) or stay in the page
 * (`page`, the default).
 */
const transportKey = 'transport';

/**
 * Starts the page's backend: follows the link in the address (`scenario`, `as`, `ws`, `users`,
 * `faults`, `clock`, `transport`, `undo`), takes these out of the address, and makes the backend the
 * transport of `api`. Called once, before the first render.
 */
export async function startBackend(): Promise<Started> {
  const url = new URL(window.location.href);
  const link = readStartLink(url);
  const workspace = link.workspace ?? tabStorage.getItem(workspaceKey) ?? 'default';
  tabStorage.setItem(workspaceKey, workspace);
  if (link.transport !== undefined) tabStorage.setItem(transportKey, link.transport);
  if (link.undo !== undefined) sharedStorage.setItem(undoKey(workspace), link.undo);
  window.history.replaceState(window.history.state, '', withoutStartLink(url));
  setAccountFiles(async () => (await import('./accountFiles.ts')).pageAccountFiles);
  const { store, persistent } = await openStore(workspace);
  return start({ workspace, store, persistent, link, discard: link.scenario !== undefined });
}

type Start = {
  readonly workspace: string;
  readonly store: CommitStore;
  readonly persistent: boolean;
  readonly link: StartLink;
  readonly discard: boolean;
};

async function start(how: Start): Promise<Started> {
  const { workspace, store, persistent, link, discard } = how;
  try {
    const backend = await createBackend({
      store,
      clock: () => Date.now(),
      workspace,
      discard,
      ambient: { ...defaultAmbient, channel: 'console' },
      decisionStore: createDecisionStore(sharedStorage, workspace),
      notes: createStoredSessionNotes(tabStorage),
      undoOff: () => sharedStorage.getItem(undoKey(workspace)) === 'off',
      onError: (error) => console.error(error),
      ...(link.scenario && { scenario: link.scenario }),
    });
    if (link.faults !== undefined) backend.controls.faults.plan(link.faults);
    const { transport, running } = await chosenTransport(backend);
    setTransport(transport);
    const workerProblem = running
      ? undefined
      : 'This browser does not run the service worker: calls stay in the page and do not show in its network panel.';
    const clockProblem = await setClockByLink(backend, link.clock);
    const problems = [link.problem, workerProblem, clockProblem, signInByLink(backend, link.as)]
      .filter((text) => text !== undefined)
      .join(' ');
    const problem = problems === '' ? undefined : problems;
    return {
      state: 'ready',
      backend,
      workspace,
      persistent,
      problem,
      saveAgain: () => saveAgain(backend, workspace),
      openToSuites: () => installProbe(backend, { workspace, problem }),
    };
  } catch (error) {
    if (error instanceof NewerStore)
      return { state: 'newer', workspace, reason: error.message, download: () => store.dump() };
    if (!(error instanceof DamagedStore)) throw error;
    const { intactUntil } = error;
    return {
      state: 'damaged',
      workspace,
      reason: error.message,
      intactUntil,
      download: () => store.dump(),
      restore: async () => {
        await store.truncate(intactUntil ?? 0);
        return start(how);
      },
      reset: () => start({ ...how, discard: true }),
    };
  }
}

async function saveAgain(backend: Backend, workspace: string): Promise<void> {
  const store = await openIndexedDbStore(workspace);
  await store.reset(backend.kept());
  store.close();
}

/** @returns what went wrong, in words */
async function setClockByLink(
  backend: Backend,
  clock: string | undefined,
): Promise<string | undefined> {
  if (clock === undefined) return undefined;
  const choice = readClock(clock, Date.now());
  if (choice === undefined)
    return `“${clock}” is no time for the world’s clock. It takes real, an ISO 8601 time or a distance such as +30d, and ,frozen behind one.`;
  await backend.controls.setClock(choice, 'link');
  return undefined;
}

/** @returns what went wrong, in words */
function signInByLink(backend: Backend, as: string | undefined): string | undefined {
  if (as === undefined) return undefined;
  try {
    adoptToken(backend.controls.signInAs(as));
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return `There is nobody called ${as} in this world. People of other accounts are named ACCOUNT/USER.`;
  }
}

/**
 * The way this tab has chosen. `running` is false when the worker was asked for and does not run.
 */
async function chosenTransport(
  backend: Backend,
): Promise<{ readonly transport: Transport; readonly running: boolean }> {
  const inPage = pageTransport(backend);
  return tabStorage.getItem(transportKey) === 'worker'
    ? workerTransport(backend, inPage)
    : { transport: inPage, running: true };
}

/**
 * Hands requests to the backend inside the page: nothing that a browser could stop stands between,
 * and MSW is fetched only where its worker is wanted.
 */
function pageTransport(backend: Backend): Transport {
  return {
    origin: window.location.origin,
    send: async (request) => {
      const response = await backend.handle(request);
      if (response === undefined)
        throw new Problem({
          status: 0,
          code: 'NOT_THE_BACKEND',
          message: `${new URL(request.url).pathname} is not a path of the backend.`,
        });
      return response;
    },
  };
}

async function openStore(workspace: string): Promise<{ store: CommitStore; persistent: boolean }> {
  try {
    const store = await openIndexedDbStore(workspace);
    await store.head(); // some browsers open a database and then refuse to read it
    return { store, persistent: true };
  } catch {
    // the page says so: `persistent` is false
    return { store: createMemoryStore(), persistent: false };
  }
}
