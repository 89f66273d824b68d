import type { Ambient } from '../judging/requestContext.ts';
import { createTestBackend, type TestBackend } from './testBackend.ts';

/** The password of the account's administrator in every scenario, and the one of `ann`. */
export const passwords = { admin: 'Rehearse-2026!', ann: 'Practice-2026!' } as const;

/** A fresh account with an IAM user `ann`, who is an administrator too. */
export type SecurityWorld = TestBackend & {
  readonly domain_id: string;
  readonly admin_id: string;
  readonly ann_id: string;
};

/** A backend whose settings of security a test changes. */
export async function openSecurityWorld(ambient?: Ambient): Promise<SecurityWorld> {
  const at = await createTestBackend(ambient === undefined ? {} : { ambient });
  const domain_id = (await at.api.authDomainList({})).domains[0]?.id ?? '';
  const { user } = await at.api.userCreate({
    body: { user: { name: 'ann', domain_id, password: passwords.ann, pwd_status: false } },
  });
  const { users } = await at.api.userList({ query: { name: 'admin' } });
  const { groups } = await at.api.groupList({ query: { name: 'admin' } });
  await at.api.groupUserAdd({ params: { group_id: groups[0]?.id ?? '', user_id: user.id } });
  return { ...at, domain_id, admin_id: users[0]?.id ?? '', ann_id: user.id };
}
