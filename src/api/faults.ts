import type { z } from 'zod/mini';
import type { fault } from './contract/console.ts';

/** A planned fault: which calls go wrong, how, and when. */
export type Fault = z.output<typeof fault>;
export type FaultKind = NonNullable<Fault['kind']>;

/** What can go wrong with a call besides being late, and the answer that it then gets. */
export const faultKinds = {
  refusal: 'refused: 403 without a decision',
  conflict: 'somebody else was faster: 409',
  throttle: 'too many calls: 429',
  error: 'an error of the service: 500',
  expiry: 'the session has ended: 401',
  storage: 'no room to store the change: 507',
} as const satisfies Readonly<Record<FaultKind, string>>;

const isKind = (text: string): text is FaultKind => Object.hasOwn(faultKinds, text);

type Part = Partial<Omit<Fault, 'call'>>;

/** How often, how likely and from when on, as a link says it after what happens. */
const details: readonly {
  readonly pattern: RegExp;
  readonly read: (number: number) => Part | undefined;
}[] = [
  { pattern: /^x(\d{1,6})$/, read: (times) => ({ times }) },
  { pattern: /^(\d{1,3})%$/, read: (share) => (share <= 100 ? { rate: share / 100 } : undefined) },
  { pattern: /^seed(\d{1,9})$/, read: (seed) => ({ seed }) },
  { pattern: /^after(\d{1,6})$/, read: (after) => ({ after }) },
  { pattern: /^after(\d{1,6})s$/, read: (seconds) => ({ after_ms: seconds * 1000 }) },
];

function detailOf(text: string): Part | undefined {
  for (const { pattern, read } of details) {
    const number = pattern.exec(text)?.[1];
    if (number !== undefined) return read(Number(number));
  }
  return undefined;
}

function effectOf(text: string): Part | undefined {
  if (isKind(text)) return { kind: text };
  const latency = /^(\d{1,6})ms$/.exec(text)?.[1];
  return latency === undefined ? undefined : { latency_ms: Number(latency) };
}

/** What is wrong with the name of a call, in words; undefined when it is one. */
export function unknownCall(call: string, calls: readonly string[]): string | undefined {
  if (call === '*' || calls.includes(call)) return undefined;
  const meant = calls.find((one) => one.toLowerCase() === call.toLowerCase());
  return `There is no call ${call === '' ? 'without a name' : call}${meant === undefined ? '' : `; it is written ${meant}`}.`;
}

function readEntry(entry: string, calls: readonly string[]): Fault | string {
  const [call = '', what = '', ...rest] = entry.trim().split(':');
  const problem = unknownCall(call, calls);
  if (problem !== undefined) return problem;
  const effect = effectOf(what);
  if (effect === undefined)
    return `${call} cannot meet “${what}”: there are ${Object.keys(faultKinds).join(', ')}, and a delay such as 2000ms.`;
  let fault: Fault = { call, ...effect };
  for (const text of rest) {
    const detail = detailOf(text);
    if (detail === undefined)
      return `“${text}” of ${call} says nothing: x2, 30%, seed7, after5 and after60s can be said.`;
    fault = { ...fault, ...detail };
  }
  return fault;
}

/**
 * Reads the `faults` of a link (docs/faults.md): `groupCreate:conflict:x1,*:2000ms` is a call of
 * the contract (or `*`), what happens (a kind, or a delay), and how often. All or nothing: where
 * one entry cannot be read, none is planned.
 * @param calls the names of the contract
 */
export function readFaults(
  text: string,
  calls: readonly string[],
): { readonly faults: readonly Fault[]; readonly problems: readonly string[] } {
  const read = text
    .split(',')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => readEntry(entry, calls));
  const problems = read.filter((one) => typeof one === 'string');
  return {
    faults: problems.length > 0 ? [] : read.filter((one) => typeof one !== 'string'),
    problems,
  };
}

/** A fault as a link says it; what no link can say is left out. */
export function faultText(fault: Fault): string {
  const { call, kind, latency_ms, times, rate, seed, after, after_ms } = fault;
  return [
    call,
    kind ?? `${latency_ms ?? 0}ms`,
    ...(times === undefined ? [] : [`x${times}`]),
    ...(rate === undefined ? [] : [`${Math.round(rate * 100)}%`]),
    ...(seed === undefined ? [] : [`seed${seed}`]),
    ...(after === undefined ? [] : [`after${after}`]),
    ...(after_ms === undefined ? [] : [`after${Math.round(after_ms / 1000)}s`]),
  ].join(':');
}
