import { UnreadableFile } from '../facts/reading.ts';

const block = 512;
const words = new TextDecoder();

/** A text field of a header ends at its first zero. */
function field(bytes: Uint8Array, from: number, length: number): string {
  const part = bytes.subarray(from, from + length);
  const end = part.indexOf(0);
  return words.decode(end < 0 ? part : part.subarray(0, end));
}

/** Whether bytes are a tar archive (POSIX or GNU). */
export const isTar = (bytes: Uint8Array): boolean => field(bytes, 257, 5) === 'ustar';

const cut = (): UnreadableFile =>
  new UnreadableFile('DAMAGED_ARCHIVE', 'This tar file is damaged or cut off.');

/** The path that an extended header gives to the entry behind it: `LENGTH path=NAME`. */
const pathIn = (record: string): string | undefined =>
  /(?:^|\n)\d+ path=([^\n]*)/.exec(record)?.[1];

/**
 * The regular files of a tar archive (POSIX.1-2001 and GNU long names). Links and devices are no
 * files of ours. @throws UnreadableFile when it is cut off
 */
export function tarEntries(
  bytes: Uint8Array,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const found: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  let longName: string | undefined;
  for (let at = 0; at + block <= bytes.length;) {
    const header = bytes.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) return found;
    const sizeText = field(header, 124, 12).trim();
    const size = /^[0-7]{1,11}$/.test(sizeText) ? Number.parseInt(sizeText, 8) : Number.NaN;
    if (!isTar(header) || Number.isNaN(size)) throw cut();
    const content = bytes.subarray(at + block, at + block + size);
    if (content.length < size) throw cut();
    const kind = field(header, 156, 1);
    const prefix = field(header, 345, 155);
    const short = field(header, 0, 100);
    if (kind === 'L') longName = field(content, 0, content.length);
    else if (kind === 'x') longName = pathIn(words.decode(content)) ?? longName;
    else {
      if (kind === '' || kind === '0')
        found.push({
          name: longName ?? (prefix === '' ? short : `${prefix}/${short}`),
          bytes: content,
        });
      longName = undefined;
    }
    at += block + Math.ceil(size / block) * block;
  }
  throw cut();
}
