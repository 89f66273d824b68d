import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChosenFile } from '#src/api/accountFiles.ts';
import { resource, state } from '#mocks/account/in/testing/importing.ts';
import { accountFilesBy } from './accountFiles.ts';
import { answer, type End } from './asking.ts';
import { accountReading } from './accountReading.ts';

const opened: NodePort[] = [];
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

/** A worker's two ends, without the worker: what is sent is copied all the same. */
function channel(close = (): void => undefined) {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  answer(port2 as unknown as End, accountReading()); // ports of Node have the same two members
  return { end: port1 as unknown as End, close };
}

function file(path: string, content: object): ChosenFile {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return { path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
}
const account = state(
  resource('identity_group', 'ops', { id: 'g1', name: 'ops-team' }),
  resource('identity_user', 'ann', { id: 'u1', name: 'ann', password: 'not kept' }),
);

describe('files of an account that a worker reads', () => {
  it('are told one by one, and what they hold comes back without its secrets', async () => {
    const files = accountFilesBy(() => channel());
    const done: number[] = [];
    const read = await files.read([file('a.json', account), file('b.json', { users: [] })], {
      signal: new AbortController().signal,
      onProgress: (count) => void done.push(count),
    });
    expect(done).toEqual([1, 2]);
    expect(read.report.read).toContainEqual({ kind: 'user', count: 1 });
    expect(read.report.secretsDropped).toBe(1);
    await files.open(read, { workspace: 'read-here', masked: false, carry: false });
    expect(files.list().map(({ workspace }) => workspace)).toEqual(['read-here']);
    const again = await files.compare(read, { workspace: 'read-here', masked: false });
    expect(again?.live).toEqual([]);
    await files.forget('read-here');
    expect(files.list()).toEqual([]);
  });

  it('are let go at once when they are stopped, also in the middle of one', async () => {
    const close = vi.fn();
    const silent = { postMessage: () => undefined, onmessage: null };
    const files = accountFilesBy(() => ({ end: silent, close }));
    const stop = new AbortController();
    const reading = files.read([file('a.json', account)], {
      signal: stop.signal,
      onProgress: () => undefined,
    });
    await Promise.resolve();
    stop.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(close).toHaveBeenCalled();
  });

  it('are refused in words when the worker fails', async () => {
    const files = accountFilesBy((onError) => {
      setTimeout(onError);
      return { end: { postMessage: () => undefined, onmessage: null }, close: () => undefined };
    });
    const reading = files.read([file('a.json', account)], {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    await expect(reading).rejects.toThrow('could not be read');
  });

  it('never run in the page: it imports nothing that reads', () => {
    const text = readFileSync(new URL('accountFiles.ts', import.meta.url), 'utf8');
    const loaded = [...text.matchAll(/^import (?!type)[^;]*from '([^']+)'/gm)].map(
      ([, from]) => from,
    );
    expect(
      loaded.filter((from) => /importAccount|accountReading|mask|drift|catalog/.test(from ?? '')),
    ).toEqual([]);
    expect(loaded.length).toBeGreaterThan(3);
  });
});
