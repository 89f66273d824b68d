import type { Decision } from '#src/domain/policy/engine/decision.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { whole } from './shapes.ts';

/**
 * A decision as the engine made it. Written and read by this project only, so its shape is
 * not checked twice.
 */
export const decision = z.custom<Decision>(
  (value) => typeof value === 'object' && value !== null && 'outcome' in value,
);

/**
 * What a page wants to offer. `resource` and `projectId` narrow the question as the real call
 * would; `resourceOpen` asks whether some resource may be chosen at all; `beyondScp` asks about a
 * yearly/monthly purchase, which service control policies do not stop
 * (docs/sources/ucs-identity-policies.md).
 */
export const question = z.object({
  action: z.string(),
  aliases: z.optional(z.array(z.string())),
  resource: z.optional(z.string()),
  resourceOpen: z.optional(z.boolean()),
  projectId: z.optional(z.string()),
  enterpriseProjectId: z.optional(z.string()),
  beyondScp: z.optional(z.boolean()),
});

const person = z.object({
  user: z.string(),
  password: z.string(),
  account: z.string(),
  holds: z.string(),
});
const param = z.object({ name: z.string(), description: z.string(), default: z.number() });

/** Where the world stands: which scenario it came from and how many commits it has seen. */
export const worldState = z.object({
  workspace: z.string(),
  scenario: z.string(),
  params: z.record(z.string(), z.number()),
  opened_at: z.number(),
  commit_no: z.number(),
});

/** A commit without its rows: who, when, which call, and how much it changed. */
export const journalEntry = z.object({
  no: z.number(),
  at: z.number(),
  actor: z.string(),
  call: z.string(),
  summary: z.string(),
  changes: z.array(
    z.object({ table: z.string(), id: z.string(), kind: z.enum(['added', 'changed', 'removed']) }),
  ),
  undoes: z.optional(z.number()),
  undone_by: z.optional(z.number()),
});

/** One planned fault: the named call misbehaves, every time or `times` times. */
export const fault = z.object({
  call: z.string(),
  latency_ms: z.optional(z.number()),
  status: z.optional(z.number()),
  kind: z.optional(z.enum(['refusal', 'conflict', 'throttle', 'error', 'expiry', 'storage'])),
  times: z.optional(z.number()),
  /** How many of the calls pass before the first one is hit. */
  after: z.optional(z.number()),
  /** How long after the planning the first one is hit. */
  after_ms: z.optional(z.number()),
  /** Share of calls hit, 0–1; drawn from `seed`. */
  rate: z.optional(z.number()),
  seed: z.optional(z.number()),
});

const source = 'ours';

/** Calls the console makes about itself. They stand in no published API. */
export const consoleRows = {
  decisionBatch: {
    method: 'POST',
    path: '/console/v1/decisions',
    status: 200,
    access: 'token',
    family: 'console',
    body: z.object({
      questions: z.array(question).check(z.maxLength(500)),
      explain: z.optional(z.boolean()),
    }),
    response: z.object({ decisions: z.array(decision) }),
    operation: 'consoleDecide',
    summary: 'What the caller may do, in the order of the questions',
    source,
  },
  scenarioList: {
    method: 'GET',
    path: '/console/v1/scenarios',
    status: 200,
    access: 'public',
    control: true,
    family: 'console',
    response: z.object({
      current: worldState,
      scenarios: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          procedure: z.string(),
          description: z.string(),
          sees: z.array(z.string()),
          people: z.array(person),
          params: z.array(param),
        }),
      ),
    }),
    operation: 'consoleListScenarios',
    summary: 'Starting states with the people in them',
    source,
  },
  scenarioOpen: {
    method: 'POST',
    path: '/console/v1/scenarios',
    status: 201,
    access: 'public',
    control: true,
    family: 'console',
    body: z.object({
      scenario: z.string(),
      params: z.optional(z.record(z.string(), z.number())),
      as: z.optional(z.string()),
    }),
    response: z.object({ current: worldState, token: z.optional(z.string()) }),
    operation: 'consoleOpenScenario',
    summary: 'Replace the world of this workspace by a fresh one; `as` also signs in',
    source,
  },
  worldSave: {
    method: 'GET',
    path: '/console/v1/world',
    status: 200,
    access: 'public',
    control: true,
    family: 'console',
    response: z.object({ world: z.string() }),
    operation: 'consoleSaveWorld',
    summary: 'The world of this workspace with its changes, as the text of a world file',
    source,
  },
  worldOpen: {
    method: 'PUT',
    path: '/console/v1/world',
    status: 200,
    access: 'public',
    control: true,
    family: 'console',
    body: z.object({ world: z.string(), as: z.optional(z.string()) }),
    response: z.object({ current: worldState, token: z.optional(z.string()) }),
    operation: 'consoleOpenWorld',
    summary: 'Replace the world of this workspace by that of a world file; `as` also signs in',
    source,
  },
  personToken: {
    method: 'POST',
    path: '/console/v1/person-tokens',
    status: 201,
    access: 'public',
    control: true,
    family: 'console',
    body: z.object({ as: z.string() }),
    response: z.object({ token: z.string() }),
    operation: 'consoleSignInAs',
    summary:
      'A token for a person of the world, without a password; ACCOUNT/USER for other accounts',
    source,
  },
  delegationList: {
    method: 'GET',
    path: '/console/v1/delegations',
    status: 200,
    access: 'token',
    family: 'console',
    response: z.object({
      delegations: z.array(
        z.object({ agency_id: z.string(), agency_name: z.string(), domain_name: z.string() }),
      ),
    }),
    operation: 'consoleListDelegations',
    summary:
      'Agencies of other accounts that trust the account of the person, for suggestions; whether he may enter one is decided when he does',
    source,
  },
  journalList: {
    method: 'GET',
    path: '/console/v1/journal',
    status: 200,
    access: 'public',
    control: true,
    family: 'console',
    query: z.object({ limit: z.optional(whole), offset: z.optional(whole) }),
    response: z.object({
      entries: z.array(journalEntry),
      total: z.number(),
      next_undo: z.optional(journalEntry),
      undo_off: z.boolean(),
    }),
    operation: 'consoleListJournal',
    summary:
      'What happened in this world, newest first, which change an undo takes back by default, and whether undoing is switched off',
    source,
  },
  journalUndo: {
    method: 'POST',
    path: '/console/v1/journal/undo',
    status: 201,
    access: 'public',
    control: true,
    family: 'console',
    body: z.object({ no: z.optional(z.int()) }),
    response: z.object({ entry: journalEntry }),
    operation: 'consoleUndo',
    summary: 'Undo one commit, by default the latest that is not undone',
    source,
  },
  faultShow: {
    method: 'GET',
    path: '/console/v1/faults',
    status: 200,
    access: 'public',
    control: true,
    family: 'console',
    response: z.object({ faults: z.array(fault) }),
    operation: 'consoleListFaults',
    summary: 'Planned faults',
    source,
  },
  faultPlan: {
    method: 'PUT',
    path: '/console/v1/faults',
    status: 200,
    access: 'public',
    control: true,
    family: 'console',
    body: z.object({ faults: z.array(fault) }),
    response: z.object({ faults: z.array(fault) }),
    operation: 'consolePlanFaults',
    summary: 'Replace the planned faults of this backend',
    source,
  },
  health: {
    method: 'GET',
    path: '/console/v1/health',
    status: 200,
    access: 'public',
    family: 'console',
    response: z.object({ status: z.literal('ok'), world: worldState }),
    operation: 'consoleHealth',
    summary: 'Whether the backend answers, and from which world',
    source,
  },
} as const satisfies Contract;
