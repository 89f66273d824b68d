import { mainDomain } from '../seed/mainAccount.ts';
import type { DomainRow } from '../world/tables/iam.ts';
import type { World } from '../world/world.ts';

/** A world at a moment (epoch ms), and the account in it that is asked about. */
export type Account = { readonly world: World; readonly now: number; readonly account: DomainRow };

/** A question about something that is not there, in words for whoever asks. */
export class NotThere extends Error {
  override readonly name = 'NotThere';
}

/**
 * The account of a name or an id; without one, the account that was brought in or that scenarios are
 * about.
 * @throws NotThere
 */
export function accountNamed({ tables }: World, name?: string): DomainRow {
  const found =
    name === undefined
      ? mainDomain(tables)
      : (tables.domains.find('name', name) ?? tables.domains.get(name));
  if (found?.kind !== 'account') throw new NotThere(`There is no account "${name ?? ''}".`);
  return found;
}
