import { readFileSync } from 'node:fs';
import {
  readTests,
  UnreadableTests,
  type AccessTest,
} from '#mocks/analysis/expectations/readTests.ts';
import { BadInput } from '../policy/badInput.ts';

function documentIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    const code = error instanceof SyntaxError ? 'UNREADABLE_TESTS' : 'FILE_NOT_READ';
    throw new BadInput(code, error instanceof Error ? error.message : String(error), file, null);
  }
}

/** Reads tests, telling in which file they are wrong. @throws BadInput */
export function readable(read: () => readonly AccessTest[], file: string): readonly AccessTest[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableTests)) throw error;
    throw new BadInput('UNREADABLE_TESTS', error.message, file, error.place);
  }
}

/** Reads a file of tests; a dash is standard input. @throws BadInput */
export const testsOfFile = (file: string): readonly AccessTest[] =>
  readable(() => readTests(documentIn(file)), file);
