import type { AccessRequest, Grant } from '#src/domain/policy/engine/decision.ts';
import { heldGrants } from '../identities/heldGrants.ts';
import {
  accountOf,
  administratorStep,
  principalUrn,
  type PrincipalRef,
} from '../identities/principal.ts';
import { requestContext } from '../judging/requestContext.ts';
import { plainUser } from '../seed/builder.ts';
import { membershipId, type GroupRow, type UserRow } from '../world/tables/iam.ts';
import type { HolderKind } from '../world/tables/v5.ts';
import type { World } from '../world/world.ts';
import { accountNamed, NotThere, type Account } from './account.ts';
import { trustGrants } from './trust.ts';

type Caller = AccessRequest['principal'];

/** Somebody who can be asked about. */
export type Subject = {
  /**
   * As the command line names him: `user:ann`, `agency:ops`, `root`, before it the account where
   * it is another one.
   */
  readonly name: string;
  readonly ref: PrincipalRef;
  /** Where what he holds is kept: for a group the group, for whose members `ref` stands in. */
  readonly holder: { readonly kind: HolderKind; readonly id: string };
  /** What he holds and what limits him, trust policies of agencies included. */
  readonly grants: readonly Grant[];
  readonly caller: Caller;
  /** Condition keys that say who he is. */
  readonly facts: Readonly<Record<string, string>>;
};

/** Keys by which a request says who makes it, whenever and from wherever he does. */
const WHO = /^g:(Principal|User|Domain)/;
/** Whether a condition key says who asks. */
export const isOwnFact = (key: string): boolean => WHO.test(key);

function factsOf({ world, now }: Account, ref: PrincipalRef): Subject['facts'] {
  const { tables } = world;
  const agency = ref.kind === 'agency' ? tables.agencies.get(ref.id) : undefined;
  const account = tables.domains.get(accountOf(world, ref));
  const user = ref.kind === 'user' ? tables.users.get(ref.id) : rootOf(world, account?.id ?? '');
  if (account === undefined || user === undefined) return {};
  const claims = {
    user: user.id,
    scope: { kind: 'domain' },
    methods: [],
    iat: now,
    exp: now,
    nonce: '',
    stamp: '',
  } as const;
  const { carried } = requestContext(world, { ref, user, agency, account, claims }, now, {
    sourceIp: '',
    secure: true,
  });
  return Object.fromEntries(
    Object.entries(carried).flatMap(([key, value]) =>
      WHO.test(key) && typeof value === 'string' ? [[key, value]] : [],
    ),
  );
}

/** The account itself, as the user it signs in as. */
export const rootOf = ({ tables }: Pick<World, 'tables'>, account: string): UserRow | undefined =>
  [...tables.users.all()].find((user) => user.domain_id === account && user.is_domain_owner);

/** Somebody by what the world calls him. */
export function subjectOf(at: Account, ref: PrincipalRef, name: string): Subject {
  const { world, now } = at;
  const administrator = administratorStep(world, ref);
  return {
    name,
    ref,
    holder: ref,
    grants: [...heldGrants(world, ref, now), ...trustGrants(world)],
    caller: {
      accountId: accountOf(world, ref),
      urn: principalUrn(world, ref),
      ...(administrator && { administrator }),
    },
    facts: factsOf(at, ref),
  };
}

/** A member of a group who holds nothing else: a user who is there only while this is found out. */
function memberOf(at: Account, group: GroupRow, name: string): Subject {
  const { world } = at;
  const id = `a member of ${group.id}`;
  const user: UserRow = {
    ...plainUser,
    id,
    name: `a member of ${group.name}`,
    domain_id: group.domain_id,
    password: null,
    pwd_strength: 'None',
    create_time: at.now,
  };
  const membership = membershipId(group.id, id);
  world.set('users', id, user);
  world.set('memberships', membership, { id: membership, group_id: group.id, user_id: id });
  try {
    const found = subjectOf(at, { kind: 'user', id }, name);
    return {
      ...found,
      holder: { kind: 'group', id: group.id },
      facts: Object.fromEntries(
        Object.entries(found.facts).filter(
          ([key]) => !/Name$|Id$|Urn$/.test(key) || /Domain/.test(key),
        ),
      ),
    };
  } finally {
    world.set('memberships', membership, undefined);
    world.set('users', id, undefined);
  }
}

/**
 * Finds who is meant: `user:NAME`, `group:NAME`, `agency:NAME`, `root`, before it `ACCOUNT/` for
 * another account; a bare name is a user.
 * @throws NotThere
 */
export function findSubject(at: Account, text: string): Subject {
  const [, accountName, said = text] = /^([^/:]+)\/(.+)$/.exec(text) ?? [];
  const account = accountName === undefined ? at.account : accountNamed(at.world, accountName);
  const [, kind = 'user', name = said] = /^(user|group|agency):(.+)$/.exec(said) ?? [];
  const { tables } = at.world;
  const shown = (own: string): string =>
    account.id === at.account.id ? own : `${account.name}/${own}`;
  const key = `${account.id}/${name}`;
  if (said === 'root') {
    const root = rootOf(at.world, account.id);
    if (root !== undefined) return subjectOf(at, { kind: 'user', id: root.id }, shown('root'));
  } else if (kind === 'agency') {
    const agency = tables.agencies.find('name', key);
    if (agency !== undefined)
      return subjectOf(at, { kind: 'agency', id: agency.id }, shown(`agency:${agency.name}`));
  } else if (kind === 'group') {
    const group = tables.groups.find('name', key);
    if (group !== undefined) return memberOf(at, group, shown(`group:${group.name}`));
  } else {
    const user = tables.users.find('name', key);
    if (user !== undefined)
      return subjectOf(at, { kind: 'user', id: user.id }, shown(`user:${user.name}`));
  }
  throw new NotThere(`${account.name} has no ${said === 'root' ? 'root' : `${kind} "${name}"`}.`);
}
