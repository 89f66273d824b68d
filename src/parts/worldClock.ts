import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';

/** What time it is in the world, beside the real time at which that was asked. */
export type WorldClock = Result<AppContract['clockShow']>;

/** The clock of the world. */
export const clockQuery = q(api.clockShow, {});

/** The world's time (epoch ms) at a real time (epoch ms); the real one until the world answers. */
export const worldTimeAt = (clock: WorldClock | undefined, real: number): number =>
  clock === undefined ? real : clock.frozen ? clock.now : real + clock.now - clock.real;

const pace = 15_000;

/**
 * The world's time now (epoch ms), refreshed four times a minute, so that what ends is seen to end.
 */
export function useNow(): number {
  const { data } = useQuery(clockQuery);
  const [real, setReal] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setReal(Date.now()), pace);
    return () => clearInterval(timer);
  }, []);
  return worldTimeAt(data, real);
}
