import type { StatusTone } from '#src/ui/StatusText.tsx';

const tones: Readonly<Record<string, StatusTone>> = {
  Running: 'running',
  Stopped: 'stopped',
  Succeeded: 'good',
  Failed: 'bad',
  'Partially failed': 'warning',
  Canceled: 'off',
  Waiting: 'waiting',
};

/** How a power state reads; anything in between is under way. */
export const powerTone = (status: string): StatusTone => tones[status] ?? 'busy';

/** How the state of an execution reads; here "Running" is under way. */
export const jobTone = (status: string): StatusTone =>
  status === 'Running' ? 'busy' : (tones[status] ?? 'waiting');

/** How the risk level of a script (High, Medium, Low) is coloured. */
export const riskTone = (level: string): StatusTone =>
  level === 'High' ? 'bad' : level === 'Medium' ? 'warning' : 'good';
