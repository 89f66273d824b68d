import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';

/** What the files of a live account leave to be known about a thing: `id` is the thing's. */
export const broughtNote = z.object({
  id: z.string(),
  /** `placeholder`, `content unknown`, or the code of a finding. */
  label: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  text: z.string(),
});

/** Notes about what was brought in from the files of a live account. */
export const broughtRows = {
  deskBrought: {
    family: 'console',
    source: 'ours',
    access: 'public',
    control: true,
    status: 200,
    method: 'GET',
    path: '/console/v1/desk/brought',
    response: z.object({ notes: z.array(broughtNote) }),
    operation: 'consoleListBrought',
    summary:
      'Placeholders, unknown contents and findings of an account that was brought in from files',
  },
} as const satisfies Contract;
