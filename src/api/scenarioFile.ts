import { z } from './endpoint/zod.ts';

/** A policy of any grammar as JSON, or the name of one that is there already. */
const policy = z.union([
  z.string().check(z.minLength(1)),
  z.object({ Version: z.string(), Statement: z.array(z.looseObject({})) }),
]);

const seed = z
  .strictObject({
    scenario: z.string().check(z.describe('Name of a scenario of the console')),
    params: z.optional(z.record(z.string(), z.number())),
  })
  .check(z.describe('A starting state of the console'));

/**
 * A scenario in a file: a starting state and what belongs to it. Text only: nothing in it is ever
 * run or shown as anything but text.
 */
export const scenarioFile = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal('permission-rehearsal-scenario/1'),
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  description: z.optional(z.string().check(z.maxLength(5000))),
  seed: z.optional(seed),
  world: z
    .optional(z.string())
    .check(z.describe('The text of a world file, see world.json; instead of a seed')),
  people: z
    .optional(
      z
        .array(
          z.strictObject({
            user: z.string().check(z.minLength(1), z.maxLength(64)),
            holds: z
              .array(policy)
              .check(z.maxLength(50), z.describe('Exactly these, and nothing else')),
          }),
        )
        .check(z.maxLength(200)),
    )
    .check(z.describe('People who are made when the scenario is opened')),
  as: z.optional(z.string()).check(z.describe('Who is signed in then')),
  clock: z
    .optional(z.iso.datetime({ offset: true }))
    .check(z.describe('When it is in the world; the time stands still')),
  faults: z
    .optional(z.string().check(z.maxLength(2000)))
    .check(z.describe('As in a link, see faults.md')),
  tests: z
    .optional(z.array(z.looseObject({ id: z.string() })))
    .check(z.describe('See access-tests.json')),
  story: z
    .optional(
      z
        .array(
          z.strictObject({
            step: z.string().check(z.maxLength(1000)),
            why: z.optional(z.string().check(z.maxLength(2000))),
          }),
        )
        .check(z.maxLength(200)),
    )
    .check(z.describe('What is to be done, step by step, in words')),
});

export type ScenarioFile = z.output<typeof scenarioFile>;

/** So much text a scenario may have, unpacked. */
export const largestScenario = 4 * 1024 * 1024;

/** A scenario that cannot be opened, and why, in words. */
export class UnreadableScenario extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnreadableScenario';
  }
}

/** Reads the text of a scenario file. @throws UnreadableScenario */
export function readScenarioFile(text: string): ScenarioFile {
  if (text.length > largestScenario)
    throw new UnreadableScenario('The scenario is larger than 4 MiB.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableScenario('The scenario is not JSON.');
  }
  const read = scenarioFile.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new UnreadableScenario(
      `This is no scenario: ${['$', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? ''}`,
    );
  }
  if ((read.data.seed === undefined) === (read.data.world === undefined))
    throw new UnreadableScenario('A scenario has either a seed or a world.');
  return read.data;
}

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > largest) {
      await reader.cancel();
      throw new UnreadableScenario('The scenario is larger than 4 MiB.');
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Packs a scenario for the fragment of a link: gzip, then base64url. */
export async function packScenario(file: ScenarioFile): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const packed = await throughStream(bytes, new CompressionStream('gzip'), Infinity);
  const letters = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Unpacks what `packScenario` made; never more than 4 MiB. @throws UnreadableScenario */
export async function unpackScenario(text: string): Promise<ScenarioFile> {
  let unpacked: Uint8Array;
  try {
    const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    unpacked = await throughStream(bytes, new DecompressionStream('gzip'), largestScenario);
  } catch (error) {
    if (error instanceof UnreadableScenario) throw error;
    throw new UnreadableScenario('The link is damaged or cut off.');
  }
  return readScenarioFile(new TextDecoder().decode(unpacked));
}
