import { onCall } from '#src/api/callLog.ts';
import { adoptToken, sessionToken } from '#src/api/session.ts';
import type { Backend } from '../backend.ts';

/** A request from beside the page. Paths are the API's, below no base path. */
export type ProbeRequest = {
  readonly method: string;
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * In whose name: a person of the world (`ACCOUNT/USER` for another account), null for nobody;
   * without it whoever is signed in to this tab.
   */
  readonly as?: string | null;
};

/** The answer; `body` is parsed where it is JSON. */
export type ProbeAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** What stands at `window.rehearsal`: the way for a suite to the backend of this tab. */
export type Probe = {
  /** Grows when a member changes its meaning. */
  readonly version: 1;
  readonly workspace: string;
  /** What the link that opened the page asked for and did not get, in words. */
  readonly problem: string | undefined;
  /** Sends a request that the page does not see: it stands in no log and signs nobody out. */
  readonly send: (request: ProbeRequest) => Promise<ProbeAnswer>;
  /** Signs this tab in, without a password. @throws Error when there is no such person */
  readonly signIn: (as: string) => void;
};

/** Event of the window after each call of the page; `detail` is the call. */
export const callEvent = 'rehearsal:call';

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

/** The probe of one backend; `origin` is that of the page. */
export function probeOf(
  backend: Pick<Backend, 'handle' | 'controls'>,
  { workspace, problem }: Pick<Probe, 'workspace' | 'problem'>,
  origin: string,
): Probe {
  const tokenOf = (as: string | null | undefined): string | undefined =>
    as === undefined ? sessionToken() : as === null ? undefined : backend.controls.signInAs(as);
  return {
    version: 1,
    workspace,
    problem,
    send: async ({ method, path, body, headers: given = {}, as }) => {
      const headers = new Headers({ Accept: 'application/json', ...given });
      const token = tokenOf(as);
      if (token !== undefined) headers.set('X-Auth-Token', token);
      if (body !== undefined) headers.set('Content-Type', 'application/json;charset=utf8');
      const response = await backend.handle(
        new Request(`${origin}${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
        'beside',
      );
      if (response === undefined) throw new Error(`${path} is not a path of the backend.`);
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: parsed(await response.text()),
      };
    },
    signIn: (as) => adoptToken(backend.controls.signInAs(as)),
  };
}

/** Puts the probe at `window.rehearsal` and tells the window of every call of the page. */
export function installProbe(
  backend: Backend,
  started: Pick<Probe, 'workspace' | 'problem'>,
): void {
  const { origin } = window.location;
  Object.assign(window, { rehearsal: probeOf(backend, started, origin) });
  onCall((call) => void window.dispatchEvent(new CustomEvent(callEvent, { detail: call })));
}
