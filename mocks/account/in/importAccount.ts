import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { baseOf } from '#mocks/pipeline/worldBase.ts';
import { sameRow, type Change, type Commit } from '#mocks/world/journal.ts';
import { storeFormat, type Kept } from '#mocks/world/store.ts';
import type { TableName, World } from '#mocks/world/world.ts';
import type { Row } from '#mocks/ground/table.ts';
import { assemble } from './assemble/assemble.ts';
import { Gathered, words } from './assemble/gathered.ts';
import type { Fact, FactKind, Left } from './facts/fact.ts';
import { UnreadableFile, type Reading } from './facts/reading.ts';
import { unpack, type InputFile } from './files/unpack.ts';
import { marksOf } from './marks.ts';
import { readFile } from './readFile.ts';
import { momentsOf } from './timeline.ts';

/** What became of the files, for the command's report and the page's preview. */
export type ImportReport = {
  readonly read: readonly { readonly kind: string; readonly count: number }[];
  readonly left: readonly Left[];
  readonly placeholders: readonly {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly file: string;
    readonly place: string;
  }[];
  readonly secretsDropped: number;
};

/** Why a file was not taken in at all. */
export type Refused = {
  readonly file: string;
  readonly place: string | null;
  readonly code: string;
  readonly message: string;
};

/** A live account as a world. `kept` begins with it as it is; a plan's changes are its commit. */
export type Imported = {
  readonly report: ImportReport;
  readonly refused: readonly Refused[];
  /** Undefined when nothing was understood. */
  readonly kept: Kept | undefined;
  readonly world: World | undefined;
  readonly account: { readonly id: string; readonly name: string } | undefined;
};

/** Tables that say how the account came here, and nothing about it. */
const aboutImport: ReadonlySet<string> = new Set(['importedAccounts', 'importMarks']);

/** What has to happen to a world for it to become another. */
export function changesBetween(before: World, after: World): readonly Change[] {
  const changes: Change[] = [];
  for (const table of Object.keys(after.tables) as TableName[]) {
    if (aboutImport.has(table)) continue;
    const rows = after.tables[table].all() as IterableIterator<Row>;
    for (const row of rows) {
      const old = before.row(table, row.id);
      if (!sameRow(old, row))
        changes.push({ table, id: row.id, ...(old && { before: old }), after: row });
    }
    for (const row of before.tables[table].all() as IterableIterator<Row>)
      if (after.row(table, row.id) === undefined) changes.push({ table, id: row.id, before: row });
  }
  return changes;
}

/** How many things of each kind the files hold, each counted once. */
function countsOf(gathered: Gathered, memberships: number): ImportReport['read'] {
  const counts = new Map<string, number>();
  const note = (kind: string, count: number): void => {
    if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count);
  };
  for (const kind of Object.keys(words) as FactKind[]) {
    if (kind in gathered.things) {
      const things = gathered.things[kind as keyof Gathered['things']];
      let held = 0;
      for (const { isPlaceholder } of things.all) if (!isPlaceholder) held += 1;
      note(words[kind], held);
    } else if (kind === 'membership') note(words[kind], memberships);
    else if (kind === 'kept')
      for (const { is } of gathered.of(kind)) note(`${is.type} (kept, not modelled)`, 1);
    else if (kind === 'setting')
      for (const name of new Set(gathered.of(kind).map(({ is }) => is.name))) note(name, 1);
    else if (kind === 'account')
      note(words[kind], new Set(gathered.of(kind).map(({ is }) => is.id)).size);
    else note(words[kind], new Set(gathered.of(kind).map(({ is }) => JSON.stringify(is))).size);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** Reads files one by one: what is wrong with one does not touch the others. */
export class AccountReader {
  readonly #facts: Fact[] = [];
  readonly #left: Left[] = [];
  readonly #refused: Refused[] = [];
  readonly #files: string[] = [];
  #secrets = 0;

  /** Takes in one file, or what an archive holds. Never throws for what is in it. */
  add(file: InputFile): void {
    this.#files.push(file.name);
    try {
      for (const one of unpack(file)) this.#addPlain(one);
    } catch (error) {
      this.#refuse(file.name, error);
    }
  }

  #addPlain(file: InputFile): void {
    let reading: Reading;
    try {
      reading = readFile(file);
    } catch (error) {
      this.#refuse(file.name, error);
      return;
    }
    for (const fact of reading.facts) this.#facts.push(fact);
    for (const left of reading.left) this.#left.push(left);
    this.#secrets += reading.secrets;
    const [first] = reading.left;
    if (reading.facts.length === 0)
      this.#refused.push({
        file: file.name,
        place: first?.place ?? null,
        code: 'NOT_UNDERSTOOD',
        message: first?.reason ?? 'Nothing in this file is about an account.',
      });
    if (reading.facts.length === 0 && first === undefined)
      this.#left.push({
        file: file.name,
        place: '',
        reason: 'Nothing in this file is about an account.',
      });
  }

  #refuse(file: string, error: unknown): void {
    // Whatever goes wrong with a hostile file is the file's fault; its own words are not repeated.
    const known =
      error instanceof UnreadableFile
        ? error
        : new UnreadableFile('NOT_READ', 'This file could not be read.');
    const { message, place, code } = known;
    this.#refused.push({ file, place, code, message });
    this.#left.push({ file, place: place ?? '', reason: message });
  }

  /** Notes a file that could not even be opened. */
  refuse(file: string, code: string, message: string): void {
    this.#refuse(file, new UnreadableFile(code, message));
  }

  /**
   * Puts together what was read, and marks what could not be made so here.
   * @param at epoch ms: when the account is brought in
   * @param epoch names this world among the workspaces
   */
  finish(at: number, epoch: string, catalog: CatalogView): Imported {
    const { before, after } = momentsOf(this.#facts);
    if (this.#facts.length === 0)
      return {
        report: { read: [], left: this.#left, placeholders: [], secretsDropped: this.#secrets },
        refused: this.#refused,
        kept: undefined,
        world: undefined,
        account: undefined,
      };
    const start = assemble(before, this.#files, at);
    const end = before === after ? start : assemble(after, this.#files, at);
    for (const mark of marksOf(end.world, end.account.id, catalog))
      start.world.set('importMarks', mark.id, mark);
    const { tables } = end.world;
    const report: ImportReport = {
      read: countsOf(
        before === after ? end.gathered : new Gathered(this.#facts),
        tables.memberships.size,
      ),
      left: [...this.#left, ...end.left],
      placeholders: [...tables.placeholders.all()].map(({ id, ...rest }) => ({
        ...rest,
        id: id.slice(rest.kind.length + 1),
      })),
      secretsDropped: this.#secrets,
    };
    this.#facts.length = 0; // what was said has become rows
    return {
      report,
      refused: this.#refused,
      kept: keptOf(start.world, end.world, at, epoch),
      world: end.world,
      account: end.account,
    };
  }
}

/** The name under which worlds keep that they were brought in from files. */
export const importedScenario = 'account';

function keptOf(before: World, after: World, at: number, epoch: string): Kept {
  const changes = before === after ? [] : changesBetween(before, after);
  const commits: readonly Commit[] =
    changes.length === 0
      ? []
      : [
          {
            no: 1,
            at,
            actor: 'plan',
            call: 'plan',
            summary: 'The changes that the plan makes',
            changes,
          },
        ];
  return {
    head: {
      format: storeFormat,
      epoch,
      scenario: importedScenario,
      params: {},
      openedAt: at,
      no: commits.length,
    },
    base: baseOf(before),
    commits,
  };
}
