/** Sends requests in somebody's name, and answers with their bodies. Throws what is refused. */
export type ArrangingApi = {
  readonly get: <T = unknown>(path: string) => Promise<T>;
  readonly post: <T = unknown>(path: string, body?: unknown) => Promise<T>;
  readonly put: <T = unknown>(path: string, body?: unknown) => Promise<T>;
};

/** A policy of any grammar, as JSON. 5.0 is an identity policy, 1.1 a custom policy. */
export type PolicyDocument = {
  readonly Version: string;
  readonly Statement: readonly object[];
};

/** A document, or the name of a policy that is there already, system-defined ones included. */
export type Policy = PolicyDocument | string;

/** Who is wanted: a person of the scenario by name, or one who holds exactly these policies. */
export type Holding = { readonly holds: readonly Policy[] };

/** A person who holds exactly these policies, and nothing else: made anew for each test. */
export const holding = (...policies: readonly Policy[]): Holding => ({ holds: policies });

/** Sets up a world in the account's name, apart from who acts in the test. */
export type Arranging = {
  readonly accountId: () => Promise<string>;
  /** Creates a user. @returns his id */
  readonly user: (name: string) => Promise<string>;
  /** Creates a user group with members. @returns its id */
  readonly group: (name: string, memberIds?: readonly string[]) => Promise<string>;
  /** Gives a group a policy, for all resources. */
  readonly grant: (groupId: string, policy: Policy) => Promise<void>;
  /** Creates a person who holds exactly these policies. @returns his name */
  readonly holder: (policies: readonly Policy[], name?: string) => Promise<string>;
};

type Named = { readonly id: string; readonly display_name: string };
type Attached = { readonly policy_id: string; readonly policy_name: string };

const enc = encodeURIComponent;

/** Every identity policy, page by page. */
async function identityPolicies(api: ArrangingApi): Promise<readonly Attached[]> {
  const found: Attached[] = [];
  let marker = '';
  do {
    const { policies, page_info } = await api.get<{
      policies: Attached[];
      page_info: { next_marker?: string | null };
    }>(`/v5/policies?limit=200${marker}`);
    found.push(...policies);
    marker =
      typeof page_info.next_marker === 'string' && page_info.next_marker !== ''
        ? `&marker=${enc(page_info.next_marker)}`
        : '';
  } while (marker !== '');
  return found;
}

/** Names that nobody in a scenario has; counted, so that two runs are alike. */
function counter(kind: string): () => string {
  let count = 0;
  return () => `kit-${kind}-${(count += 1)}`;
}

type Found = { readonly grammar: 'old' | 'new'; readonly id: string };

/** @throws Error when there is no policy of that name */
async function findPolicy(api: ArrangingApi, name: string, account: string): Promise<Found> {
  const system = await api.get<{ roles: Named[] }>(`/v3/roles?display_name=${enc(name)}`);
  const own = await api.get<{ roles: Named[] }>(
    `/v3/roles?domain_id=${account}&display_name=${enc(name)}`,
  );
  const role = [...system.roles, ...own.roles].find(({ display_name }) => display_name === name);
  if (role !== undefined) return { grammar: 'old', id: role.id };
  const identity = (await identityPolicies(api)).find(({ policy_name }) => policy_name === name);
  if (identity !== undefined) return { grammar: 'new', id: identity.policy_id };
  throw new Error(`There is no policy called ${name} in this world.`);
}

async function makePolicy(
  api: ArrangingApi,
  document: PolicyDocument,
  name: string,
): Promise<Found> {
  if (document.Version === '5.0') {
    const { policy } = await api.post<{ policy: Attached }>('/v5/policies', {
      policy_name: name,
      policy_document: JSON.stringify(document),
    });
    return { grammar: 'new', id: policy.policy_id };
  }
  const { role } = await api.post<{ role: Named }>('/v3.0/OS-ROLE/roles', {
    role: { display_name: name, type: 'XA', description: 'Made for a test', policy: document },
  });
  return { grammar: 'old', id: role.id };
}

/** What sets a world up, by an API that acts as the account. */
export function arranging(api: ArrangingApi): Arranging {
  const [nextPerson, nextPolicy] = [counter('person'), counter('policy')];
  let account: string | undefined;
  const accountId = async () => {
    account ??= (await api.get<{ domains: { id: string }[] }>('/v3/auth/domains')).domains[0]?.id;
    if (account === undefined) throw new Error('The account has no id.');
    return account;
  };
  const resolve = async (policy: Policy): Promise<Found> =>
    typeof policy === 'string'
      ? findPolicy(api, policy, await accountId())
      : makePolicy(api, policy, nextPolicy());
  const user = async (name: string) =>
    (
      await api.post<{ user: { id: string } }>('/v3/users', {
        user: { name, domain_id: await accountId() },
      })
    ).user.id;
  const group = async (name: string, memberIds: readonly string[] = []) => {
    const made = await api.post<{ group: { id: string } }>('/v3/groups', { group: { name } });
    for (const member of memberIds) await api.put(`/v3/groups/${made.group.id}/users/${member}`);
    return made.group.id;
  };
  const give = async (groupId: string, { grammar, id }: Found) => {
    if (grammar === 'new') await api.post(`/v5/policies/${id}/attach-group`, { group_id: groupId });
    else
      await api.put(
        `/v3/OS-INHERIT/domains/${await accountId()}/groups/${groupId}/roles/${id}/inherited_to_projects`,
      );
  };
  return {
    accountId,
    user,
    group,
    grant: async (groupId, policy) => give(groupId, await resolve(policy)),
    holder: async (policies, name = nextPerson()) => {
      const found = [];
      for (const policy of policies) found.push(await resolve(policy));
      const groupId = await group(`${name}-group`, [await user(name)]);
      for (const one of found) await give(groupId, one);
      return name;
    },
  };
}
