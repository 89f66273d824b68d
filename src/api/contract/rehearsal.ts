import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { decision, question } from './console.ts';

/** Condition keys with what the request shall carry: `null` leaves the key out. */
export const circumstances = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.null()]),
);

const row = { family: 'console', source: 'ours' } as const;

/**
 * Calls that set up a rehearsal: the circumstances of the caller's requests, and the organization
 * above his account.
 */
export const rehearsalRows = {
  circumstancesShow: {
    ...row,
    method: 'GET',
    path: '/console/v1/circumstances',
    status: 200,
    access: 'token',
    response: z.object({
      circumstances,
      context: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
    operation: 'consoleShowCircumstances',
    summary: 'Which condition keys the requests of this tab carry',
  },
  circumstancesSet: {
    ...row,
    method: 'PUT',
    path: '/console/v1/circumstances',
    status: 200,
    access: 'token',
    control: true,
    body: z.object({ circumstances }),
    response: z.object({ token: z.string() }),
    operation: 'consoleSetCircumstances',
    summary:
      'A token for the same person whose requests come from another address, time, region…; keys that say who the caller is stay as they are',
  },
  verificationProve: {
    ...row,
    method: 'POST',
    path: '/console/v1/verification',
    status: 201,
    access: 'token',
    body: z.object({ code: z.string().check(z.maxLength(12)) }),
    response: z.object({ verified_until: z.number() }),
    operation: 'consoleVerify',
    summary:
      'Lets the session make critical operations for 15 minutes, for a code of the MFA device',
  },
  loginNotes: {
    ...row,
    method: 'GET',
    path: '/console/v1/login-notes',
    status: 200,
    access: 'token',
    response: z.object({ text: z.string(), last_login: z.nullable(z.number()) }),
    operation: 'consoleShowLoginNotes',
    summary:
      'What the account wants people to see after signing in: its text, and when they signed in before (epoch ms)',
  },
  deviceCodes: {
    ...row,
    method: 'GET',
    path: '/console/v1/mfa-codes',
    status: 200,
    access: 'public',
    control: true,
    response: z.object({
      codes: z.array(z.object({ account: z.string(), user: z.string(), code: z.string() })),
    }),
    operation: 'consoleListDeviceCodes',
    summary: 'What the bound MFA devices of this world show now',
  },
  lockList: {
    ...row,
    method: 'GET',
    path: '/console/v1/locks',
    status: 200,
    access: 'public',
    control: true,
    response: z.object({
      locks: z.array(z.object({ account: z.string(), user: z.string(), until: z.number() })),
    }),
    operation: 'consoleListLocks',
    summary: 'Who is locked after failed sign-ins, and until when',
  },
  lockLift: {
    ...row,
    method: 'POST',
    path: '/console/v1/locks/lift',
    status: 200,
    access: 'public',
    control: true,
    body: z.object({ account: z.string(), user: z.string() }),
    response: z.object({}),
    operation: 'consoleLiftLock',
    summary: 'Let somebody in again who is locked, whatever the account says',
  },
  simulation: {
    ...row,
    method: 'POST',
    path: '/console/v1/simulations',
    status: 200,
    access: 'token',
    body: z.object({
      principal: z.object({ kind: z.enum(['user', 'agency']), id: z.string() }),
      questions: z
        .array(z.extend(question, { resourceAccount: z.optional(z.string()) }))
        .check(z.maxLength(500)),
      circumstances: z.optional(circumstances),
    }),
    response: z.object({ decisions: z.array(decision) }),
    operation: 'consoleSimulate',
    summary:
      'What somebody of the account could do, explained; for others than oneself it takes iam:permissions:listRoleAssignments',
  },
  organizationShow: {
    ...row,
    method: 'GET',
    path: '/console/v1/organization',
    status: 200,
    access: 'token',
    response: z.object({
      levels: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['root', 'ou', 'account']),
          name: z.string(),
          scps: z.array(z.object({ id: z.string(), name: z.string(), document: z.string() })),
        }),
      ),
    }),
    operation: 'consoleShowOrganization',
    summary:
      'The levels above the account with their service control policies, highest first; none outside an organization',
  },
} as const satisfies Contract;
