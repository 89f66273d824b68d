import type { NamedScopes } from '#src/domain/access/accessReports.ts';
import type { EffectRow } from '#src/domain/access/effect.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { made } from './analysis.ts';

/** A change that has not been made: a call of the contract and what it would be sent with. */
export const trialCall = z.object({
  call: z.string(),
  params: z.optional(z.record(z.string(), z.string())),
  query: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  body: z.optional(z.unknown()),
});

/** What a change would change, before it is made. */
export const previewRows = {
  changePreview: {
    method: 'POST',
    path: '/console/v1/preview',
    status: 200,
    family: 'console',
    source: 'ours',
    access: 'token',
    body: z.object({
      calls: z.array(trialCall).check(z.minLength(1), z.maxLength(200)),
      all: z.optional(z.boolean()),
    }),
    response: z.object({
      /** Rows of the world that would be another. */
      rows: z.number(),
      /** Principals who would gain, and who would lose something. */
      gaining: z.number(),
      losing: z.number(),
      /** The first ten of each, or all where that was asked for. */
      gained: z.array(made<EffectRow>()),
      lost: z.array(made<EffectRow>()),
      more: z.number(),
      unknown: z.array(
        z.object({
          reason: z.string(),
          place: z.string(),
          principals: z.array(z.string()),
        }),
      ),
      names: made<NamedScopes>(),
      /** Some principals may not be read by whoever asks, and are left out. */
      left_out: z.boolean(),
    }),
    operation: 'consolePreviewChange',
    summary:
      'What calls of the caller would change for everybody whom he may read, proved, without making them; refused as the calls would be',
  },
} as const satisfies Contract;
