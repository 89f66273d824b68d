import { refuse, type ApiError } from '../ground/errors.ts';
import { hash32 } from '../ground/ids.ts';
import type { Fault } from './adminApi.ts';

/** What a planned fault does to one call. */
export type Strike = {
  readonly latency: number;
  readonly error: ApiError | undefined;
  readonly storage: boolean;
};

const errors: Readonly<Record<Exclude<NonNullable<Fault['kind']>, 'storage'>, () => ApiError>> = {
  refusal: () => refuse('notAuthorized'),
  conflict: () => refuse('busy'),
  throttle: () => refuse('throttled', { count: 1, seconds: 1 }),
  error: () => refuse('unexpected'),
  expiry: () => refuse('unauthenticated'),
};

const byStatus: Readonly<Record<number, keyof typeof errors>> = {
  401: 'expiry',
  403: 'refusal',
  409: 'conflict',
  429: 'throttle',
  500: 'error',
};

/**
 * Planned misbehaviour per call, the same each time for the same plan. Nothing is planned at first.
 */
export class FaultPlan {
  #faults: readonly Fault[] = [];
  #hits = new Map<Fault, number>();
  #seen = new Map<Fault, number>();

  list(): readonly Fault[] {
    return this.#faults;
  }

  plan(faults: readonly Fault[]): void {
    this.#faults = faults;
    this.#hits = new Map();
    this.#seen = new Map();
  }

  /** What happens to this call; undefined when it is spared. */
  strike(call: string): Strike | undefined {
    const fault = this.#faults.find(
      (planned) => (planned.call === call || planned.call === '*') && this.#strikes(planned),
    );
    if (fault === undefined) return undefined;
    this.#hits.set(fault, (this.#hits.get(fault) ?? 0) + 1);
    const kind =
      fault.kind ?? (fault.status === undefined ? undefined : (byStatus[fault.status] ?? 'error'));
    return {
      latency: fault.latency_ms ?? 0,
      error: kind === undefined || kind === 'storage' ? undefined : errors[kind](),
      storage: kind === 'storage',
    };
  }

  #strikes(fault: Fault): boolean {
    if (fault.times !== undefined && (this.#hits.get(fault) ?? 0) >= fault.times) return false;
    const seen = (this.#seen.get(fault) ?? 0) + 1;
    this.#seen.set(fault, seen);
    return (
      fault.rate === undefined ||
      hash32(`${fault.seed ?? 0}/${fault.call}/${seen}`) / 2 ** 32 < fault.rate
    );
  }
}

const kinds = ['refusal', 'conflict', 'throttle', 'error', 'expiry', 'storage'] as const;

/**
 * Reads the `faults` of a link: `groupCreate:conflict,userList:2000ms,*:error:x1` is a name of the
 * contract (or `*`), what happens (a kind, or a latency), and how often. Entries that cannot be
 * read are left out.
 */
export function parseFaults(text: string): Fault[] {
  return text.split(',').flatMap((entry): Fault[] => {
    const [call = '', what = '', often] = entry.split(':');
    const times = /^x(\d+)$/.exec(often ?? '')?.[1];
    const repeat = times === undefined ? {} : { times: Number(times) };
    const latency = /^(\d{1,6})ms$/.exec(what)?.[1];
    const kind = kinds.find((known) => known === what);
    if (call === '' || (latency === undefined && kind === undefined)) return [];
    return [
      {
        call,
        ...repeat,
        ...(kind !== undefined && { kind }),
        ...(latency !== undefined && { latency_ms: Number(latency) }),
      },
    ];
  });
}
