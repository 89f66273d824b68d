import { createRequire } from 'node:module';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import { policySchema } from './policySchema.ts';
import type { BenchRow } from './row.ts';

/** The package is UMD: Node sees no named exports in it. */
const { getLanguageService, TextDocument } = createRequire(import.meta.url)(
  'vscode-json-languageservice',
) as typeof import('vscode-json-languageservice');

const sizes = [
  { name: '6 KB', characters: 6_000, calls: 60 },
  { name: '60 KB', characters: 60_000, calls: 8 },
  { name: '1 MB', characters: 1_000_000, calls: 1 },
] as const;

const rounds = 25;

/** Both sides run for so long before anything counts: the compiler needs it. */
const warmUpMs = 600;

const services = ['ecs', 'obs', 'vpc', 'coc', 'iam', 'cce', 'dws', 'dli', 'hss', 'apig'];

/**
 * A policy as people write them, so many characters long: 27 real actions a statement, some with
 * resources and conditions.
 */
export async function policyOf(characters: number): Promise<string> {
  const files = await Promise.all(services.map(loadServiceActions));
  const names = files.map((file) =>
    file.actions.filter(({ versions }) => versions.includes('1.1')).map(({ name }) => name),
  );
  const statements: unknown[] = [];
  let size = 60;
  for (let i = 0; size < characters; i += 1) {
    const service = services[i % services.length] ?? 'ecs';
    const own = names[i % services.length] ?? [];
    const statement = {
      Effect: i % 7 === 6 ? 'Deny' : 'Allow',
      Action: Array.from({ length: Math.min(27, own.length) }, (_, k) =>
        k === 0 && i % 3 === 0 ? `${service}:*:list*` : (own[(i * 27 + k) % own.length] ?? ''),
      ),
      ...(i % 3 === 1
        ? { Resource: [`${service}:*:*:bucket:team-${i}`, `${service}:*:*:object:team-${i}/*`] }
        : {}),
      ...(i % 2 === 1
        ? {
            Condition: {
              StringEquals: { 'g:UserName': [`user-${i}`, 'reader'] },
              Bool: { 'g:MFAPresent': ['true'] },
            },
          }
        : {}),
    };
    statements.push(statement);
    size += JSON.stringify(statement, null, 4)
      .split('\n')
      .reduce((sum, line) => sum + line.length + 9, 0);
  }
  return JSON.stringify({ Version: '1.1', Statement: statements }, null, 4);
}

/** Milliseconds of one call, over so many. */
async function time(call: (turn: number) => unknown, calls: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < calls; i += 1) await call(i);
  return (performance.now() - start) / calls;
}

async function warmUp(call: (turn: number) => unknown, calls: number): Promise<void> {
  for (const start = performance.now(); performance.now() - start < warmUpMs;)
    await time(call, calls);
}

/**
 * Checking a policy (positions, rules of the API, lint) against a generic JSON language
 * service with the grammar as schema, parsing included on both sides, in turns. The quickest
 * round of each counts.
 */
async function measure(
  text: string,
  calls: number,
  catalog: CatalogView,
): Promise<{ ours: number; peer: number }> {
  const service = getLanguageService({});
  const check = (): unknown => checkPolicy(text, { profile: 'custom', catalog });
  const validate = (turn: number): unknown => {
    const document = TextDocument.create('file:///policy.json', 'json', turn, text);
    return service.doValidation(document, service.parseJSONDocument(document), {}, policySchema);
  };
  await warmUp(check, calls);
  await warmUp(validate, calls);
  const best = { ours: Number.POSITIVE_INFINITY, peer: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round += 1) {
    best.ours = Math.min(best.ours, await time(check, calls));
    best.peer = Math.min(best.peer, await time(validate, calls));
  }
  return best;
}

/** Lint against `vscode-json-languageservice` at three sizes. */
export async function benchLint(): Promise<BenchRow[]> {
  const catalog = await fullCatalogView();
  const rows: BenchRow[] = [];
  for (const { name, characters, calls } of sizes) {
    const { ours, peer } = await measure(await policyOf(characters), calls, catalog);
    rows.push({
      name: `lint ${name} / JSON language service`,
      ours_ms: ours,
      peer_ms: peer,
      ratio: ours / peer,
      target: '<= 1.0',
      note: 'parse, positions, rules and lint against parse and schema',
    });
  }
  return rows;
}
