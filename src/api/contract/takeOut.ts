import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { forms } from '#src/domain/access/exportForms.ts';
import { whole } from './shapes.ts';

/** In which form a change of the account leaves. */
export const takeOutForm = z.enum(forms);

/** What leads from one point of the history to another, to be carried to a live account. */
export const takeOutRows = {
  takeOut: {
    method: 'GET',
    path: '/console/v1/exports',
    status: 200,
    access: 'public',
    control: true,
    family: 'console',
    query: z.object({ from: whole, to: whole, form: takeOutForm }),
    response: z.object({
      files: z.array(z.object({ name: z.string(), text: z.string() })),
      created: z.number(),
      changed: z.number(),
      removed: z.number(),
      by_hand: z.array(z.object({ title: z.string(), why: z.string() })),
      notes: z.array(z.string()),
    }),
    operation: 'consoleTakeOut',
    summary:
      'What leads from one point of the history to another, as files; nothing secret is in them',
    source: 'ours',
  },
} as const satisfies Contract;
