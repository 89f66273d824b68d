import type { Granted } from '#src/domain/access/repairs.ts';
import { agencyForbids } from '#src/domain/access/agencyRules.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { PolicyDocument } from '#src/domain/policy/language/document.ts';
import { documentOf, textDocument } from '../../identities/policyDocuments.ts';
import { adminGroupName } from '../../identities/principal.ts';
import type { RoleRow } from '../../world/tables/iam.ts';
import { membershipId } from '../../world/tables/iam.ts';
import { attachmentKey, versionKey } from '../../world/tables/v5.ts';
import type { World } from '../../world/world.ts';
import { breadthFor } from './breadth.ts';
import {
  kindWords,
  putAttachment,
  putGrant,
  receiversOf,
  scopesFor,
  scopeWords,
  type Receiver,
} from './giving.ts';
import { namesOf, type Option, type Touched } from './option.ts';
import type { Standing } from './standing.ts';
import { speaksOf } from './speaksOf.ts';

const NOBODY: Touched = { kind: 'nobody' };

/** Whose access a grant to a receiver touches. */
const touchedBy = ({ kind, id }: Receiver): Touched =>
  kind === 'group' ? { kind: 'group', id } : NOBODY;

/** The default group of administrators gives everything. */
const ADMINISTRATORS = 100_000;

/** Groups of the account that the asker could join. */
export function joinOptions(standing: Standing): readonly Option[] {
  const { at, subject, request } = standing;
  const { world } = at;
  const { tables } = world;
  const { kind, id } = subject.holder;
  const user = kind === 'user' ? tables.users.get(id) : undefined;
  if (user === undefined || user.is_domain_owner) return [];
  const names = namesOf(request);
  const breadth = breadthFor(standing);
  const seen = new Set<string>();
  return tables.groups.page('name', user.domain_id).flatMap((group): Option[] => {
    const row = membershipId(group.id, id);
    if (tables.memberships.get(row) !== undefined) return [];
    const isAdministrators = group.name === adminGroupName;
    const key = `${isAdministrators} ${holdings(world, group.id)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const held = documentsOf(world, group.id);
    if (!isAdministrators && !held.some((document) => speaksOf(document, 'Allow', names)))
      return [];
    return [
      {
        kind: 'join-group',
        target: { kind: 'group', id: group.id, name: group.name },
        change: {
          words: `Add the user “${user.name}” to the user group “${group.name}”.`,
          group: { id: group.id, name: group.name },
          member: { id, name: user.name },
        },
        touched: NOBODY,
        guess: isAdministrators ? ADMINISTRATORS : breadth(held),
        apply: (trial) => trial.put('memberships', { id: row, group_id: group.id, user_id: id }),
      },
    ];
  });
}

/** What a group holds: of groups that hold the same the first stands for all. */
const holdings = ({ tables }: World, group: string): string =>
  JSON.stringify([
    tables.grants
      .by('subject', `group/${group}`)
      .map(({ role_id, scope_kind, scope_id }) => [role_id, scope_kind, scope_id].join('/'))
      .toSorted(),
    tables.attachments
      .by('holder', `group/${group}`)
      .map(({ policy_id }) => policy_id)
      .toSorted(),
    tables.ucsPermissions.by('subject', `group/${group}`).map(({ id }) => id),
  ]);

/** What members of a group hold by it. */
function documentsOf(
  { tables }: Standing['at']['world'],
  group: string,
): readonly PolicyDocument[] {
  const roles = tables.grants
    .by('subject', `group/${group}`)
    .map(({ role_id }) => tables.roles.get(role_id))
    .map((role) => role && documentOf(role.policy));
  const policies = tables.attachments.by('holder', `group/${group}`).map(({ policy_id }) => {
    const policy = tables.identityPolicies.get(policy_id);
    const version =
      policy && tables.policyVersions.get(versionKey(policy.id, policy.default_version));
    return version && textDocument(version, version.document);
  });
  return [...roles, ...policies].filter((document) => document !== undefined);
}

type Candidate = {
  readonly policy: Granted;
  readonly document: PolicyDocument;
  readonly role?: RoleRow;
};

/** Policies and roles of the account, and system-defined ones, that speak of the action. */
function candidatesFor({ at: { world }, subject, request }: Standing): readonly Candidate[] {
  const { tables } = world;
  const names = namesOf(request);
  const isUsable = (account: string | null): boolean =>
    account === null || account === subject.caller.accountId;
  const roles = [...tables.roles.all()].flatMap((role): Candidate[] => {
    const document = isUsable(role.domain_id) ? documentOf(role.policy) : undefined;
    if (document === undefined || !speaksOf(document, 'Allow', names)) return [];
    return [{ policy: { id: role.id, name: role.display_name, store: 'role' }, document, role }];
  });
  const policies = [...tables.identityPolicies.all()].flatMap((policy): Candidate[] => {
    if (!isUsable(policy.domain_id) || policy.service_linked) return [];
    const version = tables.policyVersions.get(versionKey(policy.id, policy.default_version));
    const document = version && textDocument(version, version.document);
    if (document === undefined || !speaksOf(document, 'Allow', names)) return [];
    return [{ policy: { id: policy.id, name: policy.name, store: 'identityPolicy' }, document }];
  });
  return [...roles, ...policies];
}

/** Roles that a role needs beside it, in the same scope. */
function dependenciesOf(
  {
    at: {
      world: { tables },
    },
  }: Standing,
  document: PolicyDocument,
): readonly RoleRow[] {
  return document.depends.flatMap(
    ({ displayName }) => tables.roles.find('displayName', `/${displayName}`) ?? [],
  );
}

const grantedOf = ({ id, display_name: name }: RoleRow): Granted => ({ id, name, store: 'role' });

/** Why a receiver cannot hold a role there; a user holds roles in enterprise projects only. */
function isForbidden({ kind }: Receiver, role: RoleRow, scope: GrantScope): boolean {
  if (kind === 'user') return scope.kind !== 'enterpriseProject';
  if (role.type === 'XX') return true;
  return (
    kind === 'agency' &&
    agencyForbids({ name: role.name, displayName: role.display_name }, scope.kind) !== undefined
  );
}

/** How roles are granted: `guess` of what they give, for the order. */
type Granting = {
  readonly kind: Option['kind'];
  readonly receiver: Receiver;
  readonly scope: GrantScope;
  readonly roles: readonly [RoleRow, ...RoleRow[]];
  readonly guess: number;
};

/** Grants roles to a receiver in one scope. */
function roleOption(
  { at, subject }: Standing,
  { kind, receiver, scope, roles, guess }: Granting,
): Option {
  const account = subject.caller.accountId;
  const [first, ...more] = roles;
  const beside =
    more.length === 0
      ? ''
      : ` with ${more.map((one) => `“${one.display_name}”`).join(', ')}, which it depends on,`;
  return {
    kind,
    target: receiver,
    change: {
      words: `Grant “${first.display_name}”${beside} to the ${kindWords(receiver)} “${receiver.name}” ${scopeWords(at.world, account, scope)}.`,
      policies: roles.map(grantedOf),
      scope,
    },
    touched: touchedBy(receiver),
    guess,
    apply: (trial) => {
      for (const role of roles)
        putGrant(trial, receiver, { role: role.id, scope, account, now: at.now });
    },
  };
}

const grantKind = ({ kind }: Receiver): 'agency-grant' | 'grant-policy' =>
  kind === 'agency' ? 'agency-grant' : 'grant-policy';

/** Existing policies that the asker, or a group he is in, could be given. */
export function policyOptions(standing: Standing): readonly Option[] {
  const { at, subject } = standing;
  const { tables } = at.world;
  const account = subject.caller.accountId;
  const receivers = receiversOf(standing);
  const breadth = breadthFor(standing);
  return candidatesFor(standing).flatMap(({ policy, document, role }) => {
    const guess = breadth([document]);
    const beside = role === undefined ? [] : dependenciesOf(standing, document);
    return receivers.flatMap((receiver): readonly Option[] => {
      const kind = grantKind(receiver);
      if (role !== undefined)
        return scopesFor(standing, document)
          .filter((scope) => !isForbidden(receiver, role, scope))
          .map((scope) =>
            roleOption(standing, { kind, receiver, scope, roles: [role, ...beside], guess }),
          );
      const attachment = attachmentKey(policy.id, receiver.kind, receiver.id);
      if (tables.attachments.get(attachment) !== undefined) return [];
      return [
        {
          kind,
          target: receiver,
          change: {
            words: `Attach the identity policy “${policy.name}” to the ${kindWords(receiver)} “${receiver.name}”.`,
            policies: [policy],
            scope: { kind: 'all' },
          },
          touched: touchedBy(receiver),
          guess,
          apply: (trial) => putAttachment(trial, policy.id, receiver, account, at.now),
        },
      ];
    });
  });
}

/** Roles that are missing beside a role which the asker holds already. */
export function dependencyOptions(standing: Standing): readonly Option[] {
  const { tables } = standing.at.world;
  return standing.decision.nearMisses.flatMap((miss): Option[] => {
    const { reason, path, scope } = miss;
    const holder = path.at(-1);
    if (reason.type !== 'dependency' || holder === undefined) return [];
    const [first, ...more] = reason.missing.flatMap(
      (name) => tables.roles.find('displayName', `/${name}`) ?? [],
    );
    const kind = holder.type === 'trustAgency' ? 'agency' : holder.type;
    if (first === undefined || (kind !== 'user' && kind !== 'group' && kind !== 'agency'))
      return [];
    const receiver: Receiver = { kind, id: holder.id, name: holder.name };
    const roles = [first, ...more] as const;
    return [roleOption(standing, { kind: 'add-dependency', receiver, scope, roles, guess: 0 })];
  });
}
