import type { z } from '#src/api/endpoint/zod.ts';
import { stageRows, type fact } from '#src/api/contract/stage.ts';
import { principalOf } from '../analysis/logged.ts';
import { refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
import { implement, type ConsoleCtx } from '../pipeline/call.ts';
import { mainDomain, mainUser } from '../seed/mainAccount.ts';
import { membershipId, type UserRow } from '../world/tables/iam.ts';
import type { Tables } from '../world/world.ts';

type Fact = z.output<typeof fact>;
type Of<K extends Fact['kind']> = Extract<Fact, { readonly kind: K }>;
type Controls = ConsoleCtx<Caller | undefined>['controls'];

/** A person as links name him; undefined when he is not there. */
function userNamed(tables: Tables, name: string): UserRow | undefined {
  const [account, user] = name.includes('/') ? name.split('/', 2) : [undefined, name];
  if (account === undefined) return mainUser(tables, name);
  const domain = tables.domains.find('name', account);
  return domain && tables.users.find('name', `${domain.id}/${user ?? ''}`);
}

/** Whether a table holds a row with these values. @throws ApiError 404 for no table of the world */
function holdsRow(tables: Tables, { table, where }: Of<'row'>): boolean {
  if (!Object.hasOwn(tables, table)) throw refuse('notFound', { target: 'table', id: table });
  const wanted = Object.entries(where);
  for (const row of tables[table as keyof Tables].all()) {
    // Which fields a row has is its table's affair: the fact names them.
    const fields = row as Readonly<Record<string, unknown>>;
    if (wanted.every(([field, value]) => fields[field] === value)) return true;
  }
  return false;
}

function isMember(tables: Tables, { user, group }: Of<'member'>): boolean {
  const person = userNamed(tables, user);
  const found = tables.groups.find('name', `${mainDomain(tables)?.id ?? ''}/${group}`);
  return (
    person !== undefined &&
    found !== undefined &&
    tables.memberships.get(membershipId(found.id, person.id)) !== undefined
  );
}

function isHeld(tables: Tables, { subject, name, permission }: Of<'holds'>): boolean {
  const key = `${mainDomain(tables)?.id ?? ''}/${name}`;
  const holder =
    subject === 'user'
      ? userNamed(tables, name)
      : subject === 'group'
        ? tables.groups.find('name', key)
        : tables.agencies.find('name', key);
  if (holder === undefined) return false;
  for (const grant of tables.grants.all())
    if (
      grant.subject_kind === subject &&
      grant.subject_id === holder.id &&
      tables.roles.get(grant.role_id)?.display_name === permission
    )
      return true;
  for (const { holder_kind: kind, holder_id: id, policy_id: policy } of tables.attachments.all())
    if (kind === subject && id === holder.id)
      if (tables.identityPolicies.get(policy)?.name === permission) return true;
  return false;
}

function isDone(controls: Controls, { call, by }: Of<'done'>): boolean {
  const commits = controls.commits();
  const undone = new Set(commits.flatMap(({ undoes }) => (undoes === undefined ? [] : [undoes])));
  return commits.some(
    (commit) =>
      commit.call === call &&
      !undone.has(commit.no) &&
      (by === undefined || commit.actor.split(' as ')[0] === by),
  );
}

function wasRefused(controls: Controls, { action, by }: Of<'refused'>): boolean {
  const world = controls.world();
  const person = userNamed(world.tables, by);
  const { opened_at: since } = controls.state();
  return controls
    .recentDecisions()
    .some(
      ({ decision, principalUrn, at }) =>
        at >= since &&
        !decision.allowed &&
        [decision.action, ...decision.aliases].includes(action) &&
        principalOf(world, principalUrn)?.ref.id === person?.id,
    );
}

/** Whether a fact holds in the world as it is now. */
function holds(controls: Controls, asked: Fact): boolean {
  const { tables } = controls.world();
  switch (asked.kind) {
    case 'row':
      return holdsRow(tables, asked);
    case 'member':
      return isMember(tables, asked);
    case 'holds':
      return isHeld(tables, asked);
    case 'done':
      return isDone(controls, asked);
    case 'refused':
      return wasRefused(controls, asked);
  }
}

/** Calls of those who show a rehearsal. */
export const stageHandlers = implement(stageRows, {
  deskFacts: ({ body, ctx: { controls } }) => ({
    holds: body.facts.map((asked) => holds(controls, asked) !== (asked.not === true)),
  }),
  deskSignIn: ({ body, ctx: { controls } }) => ({ token: controls.signInAs(body.as) }),
});
