import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';

const name = z.string().check(z.minLength(1), z.maxLength(200));
/** A person as links name him: a user of the main account, or `ACCOUNT/user`. */
const person = name;
const negation = { not: z.optional(z.literal(true)) };

/** Something that is so in a world, or is not: what the steps of a story wait for. */
export const fact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('row').check(z.describe('A table holds a row with these values')),
    table: name,
    where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    ...negation,
  }),
  z.strictObject({
    kind: z.literal('member').check(z.describe('A user is in a group')),
    user: person,
    group: name,
    ...negation,
  }),
  z.strictObject({
    kind: z
      .literal('holds')
      .check(z.describe('A permission is granted or attached to a subject directly')),
    subject: z.enum(['user', 'group', 'agency']),
    name,
    permission: name,
    ...negation,
  }),
  z.strictObject({
    kind: z.literal('done').check(z.describe('A call has changed the world and stands')),
    call: name,
    by: z.optional(person),
    ...negation,
  }),
  z.strictObject({
    kind: z
      .literal('refused')
      .check(z.describe('A call was refused to a user for want of an action')),
    action: name,
    by: person,
    ...negation,
  }),
]);

const row = { family: 'console', source: 'ours', access: 'public', control: true } as const;

/** Calls of those who show a rehearsal: what is so in its world, and being somebody in it. */
export const stageRows = {
  deskFacts: {
    ...row,
    method: 'POST',
    path: '/console/v1/desk/facts',
    status: 200,
    body: z.object({ facts: z.array(fact).check(z.maxLength(200)) }),
    response: z.object({ holds: z.array(z.boolean()) }),
    operation: 'consoleCheckFacts',
    summary: 'Which of these facts hold in the world now, in their order',
  },
  deskSignIn: {
    ...row,
    method: 'POST',
    path: '/console/v1/desk/sign-in',
    status: 201,
    body: z.object({ as: person }),
    response: z.object({ token: z.string() }),
    operation: 'consoleSignInAs',
    summary: 'A token for a person of the world, without his password',
  },
} as const satisfies Contract;
