import type { Send } from './client.ts';

/** A call that waits until its person has proved who he is. `answer` is told whether he has. */
export type ProofQuestion = {
  /** What the backend says about it. */
  readonly message: string;
  readonly answer: (proved: boolean) => void;
};

/** The backend's code for a critical operation that nobody has proved yet. */
const refused = 'CONSOLE.0011';
const listeners = new Set<() => void>();
let asked: ProofQuestion | undefined;
let waiting: Promise<boolean> | undefined;

/** The question that waits for an answer, if any. */
export const proofQuestion = (): ProofQuestion | undefined => asked;

/** Calls `listener` when a question is asked or answered. Returns the function that stops it. */
export function onProofQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(question: ProofQuestion | undefined): void {
  asked = question;
  listeners.forEach((listener) => listener());
}

const ask = (message: string): Promise<boolean> =>
  new Promise((resolve) =>
    show({
      message,
      answer: (proved) => {
        show(undefined);
        resolve(proved);
      },
    }),
  );

async function messageOf(response: Response): Promise<string> {
  const body = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { error?: { message?: string }; error_msg?: string };
  return body.error?.message ?? body.error_msg ?? '';
}

/**
 * A way to the backend that asks for a second proof when a critical operation needs one, and sends
 * the call again once it was given. Calls that meet the refusal together share one question. Without
 * anybody who listens, or when the proof is declined, the refusal is the answer.
 */
export const withSecondProof =
  (send: Send): Send =>
  async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return send(request);
    const again = request.clone();
    const response = await send(request);
    if (response.headers.get('X-Refusal') !== refused || listeners.size === 0) return response;
    waiting ??= ask(await messageOf(response)).finally(() => (waiting = undefined));
    return (await waiting) ? send(again) : response;
  };
