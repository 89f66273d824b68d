import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import type { Account } from '../account.ts';
import { readTests, type AccessTest } from './readTests.ts';

/** The tests that are kept with an account, as files write them, oldest first. */
export const entriesOf = ({ world: { tables }, account }: Account): readonly AccessTestEntry[] =>
  tables.accessTests.by('domain', account.id).map(({ test }) => test);

/** The tests that are kept with an account. @throws UnreadableTests where a world was written by hand */
export const testsOf = (at: Account): readonly AccessTest[] => readTests({ tests: entriesOf(at) });
