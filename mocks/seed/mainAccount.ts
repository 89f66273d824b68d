import { mainAccount } from './base.ts';
import type { DomainRow, UserRow } from '../world/tables/iam.ts';
import type { Tables } from '../world/world.ts';

/** The account that a world is about: the one that was brought in, or the one of the scenarios. */
export function mainDomain(tables: Tables): DomainRow | undefined {
  const [imported] = tables.importedAccounts.all();
  return imported === undefined
    ? tables.domains.find('name', mainAccount)
    : tables.domains.get(imported.id);
}

/**
 * A user of the main account. The administrator of a live account has another name than `admin`:
 * links and scripts find him all the same.
 */
export function mainUser(tables: Tables, name: string): UserRow | undefined {
  const domain = mainDomain(tables);
  if (domain === undefined) return undefined;
  const named = tables.users.find('name', `${domain.id}/${name}`);
  if (named !== undefined || name !== 'admin') return named;
  return [...tables.users.all()].find((row) => row.is_domain_owner && row.domain_id === domain.id);
}
