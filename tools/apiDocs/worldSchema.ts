import { z } from 'zod';
import { storeFormat } from '#mocks/world/store.ts';
import { declarations } from '#mocks/world/world.ts';
import { otherRow, worldRows } from './worldRows.ts';

const firstLine = z
  .object({
    format: z.literal(storeFormat),
    epoch: z.string().min(1).describe('Names this world; another one for every world'),
    scenario: z.string().describe('What it was opened as; account: brought in from files'),
    params: z.record(z.string(), z.number()),
    openedAt: z.number().describe('Milliseconds since 1970'),
    no: z.literal(0),
    tables: z.number().int().min(0).describe('How many lines with rows follow'),
  })
  .describe('The first line');

const tableNames = Object.keys(declarations);

/** The rows of one table. */
const tableLine = (table: string, row: z.ZodType) =>
  z.object({ table: z.literal(table), rows: z.array(row) });

const rowOf = (table: string): z.ZodType =>
  Object.hasOwn(worldRows, table) ? worldRows[table as keyof typeof worldRows] : otherRow;

const change = z.object({
  table: z.string(),
  id: z.string(),
  before: otherRow.optional().describe('Absent: the row was added'),
  after: otherRow.optional().describe('Absent: the row was removed'),
});

const commit = z
  .object({
    no: z.number().int().min(1),
    at: z.number().describe('Milliseconds since 1970'),
    actor: z.string(),
    call: z.string(),
    summary: z.string(),
    changes: z.array(change),
    undoes: z.number().int().optional(),
  })
  .describe('One change of the world, after the lines with rows');

/** One line of a world file, without its sum. */
export const worldLine = z.union([
  firstLine,
  ...tableNames.map((table) => tableLine(table, rowOf(table))),
  commit,
]);

/** The published schema of world files, as text. */
export const worldSchema = (): string =>
  `${JSON.stringify(
    {
      title: 'World file',
      description:
        'One line of a file that --state and --out name: a checksum, a blank, and this. Line 1 is the head, then one line for each table, then one for each change. See docs/command-line.md#world-files.',
      ...z.toJSONSchema(worldLine, { io: 'input' }),
    },
    null,
    2,
  )}\n`;
