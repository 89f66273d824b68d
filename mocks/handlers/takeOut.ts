import { takeOutRows } from '#src/api/contract/takeOut.ts';
import { exportAs, exporting, type Export, type Leaving } from '../account/out/exports.ts';
import { actionOf } from '../account/out/model/difference.ts';
import { accountNamed } from '../analysis/account.ts';
import { refuse } from '../ground/errors.ts';
import type { Controls } from '../pipeline/adminApi.ts';
import { implement } from '../pipeline/call.ts';
import { worldAt } from '../world/copy.ts';
import { inSlices } from './inSlices.ts';
import { wholeCatalog } from './wholeCatalog.ts';

const count = ({ difference }: Export, action: ReturnType<typeof actionOf>): number =>
  difference.changes.filter((change) => actionOf(change) === action).length;

/** A change request takes decisions about everybody: it lets the page answer meanwhile. */
async function requested(
  controls: Pick<Controls, 'commits' | 'now' | 'state'>,
  between: () => Leaving,
  from: number,
  to: number,
): Promise<Export> {
  const catalog = await wholeCatalog();
  return inSlices(controls, () => {
    const told = { catalog, now: controls.now(), commits: controls.commits().slice(from, to) };
    return exporting('request', between(), told);
  });
}

/** What leads from one point of the history to another. */
export const takeOutHandlers = implement(takeOutRows, {
  takeOut: async ({ query: { from, to, form }, ctx: { controls } }) => {
    const total = controls.commits().length;
    const beyond = [from, to].find((no) => no > total);
    if (beyond !== undefined) throw refuse('notFound', { target: 'change', id: beyond });
    const between = (): Leaving => {
      const [world, commits] = [controls.world(), controls.commits()];
      return {
        before: worldAt(world, commits, from),
        after: worldAt(world, commits, to),
        account: accountNamed(world).id,
        all: false,
      };
    };
    const made =
      form === 'request' ? await requested(controls, between, from, to) : exportAs(form, between());
    return {
      files: made.files.map(({ name, text }) => ({ name, text })),
      created: count(made, 'create'),
      changed: count(made, 'update'),
      removed: count(made, 'delete'),
      by_hand: made.byHand.map(({ title, why }) => ({ title, why })),
      notes: [...made.notes],
    };
  },
});
