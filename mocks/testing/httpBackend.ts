import published from '#src/api/published.json' with { type: 'json' };
import { createBackend, type Backend } from '../entrances/backend.ts';
import type { ScenarioName } from '../scenarios/scenarios.ts';
import { serve, type ServerLimits } from '../entrances/http/server.ts';
import { createMemoryStore } from '../world/storeMemory.ts';
import { administrator, type Administrator } from './administrator.ts';

/**
 * A backend on a free port, for tests. Clients sign with the real time, so its clock
 * is the real one.
 */
export type HttpTestBackend = {
  readonly backend: Backend;
  readonly admin: Administrator;
  readonly controlKey: string;
  readonly defects: readonly unknown[];
  readonly close: () => Promise<void>;
};

/** Starts a backend over HTTP. Defects of handlers are collected in `defects`. */
export async function startHttp(
  scenario: ScenarioName,
  limits: Partial<ServerLimits> = {},
  params?: Readonly<Record<string, number>>,
): Promise<HttpTestBackend> {
  const defects: unknown[] = [];
  const controlKey = 'the key of this test';
  const onError = (error: unknown): void => void defects.push(error);
  const backend = await createBackend({
    store: createMemoryStore(),
    clock: Date.now,
    workspace: 'http',
    scenario: { scenario, params },
    wholeOrigin: true,
    published,
    onError,
  });
  const server = await serve(backend, { port: 0, clock: Date.now, limits, onError, controlKey });
  return {
    controlKey,
    backend,
    admin: await administrator(backend, server.url),
    defects,
    close: async () => {
      await server.close();
      backend.close();
    },
  };
}
