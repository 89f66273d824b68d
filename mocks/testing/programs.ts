import { spawnSync } from 'node:child_process';

/** What a program printed on standard output. @throws when it fails or is not there */
export function output(program: string, args: readonly string[], input = '', cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    ...(cwd !== undefined && { cwd }),
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Whether a program can be started here: what it would check is reported as skipped otherwise. */
export const isThere = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).error === undefined;
