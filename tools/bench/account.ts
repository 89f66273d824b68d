import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fullCatalogView } from '#src/catalog/view.ts';
import { AccountReader } from '#mocks/account/in/importAccount.ts';
import { createBackend } from '#mocks/entrances/backend.ts';
import type { CommitStore } from '#mocks/world/store.ts';
import { openFileStore } from '#mocks/world/storeFile.ts';
import type { BenchRow } from './row.ts';

const USERS = 2_000;
const GROUPS = 300;
const POLICIES = 500;
const ROUNDS = 5;

const account = 'd'.repeat(32);
const idOf = (kind: string, no: number): string => `${kind}${no.toString(16)}`.padStart(32, '0');
const verbs = ['list', 'get', 'create', 'update', 'delete', 'start', 'stop', 'reboot'];

/** Answers of list calls of an account: users, groups, who is in them, policies, grants. */
function files(): ReadonlyMap<string, Uint8Array> {
  const users = Array.from({ length: USERS }, (_, no) => ({
    id: idOf('a', no),
    name: `user-${no}`,
    domain_id: account,
    enabled: true,
    description: `Person ${no}`,
    password_expires_at: null,
  }));
  const groups = Array.from({ length: GROUPS }, (_, no) => ({
    id: idOf('b', no),
    name: `group-${no}`,
    domain_id: account,
    description: '',
    create_time: 1_482_566_254_983,
  }));
  const roles = Array.from({ length: POLICIES }, (_, no) => ({
    id: idOf('c', no),
    name: `custom_${account}_${no}`,
    display_name: `Policy ${no}`,
    catalog: 'CUSTOMED',
    type: 'XA',
    domain_id: account,
    policy: {
      Version: '1.1',
      Statement: [
        {
          Effect: 'Allow',
          Action: verbs.slice(0, (no % 8) + 1).map((verb) => `ecs:cloudServers:${verb}`),
          Resource: [`ECS:*:*:instance:shop-${no}`],
        },
      ],
    },
  }));
  const role_assignments = groups.map(({ id }, no) => ({
    group: { id },
    role: { id: idOf('c', no % POLICIES) },
    scope: { domain: { id: account } },
    is_inherited: true,
  }));
  const bytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  return new Map([
    ['users.json', bytes({ users })],
    ['groups.json', bytes({ groups })],
    ['roles.json', bytes({ roles })],
    ['assignments.json', bytes({ role_assignments })],
    ...groups.map(({ id }, no): [string, Uint8Array] => [
      `v3/groups/${id}/users.json`,
      bytes({ users: users.filter((_, index) => index % GROUPS === no) }),
    ]),
  ]);
}

/** The quickest of several rounds (ms), each into a new file. */
async function quickest(fill: (store: CommitStore) => Promise<unknown>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-account-'));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const store = await openFileStore(join(folder, String(round)));
    const start = performance.now();
    await fill(store);
    best = Math.min(best, performance.now() - start);
    store.close();
  }
  rmSync(folder, { recursive: true });
  return best;
}

/** Bringing an account in, beside opening a generated scenario with as many users. */
export async function benchAccount(): Promise<readonly BenchRow[]> {
  const catalog = await fullCatalogView();
  const given = files();
  const ours_ms = await quickest(async (store) => {
    const reader = new AccountReader();
    for (const [name, bytes] of given) reader.add({ name, bytes });
    const { kept } = reader.finish(Date.now(), 'bench', catalog);
    if (kept !== undefined) await store.reset(kept);
  });
  const peer_ms = await quickest((store) =>
    createBackend({
      store,
      clock: () => Date.now(),
      workspace: 'bench',
      scenario: { scenario: 'large', params: { users: USERS } },
    }),
  );
  return [
    {
      name: `account import, ${USERS} users, ${GROUPS} groups, ${POLICIES} policies / opening large`,
      ours_ms,
      peer_ms,
      ratio: ours_ms / peer_ms,
      target: '<= 3',
      note: 'peer: the scenario large with as many users, into a state file as well',
    },
  ];
}
