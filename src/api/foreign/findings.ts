import type { Contract, Endpoint } from '../endpoint/endpoint.ts';
import { partOf } from '../offer.ts';
import { tabStorage, type TextStorage } from '../tabStorage.ts';
import { isJson, isRecord } from './json.ts';

/** What was asked about one part of the API, and what came back. */
export type Finding = {
  readonly part: string;
  /** Method and path that were asked. */
  readonly asked: string;
  /** HTTP status; 0 where nothing readable came back. */
  readonly status: number;
  readonly answers: boolean;
};

const storedKey = 'connected-service';
let found: readonly Finding[] = [];

/** What was found; nothing where the console talks to a backend of this project. */
export const findings = (): readonly Finding[] => found;

/** Whether a part was found not to answer. */
export const isAbsent = (part: string): boolean =>
  found.some((finding) => finding.part === part && !finding.answers);

const paramsIn = ({ path }: Endpoint): number => path.split(':').length - 1;

/** For each part of the contract the read that needs the fewest ids; a part without reads has none. */
export function questionsFor(contract: Contract): ReadonlyMap<string, Endpoint> {
  const chosen = new Map<string, Endpoint>();
  for (const row of Object.values(contract).filter(({ method }) => method === 'GET')) {
    const part = partOf(row.path);
    const before = chosen.get(part);
    if (before === undefined || paramsIn(row) < paramsIn(before)) chosen.set(part, row);
  }
  return chosen;
}

/**
 * Whether an answer comes from a service that has the call, if only to ask who calls: what a service
 * does not have is answered 404, 405 or 501, often with a page of HTML, and a server of files
 * answers any address with a page. An id that was made up is no sign of either.
 */
export function hasCall(response: Response, row: Endpoint): boolean {
  if (response.status === 501) return false;
  if (response.status === 404 || response.status === 405)
    return isJson(response) && paramsIn(row) > 0;
  return !response.ok || isJson(response);
}

type Ask = (request: Request) => Promise<Response>;

/**
 * Asks a service about each part of the API, without a token: what is there says at least who it
 * wants to see.
 * @returns nothing where it did not answer at all
 */
export async function askParts(
  origin: string,
  contract: Contract,
  ask: Ask = fetch,
): Promise<readonly Finding[]> {
  const asked = await Promise.all(
    [...questionsFor(contract)].map(async ([part, row]): Promise<Finding> => {
      const path = row.path.replace(/:\w+/g, 'none');
      const base = { part, asked: `GET ${path}` };
      try {
        const request = new Request(`${origin}${path}`, {
          headers: { Accept: 'application/json' },
        });
        const response = await ask(request);
        return { ...base, status: response.status, answers: hasCall(response, row) };
      } catch {
        return { ...base, status: 0, answers: false };
      }
    }),
  );
  return asked.some(({ status }) => status !== 0) ? asked : [];
}

const isFinding = (value: unknown): value is Finding =>
  isRecord(value) && typeof value['part'] === 'string' && typeof value['answers'] === 'boolean';

/** What this tab found at an address before. */
function recall(origin: string, storage: TextStorage): readonly Finding[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storedKey) ?? '');
    if (!isRecord(kept) || kept['origin'] !== origin || !Array.isArray(kept['findings'])) return [];
    return kept['findings'].filter(isFinding);
  } catch {
    return []; // nothing kept, or damaged: asked again
  }
}

/**
 * Finds out what a service has, once a tab; `again` asks anew. Where it does not answer nothing
 * is known, and everything is offered.
 */
export async function findOut(
  origin: string,
  contract: Contract,
  {
    again = false,
    ask,
    storage = tabStorage,
  }: { again?: boolean; ask?: Ask; storage?: TextStorage } = {},
): Promise<readonly Finding[]> {
  const kept = again ? [] : recall(origin, storage);
  found = kept.length > 0 ? kept : await askParts(origin, contract, ask);
  if (found.length > 0) storage.setItem(storedKey, JSON.stringify({ origin, findings: found }));
  return found;
}
