import type { Fault } from '#src/api/faults.ts';

/** A fault that is met often, ready to be planned. */
export type Preset = {
  readonly label: string;
  readonly hint: string;
  /** Whether it is about one call, that is to be chosen. */
  readonly ofCall: boolean;
  /** @param call `*` for presets of no single call */
  readonly fault: (call: string, seed: number) => Fault;
};

/** The presets of docs/faults.md, in its order. */
export const presets: readonly Preset[] = [
  {
    label: 'Slow',
    hint: 'Every answer two seconds late',
    ofCall: false,
    fault: () => ({ call: '*', latency_ms: 2000 }),
  },
  {
    label: 'Flaky',
    hint: 'One call in five fails with 500',
    ofCall: false,
    fault: (_, seed) => ({ call: '*', kind: 'error', rate: 0.2, seed }),
  },
  {
    label: '403 here',
    hint: 'The chosen call is refused',
    ofCall: true,
    fault: (call) => ({ call, kind: 'refusal' }),
  },
  {
    label: '500 there',
    hint: 'The chosen call fails',
    ofCall: true,
    fault: (call) => ({ call, kind: 'error' }),
  },
  {
    label: 'Too many calls',
    hint: 'The chosen call is throttled twice',
    ofCall: true,
    fault: (call) => ({ call, kind: 'throttle', times: 2 }),
  },
  {
    label: 'Conflict',
    hint: 'Somebody else is faster once',
    ofCall: true,
    fault: (call) => ({ call, kind: 'conflict', times: 1 }),
  },
  {
    label: 'Session ends',
    hint: 'In a minute',
    ofCall: false,
    fault: () => ({ call: '*', kind: 'expiry', after_ms: 60_000, times: 1 }),
  },
  {
    label: 'Storage full',
    hint: 'No change can be stored',
    ofCall: false,
    fault: () => ({ call: '*', kind: 'storage' }),
  },
];
