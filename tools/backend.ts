import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createBackend, type Backend } from '#mocks/entrances/backend.ts';
import { policyCheck } from '#mocks/pipeline/policyFindings.ts';
import { administrator } from '#mocks/testing/administrator.ts';
import { DamagedStore, NewerStore } from '#mocks/pipeline/storedWorld.ts';
import { StateFileRefused } from '#mocks/world/fileLock.ts';
import { isScenario, scenarioList } from '#mocks/scenarios/scenarios.ts';
import { serve } from '#mocks/entrances/http/server.ts';
import { StorageFull, type CommitStore } from '#mocks/world/store.ts';
import { openFileStore } from '#mocks/world/storeFile.ts';
import { createMemoryStore } from '#mocks/world/storeMemory.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import published from '#src/api/published.json' with { type: 'json' };
import { openApi } from '#tools/apiDocs/documents.ts';

const usage = `npm run backend -- [--port 8787] [--scenario NAME] [--users N] [--state FILE] [--restore] [--allow-origin ORIGIN]
                   [--control-key KEY] [--undo off] [--strict-actions]

Serves the console's backend over HTTP on the loopback address. When it listens, it prints one line of JSON with its
address and an administrator. SIGTERM or Ctrl-C ends it.

--scenario      ${scenarioList.map(({ name }) => name).join(', ')} (default fresh); with --state only for a new file
--users         number of users of the scenario large
--state         file that keeps every change; without it the world ends with the process
--restore       drop what cannot be read of a damaged file and go on with the rest
--allow-origin  origin of a web page that may call the backend directly
--control-key   what callers of the rehearsal's own controls send as X-Control-Key: scenarios, faults, circumstances,
                journal, undo. CONTROL_KEY sets it too; without either one is made and printed as controlKey
--undo          off keeps changes from being taken back
--strict-actions refuse policies with actions that the catalogue does not know, instead of telling in X-Policy-Findings
`;

/** Wrong arguments, or a state that cannot be used: told on standard error, exit 2. */
class Refused extends Error {}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8787' },
      scenario: { type: 'string', default: 'fresh' },
      users: { type: 'string' },
      state: { type: 'string' },
      restore: { type: 'boolean', default: false },
      'allow-origin': { type: 'string' },
      'control-key': { type: 'string' },
      undo: { type: 'string', default: 'on' },
      'strict-actions': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refused(`--port ${values.port} is no port.`);
  if (!isScenario(values.scenario)) throw new Refused(`There is no scenario ${values.scenario}.`);
  if (values.users !== undefined && !/^[1-9]\d{0,6}$/.test(values.users))
    throw new Refused(`--users ${values.users} is no number of users.`);
  const undo = (['on', 'off'] as const).find((choice) => choice === values.undo);
  if (undo === undefined) throw new Refused(`--undo ${values.undo} is neither on nor off.`);
  const givenKey = values['control-key'] ?? process.env['CONTROL_KEY'];
  if (givenKey !== undefined && !/^[\x21-\x7e]{8,256}$/.test(givenKey))
    throw new Refused('A control key has 8 to 256 printable ASCII characters without blanks.');
  return {
    ...values,
    port,
    undo,
    givenKey,
    params: values.users === undefined ? undefined : { users: Number(values.users) },
  };
}

type Arguments = ReturnType<typeof readArguments>;

const report = (error: unknown): void =>
  void process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );

async function openBackend(
  { scenario, params, restore, undo, 'strict-actions': strict }: Arguments,
  store: CommitStore,
): Promise<Backend> {
  const policies = policyCheck(await fullCatalogView(), strict);
  const options = {
    store,
    clock: Date.now,
    policies,
    workspace: 'default',
    scenario: { scenario, params },
    wholeOrigin: true,
    published,
    undoOff: () => undo === 'off',
    ambient: { sourceIp: '127.0.0.1', secure: false },
    onError: report,
  };
  try {
    return await createBackend(options);
  } catch (error) {
    if (error instanceof NewerStore) throw new Refused(error.message);
    if (!(error instanceof DamagedStore)) throw error;
    const { intactUntil } = error;
    if (intactUntil === undefined)
      throw new Refused(`${error.message} Nothing of it can be restored.`);
    if (!restore)
      throw new Refused(
        `${error.message} With --restore the first ${intactUntil} changes are kept.`,
      );
    await store.truncate(intactUntil);
    return createBackend(options);
  }
}

/**
 * npm passes a signal to its shell, which dies without passing it on: the end of that shell
 * counts as the signal.
 */
function onOrphaned(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 200);
  watch.unref();
}

async function main(args: readonly string[]): Promise<void> {
  const options = readArguments(args);
  if (options.help) return void process.stdout.write(usage);
  const store =
    options.state === undefined ? createMemoryStore() : await openFileStore(options.state);
  const backend = await openBackend(options, store).catch((error: unknown) => {
    store.close();
    throw error;
  });
  const controlKey = options.givenKey ?? randomBytes(16).toString('hex');
  const server = await serve(backend, {
    port: options.port,
    controlKey,
    clock: Date.now,
    onError: report,
    description: openApi,
    ...(options['allow-origin'] !== undefined && { allowOrigin: options['allow-origin'] }),
  });
  const stop = (): void => void server.close().then(() => backend.close());
  process.once('SIGTERM', stop).once('SIGINT', stop);
  onOrphaned(stop);
  // A key that somebody has set is his secret; one that was made here has to be told.
  const told = options.givenKey === undefined ? { controlKey } : {};
  process.stdout.write(
    `${JSON.stringify({ ...(await administrator(backend, server.url)), ...told })}\n`,
  );
}

/** What the machine may refuse: its own words say enough. */
const usual: ReadonlySet<string> = new Set([
  'EADDRINUSE',
  'EACCES',
  'EISDIR',
  'ENOENT',
  'ENOTDIR',
  'EROFS',
]);

main(process.argv.slice(2)).catch((error: unknown) => {
  const { code = '' } = error as NodeJS.ErrnoException;
  const expected =
    error instanceof Refused || error instanceof StateFileRefused || error instanceof StorageFull;
  if (expected || usual.has(code) || code.startsWith('ERR_PARSE_ARGS'))
    process.stderr.write(`${(error as Error).message}\n`);
  else report(error);
  process.exitCode = 2;
});
