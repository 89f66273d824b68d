import { expect, it } from 'vitest';
import { createTestBackend } from '../testing/testBackend.ts';

const on = { body: { login_protect: { enabled: true, verification_method: 'vmfa' as const } } };

it('is off until it is switched on, and goes with the user', async () => {
  const { api, backend } = await createTestBackend({ scenario: 'flexusl' });
  const user = (await api.userList({ query: { name: 'flex-operator' } })).users[0];
  const params = { params: { user_id: user?.id ?? '' } };
  expect((await api.loginProtectShow(params)).login_protect).toMatchObject({
    enabled: false,
    verification_method: 'none',
  });
  await api.loginProtectUpdate({ ...params, ...on });
  expect((await api.loginProtectShow(params)).login_protect).toMatchObject({
    enabled: true,
    verification_method: 'vmfa',
  });
  await api.loginProtectUpdate({
    ...params,
    body: { login_protect: { enabled: false, verification_method: 'vmfa' } },
  });
  expect((await api.loginProtectShow(params)).login_protect.enabled).toBe(false);
  await api.loginProtectUpdate({ ...params, ...on });
  await api.userDelete(params);
  await expect(api.loginProtectShow(params)).rejects.toMatchObject({ status: 404 });
  expect(backend.controls.world().toJson()['loginProtects']).toEqual([]);
});

it('is refused without its permission', async () => {
  const { api, apiAs } = await createTestBackend({ scenario: 'flexusl' });
  const user = (await api.userList({ query: { name: 'admin' } })).users[0];
  await expect(
    apiAs('flex-operator').loginProtectUpdate({ params: { user_id: user?.id ?? '' }, ...on }),
  ).rejects.toMatchObject({ status: 403, missingActions: ['iam:users:setUserLoginProtect'] });
});
