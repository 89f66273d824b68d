import { contract } from '../contract/index.ts';
import { limitOffer } from '../offer.ts';
import { answersAt } from '../remote.ts';
import { setTransport } from '../transport.ts';
import { findOut } from './findings.ts';
import { foreignTransport, hasPath } from './transport.ts';

/**
 * Talks to whatever answers at an address. What a service that is not this project's was found to
 * lack is not offered.
 */
export async function connectTo(origin: string): Promise<void> {
  setTransport(foreignTransport(origin));
  if (await answersAt(origin)) return;
  await findOut(origin, contract);
  limitOffer(hasPath);
}
