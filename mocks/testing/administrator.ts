import { createClient } from '#src/api/client.ts';
import { contract } from '#src/api/contract/index.ts';
import { regions } from '#src/catalog/regions.ts';
import type { Backend } from '../entrances/backend.ts';
import { adminPassword } from '../seed/base.ts';
import { mainDomain, mainUser } from '../seed/mainAccount.ts';

/** Everything a client needs to sign in as the account's administrator, in each way there is. */
export type Administrator = {
  readonly url: string;
  readonly account: string;
  readonly domainId: string;
  readonly user: string;
  readonly password: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly project: string;
  readonly projectId: string;
};

/**
 * The administrator of the main account with an access key: one he has, or a new one. The password
 * is the seeded one.
 */
export async function administrator(
  { handle, controls }: Pick<Backend, 'handle' | 'controls'>,
  url: string,
): Promise<Administrator> {
  const api = createClient(contract, {
    origin: url,
    token: () => controls.signInAs('admin'),
    send: async (request) => (await handle(request)) ?? Response.error(),
  });
  const { tables } = controls.world();
  const { id: domainId = '', name: account = '' } = mainDomain(tables) ?? {};
  const { id: userId = '', name: user = '' } = mainUser(tables, 'admin') ?? {};
  const project = regions[0]?.id ?? '';
  const held = tables.credentials
    .by('user', userId)
    .find(({ status, secret }) => status === 'active' && secret !== '');
  const key =
    held ??
    (
      await api.credentialCreate({
        body: { credential: { user_id: userId, description: 'Printed when the backend starts' } },
      })
    ).credential;
  return {
    url,
    account,
    domainId,
    user,
    password: adminPassword,
    accessKey: 'access' in key ? key.access : key.id,
    secretKey: key.secret,
    project,
    projectId: tables.projects.find('name', `${domainId}/${project}`)?.id ?? '',
  };
}
