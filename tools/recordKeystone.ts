import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { recording, type Exchange } from './keystone/exchanges.ts';
import { isThere, others, play } from './keystone/play.ts';

const usage = `tsx tools/recordKeystone.ts --origin http://127.0.0.1:5000 --password PASSWORD

Plays what the console does at a Keystone that was just bootstrapped (user admin of the domain Default), and writes its
answers to tools/keystone/keystone.json, which a test replays. Passwords and tokens are left out.`;

/** Fills a bootstrapped Keystone with users, so that there is something to page through. */
async function seed(origin: string, password: string): Promise<void> {
  const issued = await fetch(`${origin}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'admin', password, domain: { name: 'Default' } } },
        },
        scope: { system: { all: true } },
      },
    }),
  });
  const token = issued.headers.get('X-Subject-Token');
  if (token === null) throw new Error(`Keystone did not let admin in: ${issued.status}`);
  for (let index = 1; index <= others; index += 1)
    await fetch(`${origin}/v3/users`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
      body: JSON.stringify({
        user: { name: `user-${String(index).padStart(2, '0')}`, domain_id: 'default' },
      }),
    });
}

const { values } = parseArgs({
  options: { origin: { type: 'string' }, password: { type: 'string' } },
});
const { origin, password } = values;
if (origin === undefined || password === undefined || !(await isThere(origin))) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await seed(origin, password);
  const exchanges: Exchange[] = [];
  globalThis.fetch = recording(exchanges, globalThis.fetch);
  await play({ origin, password });
  const target = fileURLToPath(new URL('./keystone/keystone.json', import.meta.url));
  writeFileSync(target, `[\n${exchanges.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
  console.log(`${exchanges.length} calls recorded in ${target}`);
}
