import type {
  AccessRow,
  DecidingPolicy,
  HolderClass,
  Layer,
  NamedScopes,
  PassOn,
} from '#src/domain/access/accessReports.ts';
import type { Removal, Repair } from '#src/domain/access/repairs.ts';
import type { Entry } from '#src/domain/policy/comparison/entries.ts';
import type { EvalCase } from '#src/domain/policy/engine/evalCase.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { decision } from './console.ts';
import { circumstances } from './rehearsal.ts';
import { whole } from './shapes.ts';

/** Made and read by this project only: the shape is not checked twice. */
export const made = <T>() => z.custom<T>((value) => value !== undefined);

const where = {
  resource: z.optional(z.string().check(z.maxLength(1_500))),
  /** Name or id. */
  project: z.optional(z.string()),
  enterpriseProject: z.optional(z.string()),
  context: z.optional(circumstances),
};

/** What is asked of one principal: `user:NAME`, `group:NAME`, `agency:NAME` or `root`. */
export const accessQuestion = z.object({
  principal: z.string().check(z.maxLength(300)),
  action: z.string().check(z.maxLength(300)),
  ...where,
});
export type AccessQuestion = z.output<typeof accessQuestion>;

const unknown = z.array(
  z.object({ reason: z.string(), place: z.string(), principals: z.optional(z.array(z.string())) }),
);
const names = made<NamedScopes>();

const checked = z.object({
  question: accessQuestion,
  request: made<EvalCase['request']>(),
  decision,
  layers: z.array(made<Layer>()),
  policy: z.union([made<DecidingPolicy>(), z.null()]),
  names,
});
const repairs = z.object({ repairs: z.array(made<Repair>()), removals: z.array(made<Removal>()) });
const access = z.object({
  principal: z.string(),
  entries: z.array(made<Entry>()),
  rows: z.array(made<AccessRow>()),
  policy: z.union([made<RawPolicy>(), z.null()]),
  unknown,
  names,
});
const holders = z.object({
  count: z.number(),
  classes: z.array(made<HolderClass>()),
  next: z.union([z.number(), z.null()]),
  unknown,
  names,
  /** Some principals may not be read by whoever asks, and are left out. */
  left_out: z.boolean(),
});
const passOn = z.object({ ways: z.array(made<PassOn>()), left_out: z.boolean() });
const principals = z.object({ principals: z.array(z.string()) });
const post = { method: 'POST', status: 200, family: 'console', source: 'ours' } as const;
const get = { method: 'GET', status: 200, family: 'console', source: 'ours' } as const;

const holdersBody = z.object({
  action: z.string().check(z.maxLength(300)),
  ...where,
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
  next: z.optional(z.int().check(z.minimum(0))),
});
const listQuery = z.object({ search: z.optional(z.string()), limit: z.optional(whole) });
/**
 * Questions about a whole account. A person is answered about principals whose groups and grants he
 * may list; rows that begin with `desk` answer whoever works the rehearsal's controls about all.
 */
export const analysisRows = {
  accessCheck: {
    ...post,
    path: '/console/v1/access/check',
    access: 'token',
    body: z.extend(accessQuestion, { without: z.optional(z.array(z.string())) }),
    response: checked,
    operation: 'consoleCheckAccess',
    summary: 'Whether a principal may do something, explained, with layers left out if asked',
  },
  accessRepairs: {
    ...post,
    path: '/console/v1/access/repairs',
    access: 'token',
    body: accessQuestion,
    response: repairs,
    operation: 'consoleRepairAccess',
    summary: 'The smallest changes that turn a refusal round, or that take an access away',
  },
  accessList: {
    ...post,
    path: '/console/v1/access/list',
    access: 'token',
    body: z.object({ principal: z.string().check(z.maxLength(300)), ...where }),
    response: access,
    operation: 'consoleListAccess',
    summary: 'Everything a principal may do, and one policy that gives the same where there is one',
  },
  accessHolders: {
    ...post,
    path: '/console/v1/access/holders',
    access: 'token',
    body: holdersBody,
    response: holders,
    operation: 'consoleListAccessHolders',
    summary: 'Who may do something, by the way to it',
  },
  accessPassOn: {
    ...post,
    path: '/console/v1/access/pass-on',
    access: 'token',
    body: z.object({}),
    response: passOn,
    operation: 'consoleListPassOn',
    summary: 'Who could give himself more than he has, by the way',
  },
  accessPrincipals: {
    ...get,
    path: '/console/v1/access/principals',
    access: 'token',
    query: listQuery,
    response: principals,
    operation: 'consoleListPrincipals',
    summary: 'Principals that may be asked about',
  },
  accessActions: {
    ...get,
    path: '/console/v1/access/actions',
    access: 'token',
    query: listQuery,
    response: z.object({
      actions: z.array(
        z.object({ name: z.string(), others: z.array(z.string()), description: z.string() }),
      ),
    }),
    operation: 'consoleSearchActions',
    summary:
      'Actions of the catalogue by words of their names, of either vocabulary, and descriptions',
  },
  deskCheck: {
    ...post,
    path: '/console/v1/desk/check',
    access: 'public',
    control: true,
    body: z.extend(accessQuestion, { without: z.optional(z.array(z.string())) }),
    response: checked,
    operation: 'consoleDeskCheckAccess',
    summary: 'The same, about anybody',
  },
  deskRepairs: {
    ...post,
    path: '/console/v1/desk/repairs',
    access: 'public',
    control: true,
    body: accessQuestion,
    response: repairs,
    operation: 'consoleDeskRepairAccess',
    summary: 'The same, about anybody',
  },
  deskList: {
    ...post,
    path: '/console/v1/desk/list',
    access: 'public',
    control: true,
    body: z.object({ principal: z.string().check(z.maxLength(300)), ...where }),
    response: access,
    operation: 'consoleDeskListAccess',
    summary: 'The same, about anybody',
  },
  deskHolders: {
    ...post,
    path: '/console/v1/desk/holders',
    access: 'public',
    control: true,
    body: holdersBody,
    response: holders,
    operation: 'consoleDeskListAccessHolders',
    summary: 'The same, about everybody',
  },
  deskPassOn: {
    ...post,
    path: '/console/v1/desk/pass-on',
    access: 'public',
    control: true,
    body: z.object({}),
    response: passOn,
    operation: 'consoleDeskListPassOn',
    summary: 'The same, about everybody',
  },
  deskPrincipals: {
    ...get,
    path: '/console/v1/desk/principals',
    access: 'public',
    control: true,
    query: listQuery,
    response: principals,
    operation: 'consoleDeskListPrincipals',
    summary: 'All principals of the account',
  },
} as const satisfies Contract;
