import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { StateFileRefused } from '#mocks/world/fileLock.ts';
import { openFileStore } from '#mocks/world/storeFile.ts';
import {
  AccountReader,
  type Imported,
  type ImportReport,
} from '#mocks/account/in/importAccount.ts';
import { limits } from '#mocks/account/in/files/limits.ts';
import { BadInput, badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';

type Arguments = { readonly files: readonly string[]; readonly out: string };

function readArguments(args: readonly string[]): Arguments {
  const files: string[] = [];
  let out: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--json') continue;
    if (arg === '--out') out = args[(at += 1)];
    else if (arg.startsWith('--out=')) out = arg.slice('--out='.length);
    else if (arg.startsWith('--')) throw badUse(`${arg} is no option of import.`);
    else files.push(arg);
  }
  if (files.length === 0) throw badUse('Name at least one file.');
  if (out === undefined || out === '') throw badUse('Say where the world goes: --out WORLD.');
  return { files, out };
}

/** The files of a folder, in the order of their names; links are not followed. */
function filesIn(path: string, found: string[] = []): readonly string[] {
  for (const name of readdirSync(path).toSorted()) {
    const inner = join(path, name);
    const kind = lstatSync(inner);
    if (kind.isDirectory() && name !== '.git' && name !== '.terraform') filesIn(inner, found);
    else if (kind.isFile() && name !== '.DS_Store') found.push(inner);
    if (found.length > limits.count)
      throw new BadInput('TOO_MANY_FILES', `More than ${limits.count} files.`, path, null);
  }
  return found;
}

/** Gives every named file to the reader. What cannot be opened is told like what cannot be read. */
export function readAll(named: readonly string[]): AccountReader {
  const reader = new AccountReader();
  let total = 0;
  const take = (path: string): void => {
    const { size } = statSync(path);
    total += size;
    if (size > limits.file || total > limits.total)
      reader.refuse(
        path,
        'TOO_BIG',
        `Bigger than what is read: ${Math.round(limits.file / 1024 / 1024)} MiB a file, ${Math.round(limits.total / 1024 / 1024)} MiB in all.`,
      );
    else reader.add({ name: path, bytes: new Uint8Array(readFileSync(path)) });
  };
  for (const path of named) {
    try {
      if (path === '-') reader.add({ name: '-', bytes: new Uint8Array(readFileSync(0)) });
      else if (statSync(path).isDirectory()) for (const inner of filesIn(path)) take(inner);
      else take(path);
    } catch (error) {
      if (error instanceof BadInput) throw error;
      reader.refuse(path, 'FILE_NOT_READ', error instanceof Error ? error.message : String(error));
    }
  }
  return reader;
}

async function writeWorld(out: string, kept: NonNullable<Imported['kept']>): Promise<void> {
  try {
    const store = await openFileStore(out);
    try {
      await store.reset(kept);
    } finally {
      store.close();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof StateFileRefused ? 'OUT_REFUSED' : 'OUT_NOT_WRITTEN';
    throw new BadInput(code, message, out, null);
  }
}

const linesOf = (
  { read, left, placeholders, secretsDropped }: ImportReport,
  out: string,
): readonly string[] => [
  ...read.map(({ kind, count }) => `${String(count).padStart(6)}  ${kind}`),
  ...placeholders.map(
    ({ kind, name, file, place }) => `not in the files: ${kind} ${name}, in ${file}: ${place}`,
  ),
  ...left.map(
    ({ file, place, reason }) => `left: ${file}: ${place === '' ? '' : `${place}: `}${reason}`,
  ),
  `${secretsDropped} secret values were dropped.`,
  `The world is in ${out}.`,
];

/**
 * The `import` command: reads the files of a live account into a world. The exit code is 1 when
 * anything was left.
 * @param now epoch ms
 * @throws BadInput when nothing was understood, with the first reason; no world is written then
 */
export async function importCommand(
  args: readonly string[],
  catalog: CatalogView,
  now: number,
): Promise<Answer> {
  const { files, out } = readArguments(args);
  const { kept, report, refused } = readAll(files).finish(
    now,
    randomBytes(16).toString('hex'),
    catalog,
  );
  if (kept === undefined) {
    const [first] = refused;
    throw new BadInput(
      first?.code ?? 'NOT_UNDERSTOOD',
      first?.message ?? 'Nothing in these files is about an account.',
      first?.file ?? files[0] ?? null,
      first?.place ?? null,
    );
  }
  await writeWorld(out, kept);
  return { report, lines: linesOf(report, out), code: report.left.length > 0 ? 1 : 0 };
}
