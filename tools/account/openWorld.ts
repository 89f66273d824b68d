import { existsSync, readFileSync } from 'node:fs';
import { accountNamed, type Account } from '#mocks/analysis/account.ts';
import { reconstructedBase, worldOf } from '#mocks/pipeline/worldBase.ts';
import { buildWorld, isScenario, paramsOf, scenarioList } from '#mocks/scenarios/scenarios.ts';
import { worldTime } from '#mocks/world/clock.ts';
import { applyChanges } from '#mocks/world/journal.ts';
import { readJournal } from '#mocks/world/journalFile.ts';
import type { Kept } from '#mocks/world/store.ts';
import type { World } from '#mocks/world/world.ts';
import { BadInput, badUse } from '../policy/badInput.ts';
import type { Options } from './options.ts';

/** A bad file of a world. `code`: `FILE_NOT_READ`, `NOT_A_STATE_FILE`, `NO_SUCH_COMMIT`. */
const badState = (code: string, message: string, file: string): BadInput =>
  new BadInput(code, message, file, null);

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw badState('FILE_NOT_READ', error instanceof Error ? error.message : String(error), file);
  }
}

/** `FILE#COMMIT` taken apart; a file whose own name has such an end is that file. */
function partsOf(named: string): { readonly file: string; readonly until?: number } {
  const [, file, until] = /^(.+)#(\d+)$/.exec(named) ?? [];
  return file === undefined || existsSync(named) ? { file: named } : { file, until: Number(until) };
}

/** What a state file keeps. The file is only read: it may be in use. @throws BadInput */
export function keptOfFile(file: string): Kept {
  const { loaded } = readJournal(contentOf(file));
  switch (loaded.state) {
    case 'empty':
    case 'foreign':
      throw badState('NOT_A_STATE_FILE', 'This is not a state file of the backend.', file);
    case 'newer':
      throw badState('NOT_A_STATE_FILE', 'A newer version has written this state file.', file);
    case 'damaged':
      throw badState('NOT_A_STATE_FILE', loaded.reason, file);
    case 'ready':
      return loaded;
  }
}

/**
 * The world of a state file, as it is or as it was after a commit (`FILE#COMMIT`; 0: as it began).
 * @throws BadInput
 */
export function worldOfFile(named: string): World {
  const { file, until } = partsOf(named);
  const { head, base, commits } = keptOfFile(file);
  if (until !== undefined && until > commits.length)
    throw badState('NO_SUCH_COMMIT', `The newest commit is number ${commits.length}.`, file);
  const world = worldOf(head, base ?? reconstructedBase(head, commits));
  for (const { changes } of commits.slice(0, until)) applyChanges(world, changes);
  return world;
}

function scenarioWorld(name: string, now: number): World {
  if (!isScenario(name))
    throw badUse(
      `There is no scenario "${name}"; there are ${scenarioList.map((one) => one.name).join(', ')}.`,
    );
  return buildWorld(name, paramsOf(name), now);
}

/** Opens what `--scenario` or `--state` names, and the account. @throws BadInput */
export function openWorld({ scenario, state, account }: Options, now: number): Account {
  if ((scenario === undefined) === (state === undefined))
    throw badUse('Name one world: --scenario NAME or --state FILE.');
  const world = state === undefined ? scenarioWorld(scenario ?? '', now) : worldOfFile(state);
  return { world, now: worldTime(world, now), account: accountNamed(world, account) };
}
