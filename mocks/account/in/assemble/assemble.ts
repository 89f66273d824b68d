import type { World } from '#mocks/world/world.ts';
import type { Fact, Left } from '../facts/fact.ts';
import { addPlaces, addRoot, beginWorld } from './account.ts';
import { addAgencies, addGrants, addRoles, needGranted } from './classic.ts';
import { Gathered } from './gathered.ts';
import { addAttachments, addOrganization, addPolicies, addTrusts, needAttached } from './modern.ts';
import { addSettings } from './settings.ts';
import { addBelongings, addMemberships, addOthers, addPeople, addTagRows } from './people.ts';

/** A world made of facts. */
export type Assembled = {
  readonly world: World;
  readonly account: { readonly id: string; readonly name: string };
  readonly left: readonly Left[];
  /** What was put together, for counting. */
  readonly gathered: Gathered;
};

/**
 * Puts a world together from what files say: as the live account is, whether or not it could be made
 * so here. The same facts make the same world.
 * @param at epoch ms: when it was brought in
 */
export function assemble(facts: readonly Fact[], files: readonly string[], at: number): Assembled {
  const gathered = new Gathered(facts);
  const assembly = beginWorld(gathered, at);
  // First everything that is referred to, so that what is missing has a place before rows are made.
  needGranted(assembly);
  needAttached(assembly);
  addMemberships(assembly);
  addBelongings(assembly);
  addTagRows(assembly);
  addPlaces(assembly);
  addPeople(assembly);
  addAgencies(assembly);
  addTrusts(assembly);
  const roles = addRoles(assembly);
  const policies = addPolicies(assembly);
  addGrants(assembly, roles);
  addAttachments(assembly, policies);
  addOrganization(assembly);
  addSettings(assembly);
  addOthers(assembly);
  addRoot(assembly);
  const { seed, account } = assembly;
  seed.add('importedAccounts', { id: account.id, at, files });
  return { world: seed.world, account, left: gathered.left, gathered };
}
