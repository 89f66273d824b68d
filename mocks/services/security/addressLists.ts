import {
  mostEntries,
  netmaskProblem,
  rangeProblem,
  type AddressEntry,
} from '#src/domain/access/addressList.ts';
import { refuse } from '#mocks/ground/errors.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { addressListId, type Channel } from '#mocks/world/tables/security.ts';
import { addressListOf } from '#mocks/identities/securitySettings.ts';

type Range = { readonly ip_range: string; readonly description?: string | undefined };
type Netmask = { readonly address_netmask: string; readonly description?: string | undefined };

/** A list as it travels; the second pair holds addresses of the other family. */
export type WireLists = {
  readonly allow_ip_ranges?: readonly Range[] | undefined;
  readonly allow_address_netmasks?: readonly Netmask[] | undefined;
  readonly allow_ip_ranges_ipv6?: readonly Range[] | undefined;
  readonly allow_address_netmasks_ipv6?: readonly Netmask[] | undefined;
};

const isV6 = ({ text }: AddressEntry): boolean => text.includes(':');
const wireRange = ({ text, description }: AddressEntry) => ({ ip_range: text, description });
const wireNetmask = ({ text, description }: AddressEntry) => ({
  address_netmask: text,
  description,
});

/** The IPv4 half of a list, as every family answers it. */
export function wireLists({ tables, caller }: Pick<Ctx, 'tables' | 'caller'>, channel: Channel) {
  const { ranges, netmasks } = addressListOf(tables, caller.account.id, channel);
  return {
    allow_ip_ranges: ranges.filter((entry) => !isV6(entry)).map(wireRange),
    allow_address_netmasks: netmasks.filter((entry) => !isV6(entry)).map(wireNetmask),
  };
}

/** The IPv6 half, which the console's list alone has. */
export function wireV6Lists({ tables, caller }: Pick<Ctx, 'tables' | 'caller'>) {
  const { ranges, netmasks } = addressListOf(tables, caller.account.id, 'console');
  return {
    allow_ip_ranges_ipv6: ranges.filter(isV6).map(wireRange),
    allow_address_netmasks_ipv6: netmasks.filter(isV6).map(wireNetmask),
  };
}

const entry = (text: string, description = ''): AddressEntry => ({
  text: text.trim(),
  description,
});

/** Entries of one family, well formed. @throws ApiError 400 */
function checked(
  entries: readonly AddressEntry[],
  key: string,
  v6: boolean,
  problem: (text: string) => string | undefined,
): readonly AddressEntry[] {
  const wrong = entries.find(
    (one) => problem(one.text) !== undefined || isV6(one) !== v6 || one.description.length > 255,
  );
  if (wrong !== undefined) throw refuse('invalidField', { key, value: wrong.text });
  return entries;
}

/**
 * Changes a list; the parts that are not given stay as they are.
 * @throws ApiError 400 for what is no address, or too many entries
 */
export function changeLists(ctx: Ctx, channel: Channel, wanted: WireLists): void {
  const { tables, tx, caller } = ctx;
  const before = addressListOf(tables, caller.account.id, channel);
  const ranges = (key: 'allow_ip_ranges' | 'allow_ip_ranges_ipv6', v6: boolean) =>
    wanted[key] === undefined
      ? before.ranges.filter((one) => isV6(one) === v6)
      : checked(
          wanted[key].map((one) => entry(one.ip_range, one.description)),
          key,
          v6,
          rangeProblem,
        );
  const netmasks = (key: 'allow_address_netmasks' | 'allow_address_netmasks_ipv6', v6: boolean) =>
    wanted[key] === undefined
      ? before.netmasks.filter((one) => isV6(one) === v6)
      : checked(
          wanted[key].map((one) => entry(one.address_netmask, one.description)),
          key,
          v6,
          netmaskProblem,
        );
  const next = {
    ranges: [...ranges('allow_ip_ranges', false), ...ranges('allow_ip_ranges_ipv6', true)],
    netmasks: [
      ...netmasks('allow_address_netmasks', false),
      ...netmasks('allow_address_netmasks_ipv6', true),
    ],
  };
  if (next.ranges.length + next.netmasks.length > mostEntries)
    throw refuse('invalidField', { key: 'allow_ip_ranges', value: `more than ${mostEntries}` });
  tx.insert('addressLists', {
    id: addressListId(caller.account.id, channel),
    domain_id: caller.account.id,
    ...next,
  });
}
