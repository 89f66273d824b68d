import { clockRows } from '#src/api/contract/clock.ts';
import { implement } from '../pipeline/call.ts';
import { actorOf } from '../pipeline/run.ts';

/** The clock of the world. */
export const clockHandlers = implement(clockRows, {
  clockShow: ({ ctx: { controls } }) => controls.clock(),
  clockSet: async ({ body, ctx: { caller, controls } }) => {
    const before = controls.clock();
    const actor = caller === undefined ? 'control key' : actorOf(caller);
    const after = await controls.setClock(body, actor);
    // Whoever acts for an agency, or by a key, ends with what he came from.
    const carried = caller !== undefined && caller.claims.from === undefined;
    return carried
      ? { ...after, token: controls.carryOver(caller, after.now - before.now) }
      : after;
  },
});
