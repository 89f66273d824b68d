import type { TestBreak, TestResult } from '#src/api/contract/accessTests.ts';
import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import type { Unnoticed } from '#src/domain/access/accessTests.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { Account } from '../analysis/account.ts';
import { findingBreak } from '../analysis/expectations/broke.ts';
import { entriesOf } from '../analysis/expectations/kept.ts';
import { readTests, UnreadableTests, type AccessTest } from '../analysis/expectations/readTests.ts';
import { countsOf, runningKept, type TestOutcome } from '../analysis/expectations/run.ts';
import { questionOf } from '../analysis/logged.ts';
import { findingUnnoticed, type UnnoticedFound } from '../analysis/expectations/unnoticed.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
import type { ConsoleCtx } from '../pipeline/call.ts';
import { inSlices } from './inSlices.ts';
import { asDesk } from './viewer.ts';
import { wholeCatalog } from './wholeCatalog.ts';

type Ctx = ConsoleCtx<Caller | undefined>;

/** Reads tests of a request. @throws ApiError 400 telling where they are wrong */
export function readable(tests: readonly unknown[]): readonly AccessTest[] {
  try {
    return readTests({ tests });
  } catch (error) {
    if (!(error instanceof UnreadableTests)) throw error;
    const { place, message } = error;
    throw new ApiError({ status: 400, code: 'CONSOLE.0400', message: `${place}: ${message}` });
  }
}

/** The question that shows why a test came out as it did: what it asks, or the witness of a rule. */
function questionFor(
  { world }: Account,
  { who, action, where }: AccessTest,
  { witness }: TestOutcome,
): AccessQuestion | null {
  const { region, project = region, context, ...place } = where;
  if ('principal' in who)
    return {
      principal: witness?.principal ?? who.principal,
      action,
      ...place,
      ...(project !== undefined && { project }),
      context: mutable(context),
    };
  if (witness === null) return null;
  const { request, principal } = witness;
  const asked = questionOf(world, principal, request);
  const { 'g:CurrentTime': time } = request.context;
  // A rule may be broken at certain times only: the question keeps the time of the witness.
  return {
    ...asked,
    context: mutable({ ...asked.context, ...(time !== undefined && { 'g:CurrentTime': time }) }),
  };
}

const mutable = (context: AccessTest['where']['context']): AccessQuestion['context'] =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      value === null || typeof value === 'string' ? value : [...value],
    ]),
  );

/** @throws ApiError 400 where a world was written by hand */
const testsOf = (at: Account): readonly AccessTest[] => readable(entriesOf(at));

type Part = { readonly from: number; readonly limit: number };
const everything: Part = { from: 0, limit: Infinity };

function* running(
  at: Account,
  catalog: CatalogView,
  { from, limit }: Part,
): Steps<readonly TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  for (const test of testsOf(at).slice(from, from + limit)) {
    outcomes.push(yield* runningKept(at, catalog, test));
    yield;
  }
  return outcomes;
}

/** Runs tests of the account in slices; begun again where a commit comes between. */
export async function runTests(
  ctx: Ctx,
  part: Part = everything,
): Promise<ReturnType<typeof countsOf> & { results: TestResult[] }> {
  const catalog = await wholeCatalog();
  let at = asDesk(ctx).at;
  const outcomes = await inSlices(ctx.controls, () => {
    at = asDesk(ctx).at;
    return running(at, catalog, part);
  });
  const tests = new Map(testsOf(at).map((test) => [test.id, test]));
  return {
    ...countsOf(outcomes),
    results: outcomes.map((outcome): TestResult => {
      const { id, ok, actual, problem } = outcome;
      const test = tests.get(id);
      return {
        id,
        ok,
        actual,
        question: test === undefined ? null : questionFor(at, test, outcome),
        ...(problem !== undefined && { problem }),
      };
    }),
  };
}

/** The change that broke a test of the account. @throws ApiError 404 */
export async function breakOf(ctx: Ctx, id: string): Promise<{ change: TestBreak | null }> {
  const catalog = await wholeCatalog();
  const { controls } = ctx;
  const found = await inSlices(ctx.controls, () => {
    const { at } = asDesk(ctx);
    const test = testsOf(at).find((one) => one.id === id);
    if (test === undefined) throw refuse('notFound', { target: 'access test', id });
    return findingBreak(at, controls.clock().real, controls.commits(), catalog, test);
  });
  if (found === undefined) return { change: null };
  const { no, at, actor, call, summary } = found;
  return { change: { no, at, actor, call, summary } };
}

/** A part of the statements of the account that none of its tests notices. */
export async function unnoticedBy(
  ctx: Ctx,
  part: Part,
): Promise<Omit<UnnoticedFound, 'unnoticed'> & { unnoticed: Unnoticed[] }> {
  const catalog = await wholeCatalog();
  const { unnoticed, ...found } = await inSlices(ctx.controls, () => {
    const { at } = asDesk(ctx);
    return findingUnnoticed(at, catalog, testsOf(at), part);
  });
  return { ...found, unnoticed: [...unnoticed] };
}
