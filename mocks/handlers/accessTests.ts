import { accessTestRows } from '#src/api/contract/accessTests.ts';
import { accountNamed, type Account } from '../analysis/account.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
import { implement, type ConsoleCtx } from '../pipeline/call.ts';
import { actorOf } from '../pipeline/run.ts';
import { accessTestId } from '../world/tables/accessTests.ts';

type Ctx = ConsoleCtx<Caller | undefined>;

/** Tests of one account (ours): a run looks through all of them after each change. */
const MOST = 1_000;

const accountOf = ({ caller, controls }: Ctx): Account['account'] =>
  caller?.account ?? accountNamed(controls.world());

/** What works through a whole account comes with the first question. */
const running = () => import('./accessTestRuns.ts');

const actorIn = ({ caller }: Ctx): string =>
  caller === undefined ? 'control key' : actorOf(caller);

const wordsFor = (names: readonly string[]): string =>
  names.length === 1 ? `access test “${names[0] ?? ''}”` : `${names.length} access tests`;

async function keep(ctx: Ctx, raw: readonly unknown[], replace: boolean): Promise<number> {
  const { readable } = await running();
  const read = readable(raw);
  const ids = read.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw refuse('duplicate', { target: 'access test', name: twice });
  await ctx.controls.change(actorIn(ctx), 'deskTestKeep', (draft, world) => {
    const { id: account } = accountOf(ctx);
    const { accessTests } = world.tables;
    const known = ids.filter((id) => accessTests.get(accessTestId(account, id)) !== undefined);
    if (known.length > 0 && !replace)
      throw refuse('duplicate', { target: 'access test', name: known[0] ?? '' });
    if (accessTests.count('domain', account) + ids.length - known.length > MOST)
      throw new ApiError({
        status: 400,
        code: 'CONSOLE.0400',
        message: `An account keeps ${MOST} access tests at most.`,
      });
    for (const { id, entry } of read)
      draft.insert('accessTests', {
        id: accessTestId(account, id),
        domain_id: account,
        test: entry,
      });
    return `Kept ${wordsFor(ids)}`;
  });
  return ids.length;
}

async function remove(ctx: Ctx, ids: readonly string[]): Promise<number> {
  await ctx.controls.change(actorIn(ctx), 'deskTestDelete', (draft, world) => {
    const { id: account } = accountOf(ctx);
    for (const id of ids) {
      const key = accessTestId(account, id);
      if (world.tables.accessTests.get(key) === undefined)
        throw refuse('notFound', { target: 'access test', id });
      draft.remove('accessTests', key);
    }
    return `Deleted ${wordsFor(ids)}`;
  });
  return ids.length;
}

/** Access tests of the account, for whoever works the rehearsal's controls. */
export const accessTestHandlers = implement(accessTestRows, {
  deskTests: ({ ctx }) => ({
    tests: ctx.controls
      .world()
      .tables.accessTests.by('domain', accountOf(ctx).id)
      .map(({ test }) => test),
  }),
  deskTestCount: ({ ctx }) => {
    const { tables } = ctx.controls.world();
    return {
      total: tables.accessTests.count('domain', accountOf(ctx).id),
      notes: tables.placeholders.size + tables.unknownContents.size + tables.importMarks.size,
    };
  },
  deskTestKeep: async ({ body, ctx }) => ({
    kept: await keep(ctx, body.tests, body.replace ?? false),
  }),
  deskTestDelete: async ({ body, ctx }) => ({ deleted: await remove(ctx, body.ids) }),
  deskTestRun: async ({ body, ctx }) => (await running()).runTests(ctx, body.part),
  deskTestUnnoticed: async ({ body, ctx }) => (await running()).unnoticedBy(ctx, body),
  deskTestBreak: async ({ body, ctx }) => (await running()).breakOf(ctx, body.id),
});
