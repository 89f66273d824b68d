/**
 * Readers of the typed values that conditions compare. Each gives null for text that is
 * not of its type.
 */

/** A decimal number, as conditions write it: `10`, `-0.5`. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return null;
  return Number(trimmed);
}

/** `true` or `false`, without case. */
export function readBoolean(text: string): boolean | null {
  const folded = text.trim().toLowerCase();
  if (folded === 'true') return true;
  return folded === 'false' ? false : null;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * An ISO 8601 time as milliseconds since 1970; a time without a zone is UTC, so that no machine
 * reads it differently.
 */
export function readDate(text: string): number | null {
  const found = ISO.exec(text.trim());
  if (found === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = found;
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const check = new Date(time);
  const overflows =
    check.getUTCMonth() !== Number(month) - 1 ||
    check.getUTCDate() !== Number(day) ||
    Number(hour) > 23 ||
    Number(minute) > 59;
  if (overflows || Number(second) > 59) return null;
  return time - offsetMinutes(zone) * 60_000 + Number(`${fraction}000`.slice(0, 3));
}

function readIpv4(text: string): readonly number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function readGroups(text: string): readonly number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (group.includes('.')) {
      const tail = index === groups.length - 1 ? readIpv4(group) : null;
      if (tail === null) return null;
      bytes.push(...tail);
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

function readIpv6(text: string): readonly number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '');
  const tail = halves.length === 2 ? readGroups(halves[1] ?? '') : [];
  if (head === null || tail === null) return null;
  const gap = 16 - head.length - tail.length;
  if (halves.length === 1 ? gap !== 0 : gap < 2) return null;
  return [...head, ...Array.from({ length: gap }, () => 0), ...tail];
}

/**
 * An address as 4 or 16 bytes. An IPv4 address mapped into IPv6 (`::ffff:10.0.0.1`) is
 * the IPv4 address.
 */
export function readAddress(text: string): readonly number[] | null {
  const trimmed = text.trim();
  if (!trimmed.includes(':')) return readIpv4(trimmed);
  const bytes = readIpv6(trimmed);
  if (bytes === null) return null;
  return MAPPED_PREFIX.every((byte, index) => bytes[index] === byte) ? bytes.slice(12) : bytes;
}

/** A network: its address bytes and how many leading bits count. */
export type Network = { readonly bytes: readonly number[]; readonly bits: number };

/** `10.0.0.0/8`, `2001:db8::/32`, or one address. */
export function readNetwork(text: string): Network | null {
  const [address = '', size, ...rest] = text.trim().split('/');
  const bytes = readAddress(address);
  if (bytes === null || rest.length > 0) return null;
  const full = bytes.length * 8;
  if (size === undefined) return { bytes, bits: full };
  if (!/^\d{1,3}$/.test(size)) return null;
  // A mapped network (`::ffff:10.0.0.0/104`) was shortened to IPv4: its size loses the
  // 96 leading bits.
  const written = Number(size);
  const bits = bytes.length === 4 && address.includes(':') ? written - 96 : written;
  return bits >= 0 && bits <= full ? { bytes, bits } : null;
}

/** Whether the address lies in the network; addresses of the other family never do. */
export function inNetwork(address: readonly number[], network: Network): boolean {
  if (address.length !== network.bytes.length) return false;
  const wholeBytes = network.bits >> 3;
  for (let i = 0; i < wholeBytes; i += 1) if (address[i] !== network.bytes[i]) return false;
  const restBits = network.bits & 7;
  if (restBits === 0) return true;
  const mask = (0xff << (8 - restBits)) & 0xff;
  return ((address[wholeBytes] ?? 0) & mask) === ((network.bytes[wholeBytes] ?? 0) & mask);
}
