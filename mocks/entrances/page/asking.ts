/** One end of a channel: a worker, what a worker sees of the page, or a port. */
export type End = {
  readonly postMessage: (message: unknown, transfer: Transferable[]) => void;
  onmessage: ((event: MessageEvent) => void) | null;
};

type Asked = { readonly no: number; readonly name: string; readonly given: unknown };
type Answered = { readonly no: number; readonly value?: unknown; readonly failed?: string };

/** What can be asked at the other end, by name. */
export type Answers = Readonly<Record<string, (given: never) => unknown>>;
type GivenOf<F> = F extends (given: infer G) => unknown ? G : never;
type ValueOf<F> = F extends (given: never) => infer V ? Awaited<V> : never;

/** Asks the other end. */
export type Ask<A extends Answers> = <K extends keyof A & string>(
  name: K,
  given: GivenOf<A[K]>,
  transfer?: Transferable[],
) => Promise<ValueOf<A[K]>>;

/** Answers what the other end asks, one question after the other. */
export function answer(end: End, answers: Answers): void {
  let before: Promise<unknown> = Promise.resolve();
  const reply = async ({ no, name, given }: Asked): Promise<void> => {
    try {
      const value: unknown = await answers[name]?.(given as never); // both ends share the types
      end.postMessage({ no, value } satisfies Answered, []);
    } catch (error) {
      const failed = error instanceof Error ? error.message : 'It could not be done.';
      end.postMessage({ no, failed } satisfies Answered, []);
    }
  };
  end.onmessage = ({ data }) => {
    before = before.then(() => reply(data as Asked));
  };
}

/**
 * Asks through a channel.
 * @returns how to ask, and how to end: what is still asked then fails
 */
export function asking<A extends Answers>(
  end: End,
): { readonly ask: Ask<A>; readonly fail: (why: Error) => void } {
  const waiting = new Map<
    number,
    { readonly resolve: (value: never) => void; readonly reject: (why: Error) => void }
  >();
  let count = 0;
  end.onmessage = ({ data }) => {
    const { no, value, failed } = data as Answered;
    const one = waiting.get(no);
    waiting.delete(no);
    if (failed !== undefined) one?.reject(new Error(failed));
    else one?.resolve(value as never);
  };
  return {
    ask: (name, given, transfer = []) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        end.postMessage({ no: count, name, given } satisfies Asked, transfer);
      }),
    fail: (why) => {
      for (const { reject } of waiting.values()) reject(why);
      waiting.clear();
    },
  };
}
