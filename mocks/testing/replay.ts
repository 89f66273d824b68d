import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { differenceOf, type Difference } from '../account/out/model/difference.ts';
import type { Item, Value } from '../account/out/model/items.ts';
import { itemsOf } from '../account/out/model/itemsOf.ts';
import { curlScript } from '../account/out/scripts/curl.ts';
import { sdkScript } from '../account/out/scripts/sdk.ts';
import type { Script } from '../account/out/calls/steps.ts';
import type { World } from '../world/world.ts';
import type { HttpTestBackend } from './httpBackend.ts';

type Run = { readonly code: number | null; readonly said: string };

const root = fileURLToPath(new URL('../../', import.meta.url));

function run(command: string, args: readonly string[], env: Record<string, string>): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => void (said += chunk.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** Runs a script of an export against a backend, as its administrator. */
export async function replay(
  form: 'curl' | 'sdk',
  script: Script,
  { admin, backend }: Pick<HttpTestBackend, 'admin' | 'backend'>,
): Promise<Run> {
  // Under the project, so that the SDK's packages are found from there.
  const folder = mkdtempSync(join(form === 'sdk' ? root : tmpdir(), '.replay-'));
  const secrets = Object.fromEntries(script.secrets.map((name) => [name, 'Replayed-2026!']));
  const places = { IAM_ENDPOINT: admin.url, EPS_ENDPOINT: `${admin.url}/eps`, HOME: folder };
  try {
    if (form === 'curl') {
      const file = join(folder, 'changes.sh');
      writeFileSync(file, curlScript(script));
      const IAM_TOKEN = backend.controls.signInAs(admin.user);
      return await run('sh', [file], { ...places, ...secrets, IAM_TOKEN });
    }
    const file = join(folder, 'changes.mjs');
    writeFileSync(file, sdkScript(script));
    return await run('node', [file], {
      ...places,
      ...secrets,
      HUAWEICLOUD_SDK_AK: admin.accessKey,
      HUAWEICLOUD_SDK_SK: admin.secretKey,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Items without what differs from run to run: ids of agencies inside documents. */
function comparable(items: readonly Item[]): readonly Item[] {
  const agencies = items.filter(({ kind }) => kind === 'agency');
  const named = (text: string): string =>
    agencies.reduce((at, { id, name }) => at.replaceAll(id, `agency ${name}`), text);
  const valueOf = (value: Value): Value =>
    typeof value === 'object' && value !== null && 'json' in value && value.json !== undefined
      ? {
          text: named(value.text),
          json: JSON.parse(named(JSON.stringify(value.json))) as RawPolicy,
        }
      : value;
  return items.map((item) => ({
    ...item,
    fields: Object.fromEntries(
      Object.entries(item.fields).map(([field, value]) => [field, valueOf(value)]),
    ),
  }));
}

/** What still differs between two worlds, but for keys and devices, which no script makes. */
export const leftOver = (reached: World, wanted: World, account: string): Difference['changes'] =>
  differenceOf(
    comparable(itemsOf(reached, account)),
    comparable(itemsOf(wanted, account)),
  ).changes.filter(({ kind }) => kind !== 'accessKey' && kind !== 'mfaDevice');
