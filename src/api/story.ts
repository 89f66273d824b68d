import { fact } from './contract/stage.ts';
import { z } from './endpoint/zod.ts';

const text = z.string().check(z.minLength(1));

/** A control as people find it: what it is and what it is called. */
export type Spot = {
  readonly role: string;
  readonly name?: string | undefined;
  readonly begins?: string | undefined;
  readonly holds?: string | undefined;
  readonly within?: Spot | undefined;
};
const spot: z.ZodMiniType<Spot> = z.strictObject({
  role: text.check(z.describe('ARIA role')),
  name: z.optional(text).check(z.describe('Accessible name, whole')),
  begins: z.optional(text).check(z.describe('What the accessible name begins with')),
  holds: z.optional(text).check(z.describe('Whole text of something in it: of a cell, for a row')),
  get within() {
    return z.optional(spot).check(z.describe('The place it is looked for in'));
  },
});
z.globalRegistry.add(spot, { id: 'spot' });

/** Where a tab is, in words of its address, and as whom. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('at').check(z.describe('The tab shows an address, as the person of the step')),
    address: text.check(z.describe('Path; a star stands for anything')),
  }),
  z.strictObject({
    kind: z.literal('inside').check(z.describe('The tab acts as an agency, entered by the person')),
    agency: text.check(z.describe('ACCOUNT/agency')),
  }),
]);

const act = z.union([
  z.strictObject({ go: text.check(z.describe('An address of the console')) }),
  z.strictObject({ click: spot }),
  z.strictObject({ check: spot }),
  z.strictObject({ fill: spot, with: z.string() }),
  z.strictObject({ choose: text, from: spot }),
  z.strictObject({ await: spot }),
]);

const step = z.strictObject({
  id: text.check(z.regex(/^[a-z0-9-]+$/)),
  who: text.check(
    z.describe('Person as links name him: a user of the main account, or ACCOUNT/user'),
  ),
  title: text,
  text: text.check(z.describe('What to do')),
  why: text.check(z.describe('What it shows or is good for')),
  at: z
    .array(text)
    .check(z.minLength(1), z.describe('Addresses on which it is done; the first is led to')),
  show: z
    .array(spot)
    .check(z.minLength(1), z.describe('The control to point at: the first of these that is there')),
  until: z
    .array(z.union([fact, place]))
    .check(z.minLength(1), z.describe('What is so when the step is done')),
  undoes: z.optional(z.array(text)).check(z.describe('Steps whose outcome this one takes back')),
  do: z.array(act).check(z.minLength(1), z.describe('The way there, for who would rather watch')),
});

/** A story: one procedure with its refusals, as steps that know when they are done. */
export const story = z.strictObject({
  $schema: z.optional(z.string()),
  id: text.check(z.regex(/^[a-z0-9-]+$/)),
  title: text,
  procedure: text,
  about: text.check(z.describe('What one will have seen at its end')),
  minutes: z.number().check(z.positive()),
  scenario: text,
  steps: z.array(step).check(z.minLength(2)),
});

export type Story = z.output<typeof story>;
export type Step = Story['steps'][number];
export type Condition = Step['until'][number];
export type Fact = z.output<typeof fact>;
export type Act = Step['do'][number];

/** Whether a condition is about the world, so that any tab can ask for it. */
export const isFact = (condition: Condition): condition is Fact =>
  condition.kind !== 'at' && condition.kind !== 'inside';

/** Whether an address is one that a pattern means. */
export function fitsAddress(pattern: string, pathname: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(pathname);
}

/** The schema of story files, as JSON text. */
export const storySchema = (): string =>
  `${JSON.stringify(
    {
      $id: 'story.json',
      title: 'A story of the rehearsal console',
      ...z.toJSONSchema(story, { io: 'input' }),
    },
    null,
    2,
  )}\n`;
