import type { AccessTestEntry, TestActual, Unnoticed } from '#src/domain/access/accessTests.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { made, type AccessQuestion } from './analysis.ts';

/** How a kept test came out, and the question that shows why; `problem`: why it cannot be asked. */
export type TestResult = {
  readonly id: string;
  readonly ok: boolean;
  readonly actual: TestActual;
  readonly question: AccessQuestion | null;
  readonly problem?: string;
};

/** The change that broke a test; `at`: epoch ms. */
export type TestBreak = {
  readonly no: number;
  readonly at: number;
  readonly actor: string;
  readonly call: string;
  readonly summary: string;
};

const path = '/console/v1/desk/tests';
const row = {
  family: 'console',
  source: 'ours',
  access: 'public',
  control: true,
  status: 200,
} as const;
const ids = z.array(z.string()).check(z.maxLength(1_000));
/** `limit` things from number `from` on. */
const part = z.object({
  from: z.number().check(z.minimum(0)),
  limit: z.number().check(z.minimum(1), z.maximum(1_000)),
});
const tests = z.object({ tests: z.array(made<AccessTestEntry>()) });

/** Expectations about who may do what, kept with the world: for whoever works its controls. */
export const accessTestRows = {
  deskTests: {
    ...row,
    method: 'GET',
    path,
    response: tests,
    operation: 'consoleListAccessTests',
    summary: 'The access tests of the account, as files of tests write them',
  },
  deskTestCount: {
    ...row,
    method: 'GET',
    path: `${path}/count`,
    response: z.object({ total: z.number(), notes: z.number() }),
    operation: 'consoleCountAccessTests',
    summary: 'How many access tests the account has, and how many notes from its files',
  },
  deskTestKeep: {
    ...row,
    method: 'POST',
    path,
    status: 201,
    /** `replace`: tests of the same names give way. */
    body: z.object({
      tests: z.array(z.unknown()).check(z.minLength(1), z.maxLength(1_000)),
      replace: z.optional(z.boolean()),
    }),
    response: z.object({ kept: z.number() }),
    operation: 'consoleKeepAccessTests',
    summary: 'Keep access tests, written as files of tests write them',
  },
  deskTestDelete: {
    ...row,
    method: 'POST',
    path: `${path}/delete`,
    body: z.object({ ids }),
    response: z.object({ deleted: z.number() }),
    operation: 'consoleDeleteAccessTests',
    summary: 'Delete access tests by their names',
  },
  deskTestRun: {
    ...row,
    method: 'POST',
    path: `${path}/run`,
    /** Without a part all of them; `from`: number of the first. */
    body: z.object({ part: z.optional(part) }),
    response: z.object({
      passed: z.number(),
      failed: z.number(),
      unknown: z.number(),
      results: z.array(made<TestResult>()),
    }),
    operation: 'consoleRunAccessTests',
    summary: 'Which access tests hold now, with the question that shows why one does not',
  },
  deskTestUnnoticed: {
    ...row,
    method: 'POST',
    path: `${path}/unnoticed`,
    /** The statements of this part: `limit` of them from number `from` on. */
    body: part,
    response: z.object({
      total: z.number(),
      next: z.union([z.number(), z.null()]),
      unnoticed: z.array(made<Unnoticed>()),
    }),
    operation: 'consoleFindUnnoticedStatements',
    summary:
      'Statements that can be left out or turned round without an access test noticing, part by part',
  },
  deskTestBreak: {
    ...row,
    method: 'POST',
    path: `${path}/break`,
    body: z.object({ id: z.string() }),
    response: z.object({ change: z.union([made<TestBreak>(), z.null()]) }),
    operation: 'consoleFindBreakOfAccessTest',
    summary:
      'The change before which an access test held and after which it does not; null where it holds or never held',
  },
} as const satisfies Contract;
