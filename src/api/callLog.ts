import type { Send } from './client.ts';

/** One call as it went over the wire, without its token and without the values of secrets. */
export type LoggedCall = {
  /** Counts the calls of this page from 1. */
  readonly no: number;
  /** Epoch ms at which it was sent. */
  readonly at: number;
  readonly method: string;
  /** Path and query below the backend's address. */
  readonly path: string;
  /** 0 when no answer came. */
  readonly status: number;
  readonly ms: number;
  /** Secrets are blotted out. */
  readonly requestBody: string | undefined;
  /** Decisions behind the answer: those that refused, or the one that allowed. */
  readonly decisionIds: readonly string[];
  /** Actions that a 403 refused, `name|other name`. */
  readonly missingActions: readonly string[];
};

type Listener = (call: LoggedCall) => void;
type Kept = { readonly call: LoggedCall; readonly answer: Response | undefined };

const keptCalls = 200;
/** Bodies cost memory: only the newest are kept. */
const keptAnswers = 60;

const listeners = new Set<Listener>();
let kept: readonly Kept[] = [];
let shown: readonly LoggedCall[] = [];
let sent = 0;

const secretMember =
  /("(?:[a-z_]*password|adminPass|secret|client_secret|authentication_code\w*)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;

/** A body without the values of its secrets, so that it can be shown and handed on. */
export const withoutSecrets = (body: string): string => body.replace(secretMember, '$1"******"');

const listOf = (header: string | null): readonly string[] =>
  header?.split(',').filter(Boolean) ?? [];

function keep(entry: Kept): void {
  const held = [...kept.slice(1 - keptCalls), entry];
  kept = held.map((one, index) =>
    index < held.length - keptAnswers && one.answer !== undefined
      ? { ...one, answer: undefined }
      : one,
  );
  shown = kept.map(({ call }) => call);
  listeners.forEach((listener) => listener(entry.call));
}

/** The calls of this page, oldest first; the same array until another call ends. */
export const loggedCalls = (): readonly LoggedCall[] => shown;

/** Forgets the calls up to now. */
export function forgetCalls(): void {
  kept = [];
  shown = [];
}

/** Calls `listener` when a call has ended. Returns the function that stops it. */
export function onCall(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The body of an answer, as text without secrets; undefined when it is no longer kept. */
export async function answerOf(no: number): Promise<string | undefined> {
  const answer = kept.find(({ call }) => call.no === no)?.answer;
  return answer === undefined ? undefined : withoutSecrets(await answer.clone().text());
}

/**
 * Sends as `send` does, and notes what went and came.
 * @param origin what stands before the path
 */
export const logging =
  (send: Send, origin: () => string): Send =>
  async (request) => {
    sent += 1;
    const [no, at, began] = [sent, Date.now(), performance.now()];
    const requestBody =
      request.body === null ? undefined : withoutSecrets(await request.clone().text());
    const note = (answer: Response | undefined) =>
      keep({
        call: {
          no,
          at,
          method: request.method,
          path: request.url.slice(origin().length),
          status: answer?.status ?? 0,
          ms: performance.now() - began,
          requestBody,
          decisionIds: listOf(
            answer?.headers.get('X-Decision-Ids') ?? answer?.headers.get('X-Decision-Id') ?? null,
          ),
          missingActions: listOf(answer?.headers.get('X-Missing-Actions') ?? null),
        },
        answer,
      });
    try {
      const response = await send(request);
      note(response.clone());
      return response;
    } catch (error) {
      note(undefined);
      throw error;
    }
  };
