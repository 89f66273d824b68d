import { Problem } from '#src/api/problem.ts';

/** For tests: the problem of a call that must be refused. @throws when the call succeeds */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const problem: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem))
    throw new Error('The call was not refused', { cause: problem });
  return problem;
}

/** Status and code of a call that must be refused. */
export async function refusalOf(call: Promise<unknown>): Promise<[status: number, code: string]> {
  const { status, code } = await problemOf(call);
  return [status, code];
}

/**
 * Status of a call that may be refused: 200 when it is not, whatever the answer's own status was.
 */
export const statusOf = (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    (error: { status: number }) => error.status,
  );
