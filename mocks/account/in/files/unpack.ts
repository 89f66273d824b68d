import { Gunzip, Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { UnreadableFile } from '../facts/reading.ts';
import { limits, type Limits } from './limits.ts';
import { isTar, tarEntries } from './tar.ts';

/** A file with its content. `name` may have folders, and the archive it was in before them. */
export type InputFile = { readonly name: string; readonly bytes: Uint8Array };

/** Bytes that were fed at once: a bound on how far an archive can run ahead of its limits. */
const chunk = 64 * 1024;

/** Counts what is unpacked. @throws UnreadableFile beyond the limits */
class Room {
  readonly #limits: Limits;
  #total = 0;
  #count = 0;

  constructor(bounds: Limits) {
    this.#limits = bounds;
  }

  file(name: string): { readonly add: (bytes: number) => void } {
    this.#count += 1;
    if (this.#count > this.#limits.count)
      throw new UnreadableFile('TOO_MANY_FILES', `More than ${this.#limits.count} files.`, name);
    let size = 0;
    return {
      add: (bytes) => {
        size += bytes;
        this.#total += bytes;
        if (size > this.#limits.file || this.#total > this.#limits.total)
          throw new UnreadableFile(
            'TOO_BIG',
            `Unpacked it is bigger than ${Math.round((size > this.#limits.file ? this.#limits.file : this.#limits.total) / 1024 / 1024)} MiB.`,
            name,
          );
      },
    };
  }
}

/** Names that would leave the folder they are unpacked into. */
export const climbs = (name: string): boolean =>
  /^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');

/** What systems and tools put beside the files that are meant. */
const isBeside = (name: string): boolean =>
  /(^|\/)(__MACOSX|\.git|\.terraform)\//.test(name) ||
  /(^|\/)(\.DS_Store|Thumbs\.db|\._[^/]*)$/.test(name);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const chunksOf = function* (bytes: Uint8Array): Generator<readonly [Uint8Array, boolean]> {
  for (let at = 0; at < bytes.length; at += chunk)
    yield [bytes.subarray(at, at + chunk), at + chunk >= bytes.length] as const;
};

const damaged = (what: string, place: string | null = null): UnreadableFile =>
  new UnreadableFile('DAMAGED_ARCHIVE', `This ${what} is damaged or cut off.`, place);

function gunzipped(bytes: Uint8Array, name: string, room: Room): Uint8Array {
  const parts: Uint8Array[] = [];
  const counter = room.file(name);
  let isEnded = false;
  const stream = new Gunzip((part, final) => {
    counter.add(part.length);
    parts.push(part);
    isEnded ||= final;
  });
  try {
    for (const [part, final] of chunksOf(bytes)) stream.push(part, final);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged('gzip file');
  }
  if (!isEnded) throw damaged('gzip file');
  return joined(parts);
}

function unzipped(bytes: Uint8Array, room: Room): readonly InputFile[] {
  const found: { readonly name: string; readonly parts: Uint8Array[]; isEnded: boolean }[] = [];
  const take = (file: UnzipFile): void => {
    const { name } = file;
    if (climbs(name))
      throw new UnreadableFile(
        'CLIMBING_PATH',
        'The archive climbs out of its folder.',
        name.slice(0, 200),
      );
    if (name.endsWith('/') || isBeside(name)) return;
    const counter = room.file(name);
    const entry = { name, parts: [] as Uint8Array[], isEnded: false };
    found.push(entry);
    file.ondata = (error, part, final) => {
      if (error !== null) throw error;
      counter.add(part.length);
      entry.parts.push(part);
      entry.isEnded ||= final;
    };
    file.start();
  };
  const stream = new Unzip(take);
  stream.register(UnzipInflate);
  try {
    for (const [part, final] of chunksOf(bytes)) stream.push(part, final);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged('zip file');
  }
  const cut = found.find(({ isEnded }) => !isEnded);
  if (cut !== undefined || found.length === 0) throw damaged('zip file', cut?.name ?? null);
  return found.map(({ name, parts }) => ({ name, bytes: joined(parts) }));
}

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, no) => bytes[no] === byte);

const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x1f, 0x8b);
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** Whether a file is an archive or packed. */
export const isPacked = (bytes: Uint8Array): boolean =>
  isGzip(bytes) || isZip(bytes) || isTar(bytes);

function inside({ name, bytes }: InputFile, room: Room, depth: number): readonly InputFile[] {
  if (!isPacked(bytes)) return [{ name, bytes }];
  if (depth >= limits.depth)
    throw new UnreadableFile('TOO_DEEP', 'Archives in archives nest too deeply.', name);
  if (isGzip(bytes)) {
    const inner = name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
    return inside({ name: inner, bytes: gunzipped(bytes, name, room) }, room, depth + 1);
  }
  const entries = isZip(bytes)
    ? unzipped(bytes, room)
    : tarEntries(bytes).flatMap((entry) => {
        if (climbs(entry.name))
          throw new UnreadableFile(
            'CLIMBING_PATH',
            'The archive climbs out of its folder.',
            entry.name.slice(0, 200),
          );
        if (isBeside(entry.name)) return [];
        room.file(entry.name).add(entry.bytes.length);
        return [entry];
      });
  return entries.flatMap((entry) =>
    inside(
      { name: `${name}/${entry.name.replace(/^\.\//, '')}`, bytes: entry.bytes },
      room,
      depth + 1,
    ),
  );
}

/**
 * The files that a file holds: itself, or what is packed in it, archives in archives too.
 * @throws UnreadableFile when it is damaged, climbs out of its folder or unpacks to too much: then
 * nothing of it is taken
 */
export const unpack = (file: InputFile, bounds: Limits = limits): readonly InputFile[] =>
  inside(file, new Room(bounds), 0);
