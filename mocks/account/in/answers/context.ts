import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { HolderRef, Ref } from '../facts/fact.ts';
import { own, text, type Rec } from '../facts/values.ts';

/**
 * What is known about a call beside its answer. Answers say who they are about by their links only,
 * and many by nothing: then the address of the call, the members beside the list and the name of the
 * file are asked, in this order.
 */
export type Context = {
  /** Addresses and names, the most telling one first. */
  readonly hints: readonly string[];
  /** Whom the answer is about, where a member beside it says so. */
  readonly owners: Readonly<Record<string, string>>;
};

export const contextOf = (file: string): Context => ({ hints: [file], owners: {} });

export const withHint = ({ hints, owners }: Context, hint: string): Context => ({
  hints: [hint, ...hints],
  owners,
});

const owning = ['users', 'groups', 'agencies', 'policies', 'projects', 'domains'] as const;
const single: Readonly<Record<string, string>> = {
  users: 'user_id',
  groups: 'group_id',
  agencies: 'agency_id',
  policies: 'policy_id',
  projects: 'project_id',
  domains: 'domain_id',
};

/** Members beside a list that say whose it is: `{"group_id": …, "users": […]}`. */
export function withOwners(context: Context, from: Rec): Context {
  const found = owning.flatMap((kind) => {
    const id = text(from, single[kind] ?? '');
    return id === undefined || id === '' ? [] : [[kind, id] as const];
  });
  const links = own(from, 'links');
  const self =
    typeof links === 'object' && links !== null && 'self' in links ? links.self : undefined;
  const next = typeof self === 'string' ? withHint(context, self) : context;
  return found.length === 0
    ? next
    : { ...next, owners: { ...context.owners, ...Object.fromEntries(found) } };
}

/** Addresses of calls are trusted; in the name of a file only what looks like an id is one. */
const isAddress = (hint: string): boolean => /^https?:|\/v\d(\.\d|-ext)?\/|^v\d\//.test(hint);
const looksLikeId = (part: string): boolean => /^[0-9a-f][0-9a-f-]{15,}$/i.test(part);

/** The part of an address behind a segment: `/v3/groups/abc/users` has `abc` behind `groups`. */
function behind(hint: string, segment: string): string | undefined {
  const found = partBehind(hint, segment);
  return found !== undefined && (isAddress(hint) || looksLikeId(found)) ? found : undefined;
}

function partBehind(hint: string, segment: string): string | undefined {
  const escaped = segment.replaceAll('-', '[-_]');
  const found = new RegExp(`(?:^|/)${escaped}/([^/?#&]+)(?=/)`).exec(hint)?.[1];
  const query = new RegExp(`[?&]${single[segment] ?? segment}=([^&#]+)`).exec(hint)?.[1];
  const value = query ?? found;
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** All entries of a list are about the same: it is found out once. */
const found = new WeakMap<Context, Map<string, Ref>>();

/** Whom of a kind the answer is about; with hints where only the names of files can tell. */
export function ownerIn(context: Context, kind: (typeof owning)[number]): Ref {
  const known = found.get(context) ?? new Map<string, Ref>();
  found.set(context, known);
  const owner = known.get(kind) ?? findOwner(context, kind);
  known.set(kind, owner);
  return owner;
}

function findOwner(context: Context, kind: (typeof owning)[number]): Ref {
  const said = context.owners[kind];
  if (said !== undefined) return { id: said };
  for (const hint of context.hints) {
    const id = behind(hint, kind);
    if (id !== undefined) return { id, hints: context.hints };
  }
  return { hints: context.hints };
}

const holderKinds = { users: 'user', groups: 'group', agencies: 'agency' } as const;

/** The same, where a user, a group or an agency may be meant. */
export function holderIn(context: Context): HolderRef {
  for (const from of [context.owners, context.hints] as const)
    for (const [segment, kind] of Object.entries(holderKinds) as [
      keyof typeof holderKinds,
      'user' | 'group' | 'agency',
    ][]) {
      const id =
        from === context.owners
          ? context.owners[segment]
          : context.hints.map((hint) => behind(hint, segment)).find((one) => one !== undefined);
      if (id !== undefined) return { kind, id, hints: context.hints };
    }
  return { hints: context.hints };
}

/** Where and to whom the roles of an answer are granted, by the address of the call. */
export function grantIn({ hints }: Context):
  | {
      readonly holder: HolderRef;
      readonly scope: GrantScope['kind'];
      readonly where?: Ref;
    }
  | undefined {
  for (const hint of hints) {
    const kind = (['users', 'groups', 'agencies'] as const).find((one) =>
      new RegExp(`(?:^|/)${one}/[^/?#]+/roles`).test(hint),
    );
    const id = kind === undefined ? undefined : behind(hint, kind);
    if (kind === undefined || id === undefined) continue;
    const holder: HolderRef = { kind: holderKinds[kind], id };
    if (/inherited_to_projects|OS-INHERIT/i.test(hint)) return { holder, scope: 'all' };
    const ep = behind(hint, 'enterprise-projects');
    if (ep !== undefined) return { holder, scope: 'enterpriseProject', where: { id: ep } };
    const project = behind(hint, 'projects');
    if (project !== undefined) return { holder, scope: 'project', where: { id: project } };
    return { holder, scope: 'global' };
  }
  return undefined;
}
