import type { Applies, Entry } from '#src/domain/policy/comparison/entries.ts';
import { stepsOf } from './check.ts';

const throughOf = ({ through: { path, ...rest } }: Applies): object => ({
  ...rest,
  path: stepsOf(path),
});

/** A statement as reports give it. */
const reported = (applies: Applies): object => ({ ...applies, through: throughOf(applies) });

/** An entry as reports give it. */
export const entryReport = ({ except, within, ...entry }: Entry): object => ({
  ...entry,
  ...(except && { except: except.map(reported) }),
  ...(within && { within: within.map((list) => list.map(reported)) }),
  through: throughOf(entry),
});
