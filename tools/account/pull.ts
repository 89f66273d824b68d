import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { pullClassic, pullModern } from './pullCalls.ts';
import { idsAt, Puller, saysAnything } from './puller.ts';

/** The keys of whoever reads, from the environment. */
export type Keys = { readonly ak: string | undefined; readonly sk: string | undefined };

const usage = 'pull takes --endpoint URL --out DIR [--eps-endpoint URL].';

const isAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** The service of enterprise projects beside that of IAM; our own backend has it below a path. */
function epsOf(endpoint: string): string {
  const url = new URL(endpoint);
  return url.hostname.startsWith('iam.')
    ? `${url.protocol}//eps.${url.hostname.split('.').slice(-2).join('.')}`
    : `${endpoint}/eps`;
}

function readArguments(args: readonly string[]): {
  readonly endpoint: string;
  readonly eps: string;
  readonly out: string;
} {
  const found: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 1) {
    const [, name = '', inline] =
      /^--(endpoint|eps-endpoint|out)(?:=(.*))?$/s.exec(args[at] ?? '') ?? [];
    if (args[at] === '--json') continue;
    const value = inline ?? args[(at += 1)];
    if (name === '' || value === undefined) throw badUse(usage);
    found[name] = value.replace(/\/$/, '');
  }
  const { endpoint = '', out = '', 'eps-endpoint': eps } = found;
  if (!isAddress(endpoint) || out === '' || (eps !== undefined && !isAddress(eps)))
    throw badUse(usage);
  return { endpoint, eps: eps ?? epsOf(endpoint), out };
}

/**
 * The `pull` command: reads an account through the official SDK and writes its answers as files that
 * `import` reads. Nothing but reads is called. Exit code 1 when a call was refused.
 * @throws BadInput
 */
export async function pullCommand(args: readonly string[], { ak, sk }: Keys): Promise<Answer> {
  const { endpoint: url, eps, out } = readArguments(args);
  if (ak === undefined || sk === undefined)
    throw badUse('Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK.');
  // The SDK is loaded by this command alone.
  const { getFrom, sdkFor } = await import('#mocks/testing/sdk.ts');
  const keys = { access: ak, secret: sk };
  const clientsOf = (domainId: string) => {
    const sdk = sdkFor({ url, domainId, projectId: '', accessKey: ak, secretKey: sk });
    return new Puller({
      v3: sdk.global('v3', keys, domainId),
      v5: sdk.global('v5', keys, domainId),
      eps: getFrom(eps, keys, domainId),
    });
  };
  const first = clientsOf('');
  const domains = await first.one('keystoneListAuthDomains', '/v3/auth/domains');
  const [domainId] = idsAt(domains, 'domains', 'id');
  if (domainId === undefined)
    throw new BadInput('NOT_PULLED', 'These keys are in no account.', null, '/v3/auth/domains');
  const pull = clientsOf(domainId);
  pull.files.set('keystoneListAuthDomains', domains);
  await pullClassic(pull, domainId);
  await pullModern(pull);
  await pull.enterpriseProjects();
  mkdirSync(out, { recursive: true });
  const files = [...pull.files].flatMap(([operation, all]) => {
    const reads = all.filter(({ body }) => saysAnything(body));
    if (reads.length === 0) return [];
    writeFileSync(join(out, `${operation}.json`), `${JSON.stringify(reads, null, 1)}\n`);
    return [{ file: `${operation}.json`, calls: reads.length }];
  });
  const { left } = pull;
  return {
    report: { files, left },
    lines: [
      ...files.map(({ file, calls }) => `${String(calls).padStart(6)}  ${file}`),
      ...left.map(({ operation, url: at, reason }) => `left: ${operation} ${at}: ${reason}`),
    ],
    code: left.length > 0 ? 1 : 0,
  };
}
