import { parseAction, type ActionName } from '../language/actionPattern.ts';
import type { AccessRequest } from './decision.ts';
import { parseResource, type ResourceName } from '../language/resourcePattern.ts';
import type { KeyValues } from '../language/variables.ts';

function namesOf(request: AccessRequest): readonly ActionName[] {
  const own = parseAction(request.action);
  const first = own === null ? [] : [own];
  if (request.aliases === undefined || request.aliases.length === 0) return first;
  return [...first, ...request.aliases.map(parseAction).filter((name) => name !== null)];
}

/**
 * A request with its parts read once. A class because a decision takes microseconds: methods cost
 * nothing to make, closures would be made anew for each decision.
 */
export class RequestView implements KeyValues {
  readonly request: AccessRequest;
  /** The action and its aliases, taken apart; those that are no actions are left out. */
  readonly names: readonly ActionName[];
  #resource: ResourceName | null | undefined;

  constructor(request: AccessRequest) {
    this.request = request;
    this.names = namesOf(request);
  }

  /**
   * The resource, taken apart only if some statement asks for it; null when the call
   * touches no single one.
   */
  resource(): ResourceName | null {
    if (this.#resource === undefined)
      this.#resource =
        this.request.resource === undefined ? null : parseResource(this.request.resource);
    return this.#resource;
  }

  /** The values of a key: as spelled, which is the common case, else without case. */
  values(key: string): readonly string[] | null {
    const { context } = this.request;
    let value = Object.hasOwn(context, key) ? context[key] : undefined;
    if (value === undefined) {
      const folded = key.toLowerCase();
      for (const name of Object.keys(context))
        if (name.toLowerCase() === folded) value = context[name];
    }
    if (value === undefined) return null;
    return typeof value === 'string' ? [value] : value;
  }
}
