import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { Caller } from '../identities/principal.ts';
import type { Question } from '../judging/judge.ts';
import { questionsOf } from '../judging/questionsOf.ts';
import type { HolderKind } from '../world/tables/v5.ts';
import type { World } from '../world/world.ts';

/** Somebody who is asked about. */
export type Asked = { readonly kind: HolderKind; readonly id: string };

const noParts = { query: undefined, body: undefined } as const;

/**
 * Whom a person may be answered about: himself, and principals of his account whose groups and
 * grants the guards of the listing calls of both consoles let him read.
 */
export function readableBy(
  world: World,
  caller: Caller,
  may: (question: Question) => boolean,
): (asked: Asked) => boolean {
  const { tables } = world;
  const account = caller.account.id;
  const known = new Map<string, boolean>();
  const reads = (endpoint: Endpoint, params: Readonly<Record<string, string>>): boolean => {
    const questions = questionsOf(world, caller, { endpoint, params, parts: noParts });
    return questions.every((question) => {
      const key = JSON.stringify([question.action, question.resource]);
      const before = known.get(key);
      const now = before ?? may(question);
      known.set(key, now);
      return now;
    });
  };
  const readsGroup = (id: string): boolean =>
    tables.groups.get(id)?.domain_id === account &&
    reads(contract.roleAssignmentList, {}) &&
    reads(contract.v5GroupPolicyList, { group_id: id });
  return ({ kind, id }) => {
    if (kind === caller.ref.kind && id === caller.ref.id) return true;
    switch (kind) {
      case 'group':
        return readsGroup(id);
      case 'agency':
        return (
          tables.agencies.get(id)?.domain_id === account &&
          reads(contract.roleAssignmentList, {}) &&
          reads(contract.v5AgencyPolicyList, { agency_id: id })
        );
      case 'user':
        return (
          tables.users.get(id)?.domain_id === account &&
          reads(contract.roleAssignmentList, {}) &&
          reads(contract.userGroupList, { user_id: id }) &&
          reads(contract.v5UserPolicyList, { user_id: id }) &&
          tables.memberships.by('user', id).every(({ group_id }) => readsGroup(group_id))
        );
    }
  };
}
