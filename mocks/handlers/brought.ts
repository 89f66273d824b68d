import { broughtRows, type broughtNote } from '#src/api/contract/brought.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { implement } from '../pipeline/call.ts';
import type { Commit } from '../world/journal.ts';
import type { Tables, World } from '../world/world.ts';

type Note = z.input<typeof broughtNote>;

const severities: Readonly<Record<string, Note['severity']>> = {
  security: 'error',
  error: 'error',
  warning: 'warning',
};

/** The row that a page shows, for what is kept in rows of its own: versions of policies. */
function shownId(tables: Tables, row: string): string {
  const [table, ...rest] = row.split('/');
  const id = rest.join('/');
  return table === 'policyVersions' ? (tables.policyVersions.get(id)?.policy_id ?? id) : id;
}

/** Where a finding stands, for people: which version, and which part of it. */
function placeOf(tables: Tables, row: string, path: string): string {
  const version = row.startsWith('policyVersions/')
    ? tables.policyVersions.get(row.slice('policyVersions/'.length))?.version_id
    : undefined;
  const parts = [version, path === '' ? undefined : path].filter((one) => one !== undefined);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Rows that the rehearsal has changed: a finding about what they were says nothing any more. */
const changedIn = (commits: readonly Commit[]): ReadonlySet<string> =>
  new Set(
    commits
      .filter(({ call }) => call !== 'plan')
      .flatMap(({ changes }) => changes.map(({ table, id }) => `${table}/${id}`)),
  );

function notesOf({ tables }: World, commits: readonly Commit[]): readonly Note[] {
  const changed = changedIn(commits);
  const marks = [...tables.importMarks.all()].filter(({ row }) => !changed.has(row));
  return [
    ...[...tables.placeholders.all()].map(({ id, kind, file, place }): Note => ({
      id: id.slice(kind.length + 1),
      label: 'placeholder',
      severity: 'warning',
      text: `No file holds this ${kind}; ${file} refers to it${place === '' ? '' : ` at ${place}`}. What it holds is not known.`,
    })),
    ...[...tables.unknownContents.all()].map(({ id }): Note => ({
      id: shownId(tables, id),
      label: 'content unknown',
      severity: 'warning',
      text: 'No file holds its document. Decisions that depend on it are left open.',
    })),
    ...marks.map(({ row, code, severity, message, path }): Note => ({
      id: shownId(tables, row),
      label: code,
      severity: severities[severity] ?? 'info',
      text: `${message}${placeOf(tables, row, path)}`,
    })),
  ];
}

/** Notes about what was brought in. */
export const broughtHandlers = implement(broughtRows, {
  deskBrought: ({ ctx }) => ({ notes: [...notesOf(ctx.controls.world(), ctx.controls.commits())] }),
});
