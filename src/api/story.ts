import { fact } from './contract/stage.ts';
import { z } from './endpoint/zod.ts';

const text = z.string().min(1);

/** A control as people find it: what it is and what it is called. */
export type Spot = {
  readonly role: string;
  readonly name?: string | undefined;
  readonly begins?: string | undefined;
  readonly holds?: string | undefined;
  readonly within?: Spot | undefined;
};
const spot: z.ZodType<Spot> = z
  .strictObject({
    role: text.describe('ARIA role'),
    name: text.optional().describe('Accessible name, whole'),
    begins: text.optional().describe('What the accessible name begins with'),
    holds: text.optional().describe('Whole text of something in it: of a cell, for a row'),
    get within() {
      return spot.optional().describe('The place it is looked for in');
    },
  })
  .meta({ id: 'spot' });

/** Where a tab is, in words of its address, and as whom. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('at').describe('The tab shows an address, as the person of the step'),
    address: text.describe('Path; a star stands for anything'),
  }),
  z.strictObject({
    kind: z.literal('inside').describe('The tab acts as an agency, entered by the person'),
    agency: text.describe('ACCOUNT/agency'),
  }),
]);

const act = z.union([
  z.strictObject({ go: text.describe('An address of the console') }),
  z.strictObject({ click: spot }),
  z.strictObject({ check: spot }),
  z.strictObject({ fill: spot, with: z.string() }),
  z.strictObject({ choose: text, from: spot }),
  z.strictObject({ await: spot }),
]);

const step = z.strictObject({
  id: text.regex(/^[a-z0-9-]+$/),
  who: text.describe('Person as links name him: a user of the main account, or ACCOUNT/user'),
  title: text,
  text: text.describe('What to do'),
  why: text.describe('What it shows or is good for'),
  at: z.array(text).min(1).describe('Addresses on which it is done; the first is led to'),
  show: z.array(spot).min(1).describe('The control to point at: the first of these that is there'),
  until: z
    .array(z.union([fact, place]))
    .min(1)
    .describe('What is so when the step is done'),
  undoes: z.array(text).optional().describe('Steps whose outcome this one takes back'),
  do: z.array(act).min(1).describe('The way there, for who would rather watch'),
});

/** A story: one procedure with its refusals, as steps that know when they are done. */
export const story = z.strictObject({
  $schema: z.string().optional(),
  id: text.regex(/^[a-z0-9-]+$/),
  title: text,
  procedure: text,
  about: text.describe('What one will have seen at its end'),
  minutes: z.number().positive(),
  scenario: text,
  steps: z.array(step).min(2),
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
