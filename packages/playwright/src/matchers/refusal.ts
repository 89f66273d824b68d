import type { ExpectMatcherState, Locator } from '@playwright/test';
import {
  decide,
  decisionLines,
  readDecision,
  type Decision,
  type Question,
} from '../world/decision.ts';
import type { Person } from '../world/person.ts';
import { send } from '../world/probe.ts';
import { until, type Outcome } from './until.ts';

const isLocator = (subject: Locator | Person): subject is Locator => 'getByRole' in subject;

/** What a control says of itself: its description and its own words. */
const saidBy = (locator: Locator): Promise<string> =>
  locator.evaluate((element) => {
    const ids = (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
    const described = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    return [...described, element.textContent].join(' ').trim();
  });

const words = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

type Waiting = Pick<ExpectMatcherState, 'isNot' | 'timeout'>;

async function ofControl(
  locator: Locator,
  action: string,
  { isNot, timeout }: Waiting,
): Promise<Outcome> {
  let said = '';
  const pass = await until(
    !isNot,
    async () => {
      said = await saidBy(locator);
      return said.includes(action);
    },
    timeout,
  );
  const decision = await decide((request) => send(locator.page(), request), {
    action,
    resourceOpen: true,
  }).catch(() => undefined);
  return {
    pass,
    message: () =>
      words([
        `Expected the control ${isNot ? 'not ' : ''}to be refused for ${action}.`,
        `Control: ${locator.toString()}`,
        `It says: ${said === '' ? '(nothing)' : said}`,
        ...(decision === undefined ? [] : decisionLines(decision)),
      ]),
  };
}

async function ofPerson(
  person: Person,
  action: string,
  { isNot, timeout }: Waiting,
): Promise<Outcome> {
  const refusals = () => person.calls().filter(({ status }) => status === 403);
  const isFor = (names: string) => names.split('|').includes(action);
  const fitting = () => refusals().find(({ missingActions }) => missingActions.some(isFor));
  const pass = await until(!isNot, () => Promise.resolve(fitting() !== undefined), timeout);
  const shown = fitting() ?? refusals().at(-1);
  const at = shown?.missingActions.findIndex(isFor) ?? -1;
  const id = shown?.decisionIds[Math.max(at, 0)];
  const decision = id === undefined ? undefined : await readDecision(person.send, id);
  return {
    pass,
    message: () =>
      words([
        `Expected ${isNot ? 'no call' : 'a call'} of ${person.name} to be refused for ${action}.`,
        refusals().length === 0
          ? `None of his ${person.calls().length} calls was refused.`
          : `Refused: ${refusals()
              .map(({ method, path, missingActions }) =>
                [method, path, `(${missingActions.join(', ')})`].join(' '),
              )
              .join('; ')}`,
        ...(decision === undefined ? [] : decisionLines(decision)),
      ]),
  };
}

/**
 * A control is refused for an action: greyed, or said beforehand, with the action in its reason.
 * Of a person: one of the calls of his page was refused for it.
 */
export function toBeRefusedFor(
  this: ExpectMatcherState,
  subject: Locator | Person,
  action: string,
): Promise<Outcome> {
  return isLocator(subject) ? ofControl(subject, action, this) : ofPerson(subject, action, this);
}

/** The engine allows a person an action now, as his requests are. */
export async function toBeAllowed(
  this: ExpectMatcherState,
  person: Person,
  action: string,
  question: Omit<Question, 'action'> = {},
): Promise<Outcome> {
  let decision: Decision | undefined;
  const pass = await until(
    !this.isNot,
    async () => {
      decision = await decide(person.send, { action, ...question });
      return decision.allowed;
    },
    this.timeout,
  );
  return {
    pass,
    message: () =>
      words([
        `Expected ${person.name} ${this.isNot ? 'not ' : ''}to be allowed ${action}.`,
        ...(decision === undefined ? [] : decisionLines(decision)),
      ]),
  };
}
