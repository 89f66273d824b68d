import type { Contract } from '#src/api/endpoint/endpoint.ts';
import type { Ctx, Implementations } from '#mocks/pipeline/call.ts';
import { requireConsent } from './agent.ts';

/** Handlers that answer only once the account has agreed to UCS. */
export function opened<C extends Contract>(handlers: Implementations<C>): Implementations<C> {
  const wrapped = Object.entries<unknown>(handlers).map(([name, handler]) => {
    // what a handler of a guarded row takes
    const run = handler as (input: { readonly ctx: Ctx }) => unknown;
    return [
      name,
      (input: { readonly ctx: Ctx }) => {
        requireConsent(input.ctx);
        return run(input);
      },
    ];
  });
  return Object.fromEntries(wrapped) as Implementations<C>; // fromEntries forgets the names
}
