import { describe, expect, it } from 'vitest';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { buildWorld } from '../scenarios/scenarios.ts';
import { copyOf } from '../world/copy.ts';
import { membershipId } from '../world/tables/iam.ts';
import type { World } from '../world/world.ts';
import { accountNamed, type Account } from './account.ts';
import { membersByHeld } from './memberIndex.ts';

const now = Date.UTC(2026, 0, 15, 12);
const account = (world: World): Account => ({ world, now, account: accountNamed(world) });

/** Lists as texts, in an order that does not hang on how they came to be. */
const listsIn = (world: World): readonly string[] =>
  drain(membersByHeld(account(world)))
    .map((members) => JSON.stringify(members))
    .toSorted();

describe('principals by what they hold', () => {
  it('are kept by each write as if they had been gathered anew', () => {
    const world = buildWorld('large', { users: 300 }, now);
    const { tables } = world;
    const groups = [...tables.groups.all()];
    expect(listsIn(world)).toEqual(listsIn(copyOf(world)));
    for (const [index, user] of [...tables.users.all()].slice(0, 60).entries()) {
      const group_id = groups[(index * 7) % groups.length]?.id ?? '';
      const id = membershipId(group_id, user.id);
      if (index % 3 === 0) world.set('memberships', id, { id, group_id, user_id: user.id });
      if (index % 5 === 0) world.set('users', user.id, { ...user, name: `renamed-${90 - index}` });
      if (index % 7 === 0) world.set('users', user.id, undefined);
      if (index % 3 === 2)
        for (const one of tables.memberships.by('user', user.id))
          world.set('memberships', one.id, undefined);
      expect(listsIn(world)).toEqual(listsIn(copyOf(world)));
    }
    // More than is remembered between two questions.
    for (let count = 0; count < 700; count += 1) {
      const [user] = tables.users.all();
      if (user !== undefined)
        world.set('users', user.id, { ...user, description: String(count), name: 'last' });
      if (count % 2 === 0 && user !== undefined) world.set('users', user.id, user);
    }
    expect(listsIn(world)).toEqual(listsIn(copyOf(world)));
  });

  it('follow the calls of a backend', async () => {
    const { api } = await createTestBackend({ scenario: 'new-iam' });
    const action = 'ecs:cloudServers:list';
    const who = async (): Promise<readonly string[]> =>
      (await api.deskHolders({ body: { action, limit: 100, next: 0 } })).classes.flatMap(
        ({ principals }) => principals,
      );
    expect(await who()).toContain('user:tag-operator');
    const [user] = (await api.v5UserList({})).users.filter(
      ({ user_name }) => user_name === 'tag-operator',
    );
    const params = { user_id: user?.user_id ?? '' };
    for (const { policy_id } of (await api.v5UserPolicyList({ params })).attached_policies)
      await api.v5UserPolicyDetach({ params: { policy_id }, body: params });
    expect(await who()).not.toContain('user:tag-operator');
  });
});
