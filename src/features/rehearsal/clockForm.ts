import type { AppContract } from '#src/api/contract/index.ts';
import type { Args } from '#src/api/endpoint/endpoint.ts';
import { readDate } from '#src/domain/policy/language/conditions/operators/values.ts';
import type { WorldClock } from '#src/parts/worldClock.ts';

/** What the form of the world's clock holds; `delay` in seconds, as text. */
export type ClockForm = {
  readonly mode: 'real' | 'running' | 'frozen';
  readonly time: string;
  readonly delay: string;
};

/** ISO 8601 to the second, in UTC. */
export const isoTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** What the form shows for a clock. */
export const toForm = ({ now, frozen, changed, propagation_ms }: WorldClock): ClockForm => ({
  mode: frozen ? 'frozen' : changed ? 'running' : 'real',
  time: isoTime(now),
  delay: String(propagation_ms / 1000),
});

/** The clock that the form asks for. Times in epoch ms. */
export function fromForm({ mode, time, delay }: ClockForm): Args<AppContract['clockSet']>['body'] {
  const propagation_ms = Number(delay) * 1000;
  const at = Number(readDate(time));
  return mode === 'real' ? { propagation_ms } : { at, frozen: mode === 'frozen', propagation_ms };
}

/** What is wrong with a time. */
export const timeProblem = (text: string): string | undefined => {
  const read = readDate(text);
  return read === null || Number(read) < 0
    ? 'Enter an ISO 8601 time, for example 2026-12-24T18:00:00Z.'
    : undefined;
};

/** What is wrong with a delay in seconds. */
export const delayProblem = (text: string): string | undefined =>
  /^\d{1,5}$/.test(text.trim()) && Number(text) <= 86_400
    ? undefined
    : 'Enter whole seconds from 0 to 86,400.';
