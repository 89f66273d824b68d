import { propagatingUntil } from '../world/clock.ts';
import type { MembershipRow } from '../world/tables/iam.ts';
import type { World } from '../world/world.ts';

/** Memberships of a user that count: a new one may still have to propagate. */
export const joinedGroups = (world: World, userId: string, now: number): readonly MembershipRow[] =>
  world.tables.memberships
    .by('user', userId)
    .filter(({ id }) => propagatingUntil(world, 'memberships', id, now) === undefined);
