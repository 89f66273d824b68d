import type { CompiledGrants } from './compileGrants.ts';
import type { AccessRequest, Decision } from './decision.ts';
import { judge } from './judge.ts';

export { compileGrants, type CompiledGrants } from './compileGrants.ts';

/**
 * Judges a request. The only place of the product where access is decided.
 * The decision carries its evidence; near misses are left empty (`explain` fills them).
 */
export function decide(request: AccessRequest, compiled: CompiledGrants): Decision {
  return judge(request, compiled, null).decision;
}
