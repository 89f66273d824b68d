import {
  negated,
  type Operator,
} from '#src/domain/policy/language/conditions/operators/operator.ts';
import {
  inNetwork,
  readAddress,
  readNetwork,
} from '#src/domain/policy/language/conditions/operators/values.ts';

/** The address lies in the network (IPv4 or IPv6, one address or CIDR). */
export const ipAddress: Exclude<Operator, { reads: 'presence' }> = {
  name: 'IpAddress',
  type: 'ip_address',
  negative: false,
  reads: 'text',
  prepare(expected) {
    const network = readNetwork(expected);
    if (network === null) return null;
    return (actual) => {
      const address = readAddress(actual);
      return address === null ? null : inNetwork(address, network);
    };
  },
};
/** Lies in none of the networks. */
export const notIpAddress = negated(ipAddress, 'NotIpAddress');
