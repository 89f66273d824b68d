import type { trialCall } from '#src/api/contract/preview.ts';
import type { clockRows } from '#src/api/contract/clock.ts';
import type { fault, worldState } from '#src/api/contract/console.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import type { Change, Commit } from '../world/journal.ts';
import type { Draft } from '../world/draft.ts';
import type { StoredDecision } from '../judging/decisionLog.ts';
import type { Question, Verdict } from '../judging/judge.ts';
import type { Caller } from '../identities/principal.ts';
import type { RequestContext } from '../judging/requestContext.ts';
import type { TemporaryKey } from '../identities/temporaryKeys.ts';
import type { Circumstances, TokenScope } from '../identities/tokens.ts';
import type { World } from '../world/world.ts';

export type WorldState = z.output<typeof worldState>;
export type Fault = z.output<typeof fault>;
export type ScenarioChoice = {
  readonly scenario: string;
  readonly params?: Readonly<Record<string, number>> | undefined;
};

/** What the MFA device of a person shows. */
export type DeviceCode = { readonly account: string; readonly user: string; readonly code: string };
/** A person who is locked until a time (epoch ms). */
export type Lock = { readonly account: string; readonly user: string; readonly until: number };

export type TrialCall = z.output<typeof trialCall>;
export type WorldClock = z.output<typeof clockRows.clockShow.response>;
export type ClockChoice = z.output<typeof clockRows.clockSet.body>;

/** What console-internal calls and the entrances may ask of the backend itself. */
export type Controls = {
  readonly world: () => World;
  readonly state: () => WorldState;
  readonly commits: () => readonly Commit[];
  readonly context: (caller: Caller) => RequestContext;
  readonly ask: (caller: Caller, question: Question, explained: boolean) => Decision;
  /**
   * One of the latest decisions about the caller, explained; of those taken
   * elsewhere, refusals only.
   */
  readonly readDecision: (
    caller: Caller,
    id: string,
  ) => Pick<Verdict, 'at' | 'call' | 'decision'> | undefined;
  /** One of the latest decisions about anybody, explained. */
  readonly findDecision: (id: string) => StoredDecision | undefined;
  /** The latest decisions about everybody, newest first; of those taken elsewhere, refusals only. */
  readonly recentDecisions: () => readonly StoredDecision[];
  /** Epoch ms of the backend's clock. */
  readonly now: () => number;
  /**
   * Replaces the world of the workspace, for all its tabs.
   * @throws ApiError 404 for an unknown scenario.
   */
  readonly open: (choice: ScenarioChoice) => Promise<WorldState>;
  /** The world with its changes, as the text of a world file. */
  readonly save: () => Promise<string>;
  /**
   * Replaces the world of the workspace by that of a world file.
   * @throws ApiError 400 when it cannot be read
   */
  readonly adopt: (text: string) => Promise<WorldState>;
  /**
   * A token for a person of the world, without a password.
   * @throws ApiError 404 when there is no such person.
   */
  readonly signInAs: (userName: string) => string;
  /**
   * A token for the owner of an access key, whose signature the entrance has checked.
   * @throws ApiError 404
   */
  readonly tokenFor: (accessKey: string, scope: TokenScope) => string;
  /** Notes that a request was signed with a permanent access key. */
  readonly noteKeyUse: (accessKey: string) => Promise<void>;
  /** The temporary access key that belongs to a token of this world. */
  readonly temporaryKey: (token: string) => TemporaryKey;
  /** A token for the same caller whose requests carry other condition keys. */
  readonly rehearse: (caller: Caller, circumstances: Circumstances) => string;
  /**
   * Notes that somebody has proved himself a second time in his session.
   * @returns until when that counts (epoch ms)
   * @throws ApiError 400 for a wrong code, 403 where nobody can prove anything
   */
  readonly verify: (caller: Caller, code: string) => Promise<number>;
  /** What the bound MFA devices show now. */
  readonly deviceCodes: () => readonly DeviceCode[];
  /** Who is locked, until when (epoch ms). */
  readonly locks: () => readonly Lock[];
  /** Lets somebody in again. @throws ApiError 404 for somebody who is not locked */
  readonly liftLock: (account: string, user: string, actor: string) => Promise<void>;
  /**
   * Takes one commit back by a new one.
   * @throws ApiError 404 unknown, 409 when its rows have moved on or it is undone already.
   */
  readonly undo: (no: number | undefined, actor: string) => Promise<Commit>;
  /**
   * The rows that calls of the holder of a token would change, judged as if they were made; none
   * is kept.
   * @throws ApiError what the first call that is refused would answer
   */
  readonly trial: (calls: readonly TrialCall[], headers: Headers) => Promise<readonly Change[]>;
  /** What time it is in the world. */
  readonly clock: () => WorldClock;
  /** Sets the world's clock: a change like others, which can be undone. */
  readonly setClock: (choice: ClockChoice, actor: string) => Promise<WorldClock>;
  /**
   * A change that the rehearsal's controls make: a commit like others, which can be undone.
   * @param work writes into the draft, and says in a line what it did
   */
  readonly change: (
    actor: string,
    call: string,
    work: (draft: Draft, world: World) => string,
  ) => Promise<void>;
  /** A token of the same user as old as his own was `elapsed` ms ago. */
  readonly carryOver: (caller: Caller, elapsed: number) => string;
  /** Whether changes cannot be taken back, as in exams. */
  readonly undoOff: () => boolean;
  readonly faults: { list: () => readonly Fault[]; plan: (faults: readonly Fault[]) => void };
};
