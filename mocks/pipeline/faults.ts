import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
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

/** Whose kind a fault is: its own, or that of the status it asks for. */
const kindOf = ({ kind, status }: Fault): Fault['kind'] =>
  kind ?? (status === undefined ? undefined : (byStatus[status] ?? 'error'));

/**
 * Planned misbehaviour per call, the same each time for the same plan. Nothing is planned at first.
 * `*` spares the controls of the rehearsal, by which it is planned; a session ends at calls that
 * need one.
 */
export class FaultPlan {
  readonly #clock: () => number;
  #faults: readonly Fault[] = [];
  #planned = 0;
  #hits = new Map<Fault, number>();
  #seen = new Map<Fault, number>();

  /** @param clock epoch ms, for faults that begin later */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  plan(faults: readonly Fault[]): void {
    this.#faults = faults;
    this.#planned = this.#clock();
    this.#hits = new Map();
    this.#seen = new Map();
  }

  /** What happens to this call; undefined when it is spared. */
  strike(
    call: string,
    { access, control }: Pick<Endpoint, 'access' | 'control'>,
  ): Strike | undefined {
    const fault = this.#faults.find(
      (planned) =>
        (planned.call === call || (planned.call === '*' && control !== true)) &&
        !(kindOf(planned) === 'expiry' && access === 'public') &&
        this.#strikes(planned),
    );
    if (fault === undefined) return undefined;
    this.#hits.set(fault, (this.#hits.get(fault) ?? 0) + 1);
    const kind = kindOf(fault);
    return {
      latency: fault.latency_ms ?? 0,
      error: kind === undefined || kind === 'storage' ? undefined : errors[kind](),
      storage: kind === 'storage',
    };
  }

  #strikes(fault: Fault): boolean {
    if (fault.times !== undefined && (this.#hits.get(fault) ?? 0) >= fault.times) return false;
    if (this.#clock() < this.#planned + (fault.after_ms ?? 0)) return false;
    const seen = (this.#seen.get(fault) ?? 0) + 1;
    this.#seen.set(fault, seen);
    if (seen <= (fault.after ?? 0)) return false;
    return (
      fault.rate === undefined ||
      hash32(`${fault.seed ?? 0}/${fault.call}/${seen}`) / 2 ** 32 < fault.rate
    );
  }
}
