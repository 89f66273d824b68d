import {
  everyAddress,
  letsIn,
  netmaskProblem,
  rangeProblem,
  type AddressList,
} from '#src/domain/access/addressList.ts';

/** An entry as the form holds it: a range, an address or a CIDR block. */
export type AddressLine = { readonly text: string; readonly description: string };

/** A list as the API answers and takes it. */
export type WireAddresses = {
  readonly allow_ip_ranges: readonly { ip_range: string; description?: string | undefined }[];
  readonly allow_address_netmasks: readonly {
    address_netmask: string;
    description?: string | undefined;
  }[];
  readonly allow_ip_ranges_ipv6?:
    | readonly { ip_range: string; description?: string | undefined }[]
    | undefined;
  readonly allow_address_netmasks_ipv6?:
    | readonly { address_netmask: string; description?: string | undefined }[]
    | undefined;
};

/** What stands in a list that lets everybody in. */
export const untouched: readonly AddressLine[] = [{ text: everyAddress, description: '' }];

const isRange = (text: string): boolean => text.includes('-');
const isV6 = (text: string): boolean => text.includes(':');

/** What is wrong with an entry, in one sentence; undefined when nothing is. */
export function lineProblem(text: string, takesV6: boolean): string | undefined {
  if (text.trim() === '') return 'Enter an address, a range or a CIDR block.';
  if (!takesV6 && isV6(text)) return 'The API is reached by IPv4 addresses only.';
  return isRange(text) ? rangeProblem(text) : netmaskProblem(text);
}

/** The entries of a list in the order in which a form shows them. */
export function linesOf(wire: WireAddresses): readonly AddressLine[] {
  const ranges = [...wire.allow_ip_ranges, ...(wire.allow_ip_ranges_ipv6 ?? [])];
  const blocks = [...wire.allow_address_netmasks, ...(wire.allow_address_netmasks_ipv6 ?? [])];
  return [
    ...ranges.map(({ ip_range, description = '' }) => ({ text: ip_range, description })),
    ...blocks.map(({ address_netmask, description = '' }) => ({
      text: address_netmask,
      description,
    })),
  ];
}

/** A form's entries as the API takes them, by family. */
export function wireOf(lines: readonly AddressLine[]) {
  const trimmed = lines.map(({ text, description }) => ({ text: text.trim(), description }));
  const ranges = (v6: boolean) =>
    trimmed
      .filter(({ text }) => isRange(text) && isV6(text) === v6)
      .map(({ text, description }) => ({ ip_range: text, description }));
  const blocks = (v6: boolean) =>
    trimmed
      .filter(({ text }) => !isRange(text) && isV6(text) === v6)
      .map(({ text, description }) => ({ address_netmask: text, description }));
  return {
    v4: { allow_ip_ranges: ranges(false), allow_address_netmasks: blocks(false) },
    v6: { allow_ip_ranges_ipv6: ranges(true), allow_address_netmasks_ipv6: blocks(true) },
  };
}

/** Whether entries let somebody in from an address. */
export function linesLetIn(lines: readonly AddressLine[], address: string): boolean {
  const list: AddressList = {
    ranges: lines.filter(({ text }) => isRange(text)),
    netmasks: lines.filter(({ text }) => !isRange(text)),
  };
  return letsIn(list, address);
}
