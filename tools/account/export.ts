import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { accountNamed } from '#mocks/analysis/account.ts';
import { exporting, type Export } from '#mocks/account/out/exports.ts';
import { forms, type Form } from '#src/domain/access/exportForms.ts';
import { actionOf } from '#mocks/account/out/model/difference.ts';
import { BadInput, badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { keptOfFile, worldOfFile } from './openWorld.ts';
import type { Options } from './options.ts';

const formOf = (as: string | undefined): Form => {
  const form = forms.find((one) => one === as);
  if (form === undefined)
    throw badUse(`--as takes ${forms.join(', ')}${as === undefined ? '' : `, not "${as}"`}.`);
  return form;
};

function writeAll(out: string, files: Export['files']): void {
  try {
    for (const { name, text } of files) {
      const file = join(out, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  } catch (error) {
    throw new BadInput(
      'NOT_WRITTEN',
      error instanceof Error ? error.message : String(error),
      out,
      null,
    );
  }
}

/** What a dash in place of the folder prints: the first file, which says it all but for plans. */
const printed = ([first]: Export['files']): readonly string[] =>
  (first?.text ?? '').trimEnd().split('\n');

const count = ({ difference }: Export, action: ReturnType<typeof actionOf>): number =>
  difference.changes.filter((change) => actionOf(change) === action).length;

/**
 * The `export` command: writes what leads from one point of a state file's history to another.
 * Without `--from` the point is where the world began; a dash in place of the folder prints.
 */
export function exportCommand(options: Options, catalog: CatalogView, now: number): Answer {
  const { state, from = 0, to, all, as, out, words } = options;
  if (state === undefined || out === undefined || words.length > 0)
    throw badUse('Name a state file and a folder: --state FILE --out DIR.');
  const form = formOf(as);
  const before = worldOfFile(`${state}#${from}`);
  const after = worldOfFile(to === undefined ? state : `${state}#${to}`);
  const account = accountNamed(after, options.account);
  const { commits } = keptOfFile(state);
  const made = drain(
    exporting(
      form,
      { before, after, account: account.id, all },
      { catalog, now, commits: commits.slice(from, to) },
    ),
  );
  const files = made.files.map(({ name }) => name);
  const [created, changed, removed] = [
    count(made, 'create'),
    count(made, 'update'),
    count(made, 'delete'),
  ];
  if (out !== '-') writeAll(out, made.files);
  return {
    report: { as: form, files, created, changed, removed, byHand: made.byHand, notes: made.notes },
    lines:
      out === '-'
        ? printed(made.files)
        : [
            ...files.map((name) => `Wrote ${join(out, name)}`),
            `${created} to create, ${changed} to change, ${removed} to remove.`,
            ...made.byHand.map(({ title, why }) => `By hand: ${title}. ${why}`),
          ],
    code: 0,
  };
}
