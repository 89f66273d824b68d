import { verifiedFor } from '#src/domain/access/signInRules.ts';
import type { DecisionStore, StoredDecision } from '../judging/decisionLog.ts';
import type { Verdict } from '../judging/judge.ts';
import { signInAs, tokenForKey } from '../pipeline/personalToken.ts';
import { requestContext } from '../judging/requestContext.ts';
import { temporaryKey } from '../identities/temporaryKeys.ts';
import { issueToken } from '../identities/tokens.ts';
import type { Caller } from '../identities/principal.ts';
import { clockNow, setClock } from '../services/clock.ts';
import type { Controls, WorldClock, WorldState } from '../pipeline/adminApi.ts';
import { refuse } from '../ground/errors.ts';
import type { FaultPlan } from '../pipeline/faults.ts';
import type { Surroundings } from '../pipeline/run.ts';
import { newestNo } from '../pipeline/runtime.ts';
import { noteKeyUse } from '../services/iam/keyUse.ts';
import {
  checkSecondProof,
  deviceCodes,
  liftLock,
  locksOf,
} from '../services/security/secondProof.ts';
import { forgetFailures, hasFailures } from '../services/security/signInStates.ts';
import { trialCalls } from './trialCalls.ts';
import type { Ledger, Write } from '../pipeline/ledger.ts';
import { undoChanges } from '../pipeline/undo.ts';
import { Draft } from '../world/draft.ts';
import type { World } from '../world/world.ts';

type Around = {
  readonly workspace: string;
  readonly decisionStore?: DecisionStore | undefined;
  readonly undoOff?: (() => boolean) | undefined;
};
type DecisionControls = Pick<
  Controls,
  'context' | 'ask' | 'readDecision' | 'findDecision' | 'recentDecisions'
>;

const storedOf = ({ request, ...rest }: Verdict): StoredDecision => ({
  ...rest,
  request,
  principalUrn: request.principal.urn,
});

/** A change of the controls as the ledger takes it; what fails in between leaves nothing behind. */
function written(
  world: World,
  actor: string,
  call: string,
  work: Parameters<Controls['change']>[2],
): Write<undefined> {
  const draft = new Draft(world);
  try {
    const summary = work(draft, world);
    return { value: undefined, draft: { actor, call, summary, changes: draft.finish() } };
  } catch (error) {
    draft.finish();
    throw error;
  }
}

/** What can be asked about decisions. */
function decisionControls(
  ledger: Ledger,
  { clock, ambient }: Surroundings,
  decisionStore: DecisionStore | undefined,
): DecisionControls {
  const context = (caller: Caller) =>
    requestContext(ledger.runtime.world, caller, clock(), ambient);
  return {
    context,
    ask: (caller, question, explained) =>
      ledger.runtime.judge.ask(caller.ref, question, context(caller), explained),
    readDecision: (caller, id) => {
      const { judge } = ledger.runtime;
      const kept = judge.read(caller.ref, id);
      if (kept !== undefined) return kept;
      const stored = decisionStore?.find(id);
      return stored?.principalUrn === judge.urnOf(caller.ref) ? stored : undefined;
    },
    findDecision: (id) => {
      const kept = ledger.runtime.judge.find(id);
      return kept === undefined ? decisionStore?.find(id) : storedOf(kept);
    },
    recentDecisions: () => {
      const own = ledger.runtime.judge.recent().map(storedOf);
      const ids = new Set(own.map(({ id }) => id));
      const others = decisionStore?.all().filter(({ id }) => !ids.has(id)) ?? [];
      return [...own, ...others].toSorted((a, b) => b.at - a.at);
    },
  };
}

/**
 * Notes the use of a key: asked first, so that a read does not wait for the ledger; a note that
 * finds no room is not worth a failed request.
 */
async function noteUse(ledger: Ledger, accessKey: string, now: () => number): Promise<void> {
  const write = () => noteKeyUse(ledger.runtime.world, accessKey, now());
  if (write().draft.changes.length > 0) await ledger.write(write).catch(() => undefined);
}

/** The clock of the world. */
function clockControls(
  ledger: Ledger,
  { randomHex }: Surroundings,
): Pick<Controls, 'clock' | 'setClock' | 'carryOver'> {
  const show = (): WorldClock => clockNow(ledger.runtime.world, ledger.real());
  return {
    clock: show,
    setClock: async (choice, actor) => {
      await ledger.write(() => setClock(ledger.runtime.world, choice, actor, ledger.real()));
      return show();
    },
    carryOver: ({ claims }, elapsed) =>
      issueToken(
        {
          ...claims,
          iat: claims.iat + elapsed,
          exp: claims.exp + elapsed,
          nonce: randomHex(8),
        },
        ledger.runtime.secret,
      ),
  };
}

/** What the console's own calls and the entrances may ask of one backend. */
export function controlsOf(
  ledger: Ledger,
  faults: FaultPlan,
  surroundings: Surroundings,
  { workspace, decisionStore, undoOff = () => false }: Around,
): Controls {
  const { clock, randomHex } = surroundings;
  const state = (): WorldState => {
    const { head } = ledger.runtime;
    return {
      workspace,
      scenario: head.scenario,
      params: { ...head.params },
      opened_at: head.openedAt,
      commit_no: newestNo(ledger.runtime),
    };
  };
  return {
    ...decisionControls(ledger, surroundings, decisionStore),
    world: () => ledger.runtime.world,
    commits: () => ledger.runtime.commits,
    state,
    open: async (choice) => {
      await ledger.replace(choice);
      return state();
    },
    // Only who saves or opens a file needs the code for it.
    save: async () => (await import('../world/journalFile.ts')).writeJournal(ledger.kept).text,
    adopt: async (text) => {
      const { loaded } = (await import('../world/journalFile.ts')).readJournal(text);
      if (loaded.state !== 'ready') throw refuse('invalidParameter', { key: 'world' });
      await ledger.adopt(loaded);
      return state();
    },
    signInAs: (userName) => signInAs(ledger.runtime, userName, clock(), randomHex),
    tokenFor: (accessKey, scope) =>
      tokenForKey(ledger.runtime, accessKey, scope, clock(), randomHex),
    noteKeyUse: (accessKey) => noteUse(ledger, accessKey, clock),
    temporaryKey: (token) => temporaryKey(token, ledger.runtime.secret),
    rehearse: ({ claims }, circumstances) =>
      issueToken({ ...claims, circumstances }, ledger.runtime.secret),
    verify: async (caller, code) => {
      const now = clock();
      checkSecondProof(ledger.runtime.world.tables, caller, code, now);
      surroundings.notes.note('verified', caller.claims.nonce, now);
      if (hasFailures(ledger.runtime.world.tables, caller.user.id))
        await ledger.write(() => forgetFailures(ledger.runtime.world, caller.user));
      return now + verifiedFor;
    },
    deviceCodes: () => deviceCodes(ledger.runtime.world, clock()),
    locks: () => locksOf(ledger.runtime.world, clock()),
    liftLock: async (account, user, actor) => {
      await ledger.write(() => liftLock(ledger.runtime.world, account, user, actor, clock()));
    },
    undo: async (no, actor) => {
      const { commit } = await ledger.write(() => undoChanges(ledger.runtime, no, actor));
      if (commit === undefined) throw refuse('busy');
      return commit;
    },
    change: async (actor, call, work) => {
      await ledger.write(() => written(ledger.runtime.world, actor, call, work));
    },
    ...clockControls(ledger, surroundings),
    trial: trialCalls(ledger, surroundings),
    undoOff,
    now: clock,
    faults: { list: () => faults.list(), plan: (planned) => faults.plan(planned) },
  };
}
