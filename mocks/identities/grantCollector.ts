import type { Grant } from '#src/domain/policy/engine/decision.ts';
import type { World } from '../world/world.ts';
import type { PrincipalRef } from './principal.ts';

/**
 * Finds what a principal holds in one way. Areas with other ways (attachments, organizations)
 * register their own.
 */
export type GrantCollector = (world: World, ref: PrincipalRef, now: number) => readonly Grant[];
