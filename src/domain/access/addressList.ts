import {
  inNetwork,
  readAddress,
  readNetwork,
} from '#src/domain/policy/language/conditions/operators/values.ts';

/** One entry of an access control list: `10.0.0.1-10.0.0.9`, or `10.0.0.0/8`, or one address. */
export type AddressEntry = { readonly text: string; readonly description: string };

/** Addresses from which people are let in: ranges and networks, of either family. */
export type AddressList = {
  readonly ranges: readonly AddressEntry[];
  readonly netmasks: readonly AddressEntry[];
};

/** What a list holds until somebody changes it. Source: docs/sources/console.md#12. */
export const everyAddress = '0.0.0.0-255.255.255.255';

/** The most entries of one list. Source: docs/sources/console.md#12. */
export const mostEntries = 200;

type Bytes = readonly number[];

/** Which of two addresses of one family comes first: below 0 the left one. */
function compareBytes(a: Bytes, b: Bytes): number {
  for (const [index, byte] of a.entries()) {
    const other = b[index] ?? 0;
    if (byte !== other) return byte - other;
  }
  return 0;
}

function readRange(text: string): { readonly from: Bytes; readonly to: Bytes } | undefined {
  const [from, to, ...rest] = text.split('-').map((part) => readAddress(part));
  if (!from || !to || rest.length > 0 || from.length !== to.length) return undefined;
  return compareBytes(from, to) <= 0 ? { from, to } : undefined;
}

/** What is wrong with a range of addresses, in one sentence; undefined when nothing is. */
export const rangeProblem = (text: string): string | undefined =>
  readRange(text) === undefined
    ? 'Enter two addresses of one family, the lower one first, such as 10.0.0.1-10.0.0.99.'
    : undefined;

/** What is wrong with an address or a network, in one sentence; undefined when nothing is. */
export const netmaskProblem = (text: string): string | undefined =>
  readNetwork(text) === null
    ? 'Enter an address or a CIDR block, such as 192.168.0.0/24.'
    : undefined;

const isV6 = (text: string): boolean => text.includes(':');

/**
 * Whether a list lets somebody in from an address (text). A list without entries of the address's
 * family sets no bound for that family, as an untouched one.
 */
export function letsIn({ ranges, netmasks }: AddressList, addressText: string): boolean {
  const address = readAddress(addressText);
  if (address === null) return false;
  const family = (entries: readonly AddressEntry[]) =>
    entries.filter(({ text }) => isV6(text) === isV6(addressText));
  const [ownRanges, ownNetmasks] = [family(ranges), family(netmasks)];
  if (ownRanges.length + ownNetmasks.length === 0) return true;
  return (
    ownRanges.some(({ text }) => {
      const range = readRange(text);
      return (
        range !== undefined &&
        range.from.length === address.length &&
        compareBytes(range.from, address) <= 0 &&
        compareBytes(address, range.to) <= 0
      );
    }) ||
    ownNetmasks.some(({ text }) => {
      const network = readNetwork(text);
      return network !== null && inNetwork(address, network);
    })
  );
}
