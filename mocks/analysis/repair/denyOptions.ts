import type { RepairKind } from '#src/domain/access/repairs.ts';
import type { StatementRef } from '#src/domain/policy/engine/decision.ts';
import { joinOptions } from './grantOptions.ts';
import { adminGroupName } from '../../identities/principal.ts';
import { holdingOptions } from './holdingOptions.ts';
import { isAsked, type Option } from './option.ts';
import type { Standing } from './standing.ts';
import {
  listOf,
  statementsOf,
  storedPolicy,
  type RawStatement,
  type StoredPolicy,
} from './storedPolicy.ts';
import { textOption, withStatement } from './textOption.ts';

/** Who is exempted by a condition: the new language knows everybody by a URN. */
function exempting(
  { subject, at: { world } }: Standing,
  isNew: boolean,
): { key: string; value: string } | undefined {
  const { kind, id } = subject.holder;
  if (kind === 'group') return undefined;
  if (isNew) return { key: 'g:PrincipalUrn', value: subject.caller.urn };
  const name =
    kind === 'user' ? world.tables.users.get(id)?.name : world.tables.agencies.get(id)?.name;
  return name === undefined ? undefined : { key: 'g:UserName', value: name };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** The Deny as it is for everybody but the asker. */
function exceptHim(
  standing: Standing,
  stored: StoredPolicy,
  statement: RawStatement,
): RawStatement | undefined {
  const him = exempting(standing, stored.raw['Version'] === '5.0');
  if (him === undefined) return undefined;
  const condition = recordOf(statement['Condition']);
  const keys = recordOf(condition['StringNotEquals']);
  return {
    ...statement,
    Condition: {
      ...condition,
      StringNotEquals: { ...keys, [him.key]: [...listOf(keys[him.key] ?? []), him.value] },
    },
  };
}

/** Kinds of the repairs at a text: whose text it is decides who can make them. */
const kindsOf = ({ store }: StoredPolicy): Readonly<Record<'drop' | 'narrow', RepairKind>> =>
  store === 'scp'
    ? { drop: 'scp', narrow: 'scp' }
    : store === 'trustPolicy'
      ? { drop: 'trust-policy', narrow: 'trust-policy' }
      : { drop: 'drop-deny', narrow: 'narrow-deny' };

/** The whole policy deleted, where it holds nothing but the Deny: its text cannot be empty. */
function deleting(
  { at: { world } }: Standing,
  { store, id, name }: StoredPolicy,
): readonly Option[] {
  const { tables } = world;
  if (store !== 'role' && store !== 'identityPolicy') return [];
  return [
    {
      kind: 'drop-deny',
      target: { kind: store, id, name },
      change: { words: `Delete the policy “${name}”, which does nothing but deny it.` },
      touched: { kind: 'policy', store, id },
      guess: 20,
      apply: (trial) => {
        for (const grant of tables.grants.by('role', id)) trial.drop('grants', grant.id);
        const attached = [...tables.attachments.all()].filter((row) => row.policy_id === id);
        for (const row of attached) trial.drop('attachments', row.id);
        trial.drop(store === 'role' ? 'roles' : 'identityPolicies', id);
      },
    },
  ];
}

/** The Deny taken away, or made smaller, in the text of its policy. */
function textOptions(standing: Standing, ref: StatementRef): readonly Option[] {
  const { at, subject, request } = standing;
  const stored = storedPolicy(at.world, ref.policyId, ref.kind);
  const statement = stored && statementsOf(stored.raw)[ref.statementIndex];
  if (stored === undefined || statement === undefined) return [];
  if (stored.store !== 'scp' && stored.account !== subject.caller.accountId) return [];
  const kinds = kindsOf(stored);
  const where = `statement ${ref.statementIndex + 1} of the ${stored.store === 'scp' ? 'service control policy' : 'policy'} “${stored.name}”`;
  const made = (kind: RepairKind, words: string, guess: number, next: RawStatement | undefined) =>
    textOption(standing, stored, {
      kind,
      words,
      statement: ref.statementIndex,
      guess,
      edit: (raw) => withStatement(raw, statement, next),
    });
  const actions = listOf(statement['Action'] ?? []);
  const asked = isAsked(request);
  const left = actions.filter((action) => !asked(action));
  const him = exceptHim(standing, stored, statement);
  return [
    ...(left.length > 0 && left.length < actions.length
      ? made(kinds.narrow, `Take the action out of ${where}, which denies it.`, 1, {
          ...statement,
          Action: left,
        })
      : []),
    ...(him === undefined
      ? []
      : made(kinds.narrow, `Except ${subject.name} from ${where}, which denies it.`, 5, him)),
    ...(statementsOf(stored.raw).length === 1 ? deleting(standing, stored) : []),
    ...made(kinds.drop, `Delete ${where}, which denies it.`, 20, undefined),
  ];
}

/** The service control policy taken from the level where it denies. */
function detaching({ at: { world } }: Standing, ref: StatementRef): readonly Option[] {
  const level = ref.path[0];
  if (ref.kind !== 'scp' || level === undefined) return [];
  return [
    {
      kind: 'scp',
      target: { kind: 'scp', id: ref.policyId, name: ref.policyName },
      change: {
        words: `Detach the service control policy “${ref.policyName}”, which denies it, from “${level.name}”.`,
        policies: [{ id: ref.policyId, name: ref.policyName, store: 'scp' }],
      },
      touched: { kind: 'everybody' },
      guess: 30,
      apply: (trial) => {
        const id = `${level.id}/${ref.policyId}`;
        if (world.row('scpAttachments', id) !== undefined) trial.drop('scpAttachments', id);
      },
    },
  ];
}

/** What lifts the Deny that decides. Administrators are bound by no Deny of identity policies. */
export function denyOptions(standing: Standing): readonly Option[] {
  const by = standing.decision.decidedBy;
  if (by?.type !== 'statement') return [];
  return [
    ...textOptions(standing, by.statement),
    ...holdingOptions(standing, by.statement),
    ...detaching(standing, by.statement),
    ...(by.statement.kind === 'identity'
      ? joinOptions(standing).filter(({ target }) => target.name === adminGroupName)
      : []),
  ];
}
