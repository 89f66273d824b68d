import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';

/** How the world's time stands to the real one. Times in epoch ms. */
const worldClock = z.object({
  now: z.number(),
  real: z.number(),
  frozen: z.boolean(),
  /** Whether it is another time than the real one. */
  changed: z.boolean(),
  /** How long a new permission takes to count, in ms. */
  propagation_ms: z.number(),
});

const row = { family: 'console', source: 'ours', path: '/console/v1/clock', status: 200 } as const;

/** The clock of the world: everything that ends, ages or asks for the time goes by it. */
export const clockRows = {
  clockShow: {
    ...row,
    method: 'GET',
    access: 'public',
    response: worldClock,
    operation: 'consoleShowClock',
    summary: 'What time it is in this world',
  },
  clockSet: {
    ...row,
    method: 'PUT',
    access: 'public',
    control: true,
    body: z.object({
      /** The time to go on from, or to stand still at; without it the real time. */
      at: z.optional(z.int().check(z.minimum(0))),
      frozen: z.optional(z.boolean()),
      propagation_ms: z.optional(z.int().check(z.minimum(0), z.maximum(24 * 3_600_000))),
    }),
    response: z.extend(worldClock, { token: z.optional(z.string()) }),
    operation: 'consoleSetClock',
    summary:
      'Jump to a time and go on from there, stand still, or return to the real time; a user who calls gets a token that is as old at the new time as his own',
  },
} as const satisfies Contract;
