import type { LoggedDecision } from '#src/domain/access/accessReports.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { accessQuestion, made } from './analysis.ts';
import { decision } from './console.ts';
import { whole } from './shapes.ts';

const log = z.object({ decisions: z.array(made<LoggedDecision>()), total: z.number() });
const shown = z.object({
  decision,
  at: z.number(),
  call: z.string(),
  principal: z.string(),
  /** The same as a question; absent for a decision of which only the answer was kept. */
  question: z.optional(accessQuestion),
});

const logQuery = z.object({
  principal: z.optional(z.string()),
  action: z.optional(z.string()),
  outcome: z.optional(z.enum(['refused', 'allowed', 'all'])),
  limit: z.optional(whole),
  offset: z.optional(whole),
});

const get = { method: 'GET', status: 200, family: 'console', source: 'ours' } as const;

/** The latest decisions: what a person may read, and, from the desk, those about everybody. */
export const decisionRows = {
  decisionShow: {
    ...get,
    path: '/console/v1/decisions/:decision_id',
    access: 'token',
    response: shown,
    operation: 'consoleShowDecision',
    summary:
      'One of the latest decisions about the caller, or about somebody whose permissions he may read, explained',
  },
  decisionList: {
    ...get,
    path: '/console/v1/decision-log',
    access: 'token',
    query: logQuery,
    response: log,
    operation: 'consoleListDecisions',
    summary: 'The latest decisions, newest first',
  },
  deskDecisions: {
    ...get,
    path: '/console/v1/desk/decision-log',
    access: 'public',
    control: true,
    query: logQuery,
    response: log,
    operation: 'consoleDeskListDecisions',
    summary: 'The same, about everybody',
  },
  deskDecisionShow: {
    ...get,
    path: '/console/v1/desk/decisions/:decision_id',
    access: 'public',
    control: true,
    response: shown,
    operation: 'consoleDeskShowDecision',
    summary: 'One of the latest decisions about anybody, explained',
  },
} as const satisfies Contract;
