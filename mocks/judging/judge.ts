import { compileGrants, decide, type CompiledGrants } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest, Decision, Grant } from '#src/domain/policy/engine/decision.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import { heldGrants } from '../identities/heldGrants.ts';
import {
  accountOf,
  administratorStep,
  principalUrn,
  type PrincipalRef,
} from '../identities/principal.ts';
import { contextOf, type RequestContext } from './requestContext.ts';
import { regionContext, resourceContext } from './resourceContext.ts';
import { sessionGrants } from '../identities/sessionGrants.ts';
import type { World } from '../world/world.ts';

/**
 * One question to the engine, as an endpoint or a page asks it. Without `projectId` it is judged
 * as a global one.
 */
export type Question = {
  readonly action: string;
  readonly aliases?: readonly string[] | undefined;
  readonly resource?: string | undefined;
  /** The page has not chosen a resource yet; see `AccessRequest`. */
  readonly resourceOpen?: boolean | undefined;
  readonly resourceAccount?: string | undefined;
  readonly projectId?: string | undefined;
  readonly enterpriseProjectId?: string | undefined;
  readonly beyondScp?: boolean | undefined;
  /** Condition keys that only this call knows. */
  readonly context?: AccessRequest['context'] | undefined;
  /** Policies that stand at the resource: the trust policy of an agency to be assumed. */
  readonly atResource?: readonly Grant[] | undefined;
};

/** A decision that was taken, kept so that the person concerned can read it back. */
export type Verdict = {
  readonly id: string;
  readonly at: number;
  readonly call: string;
  readonly principal: string;
  readonly request: AccessRequest;
  readonly decision: Decision;
};
type Kept = Omit<Verdict, 'decision'> & {
  readonly compiled: CompiledGrants;
};

/** How many decisions can be read back (ours). */
const KEPT = 1_000;
/**
 * An agency or a credential may expire without a commit; what is held is looked up again at least
 * this often (ms).
 */
const FRESH = 1_000;

const keyOf = (ref: PrincipalRef): string => `${ref.kind}/${ref.id}`;

/** Asks the engine on behalf of principals of one world, and remembers the latest answers. */
export class Judge {
  readonly #world: World;
  readonly #clock: () => number;
  readonly #compiled = new Map<
    string,
    { version: number; at: number; compiled: CompiledGrants; principal: AccessRequest['principal'] }
  >();
  readonly #kept = new Map<string, Kept>();
  readonly #prefix: string;
  #taken = 0;

  /** `prefix` keeps the decision ids of several tabs apart. */
  constructor(world: World, clock: () => number, prefix: string) {
    this.#world = world;
    this.#clock = clock;
    this.#prefix = prefix;
  }

  /** Judges and remembers. The verdict's decision has no near misses yet: `read` explains it. */
  judge(ref: PrincipalRef, question: Question, context: RequestContext, call: string): Verdict {
    const request = this.#request(ref, question, context);
    const compiled = this.#compiledFor(ref, question);
    this.#taken += 1;
    const id = `${this.#prefix}-${this.#taken.toString(36)}`;
    const kept: Kept = { id, at: this.#clock(), call, principal: keyOf(ref), request, compiled };
    this.#kept.set(id, kept);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return {
      id,
      at: kept.at,
      call,
      principal: kept.principal,
      request,
      decision: decide(request, compiled),
    };
  }

  /** Judges without remembering, for pages that ask about many actions. */
  ask(ref: PrincipalRef, question: Question, context: RequestContext, explained = false): Decision {
    return (explained ? explain : decide)(
      this.#request(ref, question, context),
      this.#compiledFor(ref, question),
    );
  }

  /**
   * A remembered decision, explained with the grants of its time; undefined when it is unknown or
   * somebody else's.
   */
  read(ref: PrincipalRef, id: string): Verdict | undefined {
    const found = this.find(id);
    return found?.principal === keyOf(ref) ? found : undefined;
  }

  /** A remembered decision about anybody, explained with the grants of its time. */
  find(id: string): Verdict | undefined {
    const kept = this.#kept.get(id);
    if (kept === undefined) return undefined;
    const { compiled, ...rest } = kept;
    return { ...rest, decision: explain(kept.request, compiled) };
  }

  /** The remembered decisions about everybody, newest first, without near misses. */
  recent(): readonly Verdict[] {
    return [...this.#kept.values()]
      .toReversed()
      .map(({ compiled, ...rest }) => ({ ...rest, decision: decide(rest.request, compiled) }));
  }

  /** How messages name a principal. */
  urnOf(ref: PrincipalRef): string {
    return this.#grants(ref).principal.urn;
  }

  #compiledFor(
    ref: PrincipalRef,
    { action, aliases = [], atResource = [] }: Question,
  ): CompiledGrants {
    const more = [...atResource, ...sessionGrants(ref, [action, ...aliases])];
    return more.length === 0
      ? this.#grants(ref).compiled
      : compileGrants([...heldGrants(this.#world, ref, this.#clock()), ...more]);
  }

  #request(ref: PrincipalRef, question: Question, context: RequestContext): AccessRequest {
    const {
      action,
      aliases,
      resource,
      resourceOpen,
      resourceAccount,
      projectId,
      enterpriseProjectId,
      beyondScp,
    } = question;
    const { principal } = this.#grants(ref);
    return {
      action,
      ...(aliases && { aliases }),
      ...(resource !== undefined && { resource }),
      ...(resourceOpen === true && { resourceOpen }),
      ...(resourceAccount !== undefined && { resourceAccount }),
      ...(beyondScp !== undefined && { beyondScp }),
      target:
        projectId === undefined
          ? { class: 'global' }
          : {
              class: 'project',
              projectId,
              ...(enterpriseProjectId !== undefined && { enterpriseProjectId }),
            },
      principal,
      context: contextOf(
        context,
        regionContext(this.#world, projectId, principal.accountId),
        resourceContext(this.#world, resource, principal.accountId),
        question.context,
      ),
    };
  }

  #grants(ref: PrincipalRef): { compiled: CompiledGrants; principal: AccessRequest['principal'] } {
    const key = keyOf(ref);
    const { version } = this.#world;
    const now = this.#clock();
    const cached = this.#compiled.get(key);
    if (cached?.version === version && now - cached.at < FRESH && now >= cached.at) return cached;
    const administrator = administratorStep(this.#world, ref);
    const entry = {
      version,
      at: now,
      compiled: compileGrants(heldGrants(this.#world, ref, now)),
      principal: {
        accountId: accountOf(this.#world, ref),
        urn: principalUrn(this.#world, ref),
        ...(administrator && { administrator }),
      },
    };
    this.#compiled.set(key, entry);
    return entry;
  }
}
