import { previewRows } from '#src/api/contract/preview.ts';
import type { EffectRow } from '#src/domain/access/effect.ts';
import { findingEffect } from '../analysis/effect/effect.ts';
import { implement } from '../pipeline/call.ts';
import { inSlices } from './inSlices.ts';
import { namesIn } from './namesIn.ts';
import { asPerson } from './viewer.ts';
import { wholeCatalog } from './wholeCatalog.ts';

/** Rows that are told where not all were asked for (ours). */
const FIRST = 10;

const people = (rows: readonly EffectRow[]): number =>
  new Set(rows.flatMap(({ principals }) => principals)).size;

/** What changes would change, before they are made. */
export const previewHandlers = implement(previewRows, {
  changePreview: async ({ body, ctx }) => {
    const { controls, headers } = ctx;
    const [catalog, changes] = await Promise.all([
      wholeCatalog(),
      controls.trial(body.calls, headers),
    ]);
    const { gained, lost, unknown, leftOut } = await inSlices(controls, () => {
      const { at, isReadable } = asPerson(ctx);
      return findingEffect(at, changes, isReadable, catalog);
    });
    const most = body.all === true ? Infinity : FIRST;
    return {
      rows: changes.length,
      gaining: people(gained),
      losing: people(lost),
      gained: gained.slice(0, most),
      lost: lost.slice(0, most),
      more: Math.max(0, gained.length - most) + Math.max(0, lost.length - most),
      unknown: unknown.map((one) => ({ ...one, principals: [...one.principals] })),
      names: namesIn(asPerson(ctx).at),
      left_out: leftOut,
    };
  },
});
