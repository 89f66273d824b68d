import { contextIn } from '#mocks/analysis/contextIn.ts';
import type { Where } from '#mocks/analysis/question.ts';
import { badUse } from '../policy/badInput.ts';

export type Options = Where & {
  readonly words: readonly string[];
  readonly scenario?: string;
  readonly state?: string;
  readonly account?: string;
  readonly limit: number;
  /** Where the page begins: `next` of the page before. */
  readonly next: number;
  /** Points of a history: numbers of changes. */
  readonly from?: number;
  readonly to?: number;
  readonly all: boolean;
  /** The form of an export, and its folder. */
  readonly as?: string;
  readonly out?: string;
  /** Statements that no test notices are looked for too. */
  readonly unnoticed: boolean;
  /** A file of access tests. */
  readonly tests?: string;
};

const TEXTS = [
  'scenario',
  'state',
  'account',
  'resource',
  'project',
  'enterprise-project',
  'region',
  'context',
  'limit',
  'next',
  'from',
  'to',
  'as',
  'out',
  'tests',
] as const;
type Text = (typeof TEXTS)[number];

const isText = (name: string): name is Text => TEXTS.some((one) => one === name);

function readContext(text: string | undefined): Where['context'] {
  if (text === undefined) return {};
  try {
    const context = contextIn(JSON.parse(text));
    if (context !== undefined) return context;
  } catch {
    // Told below: whatever is no JSON is no object of condition keys either.
  }
  throw badUse('--context takes a JSON object of condition keys.');
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw badUse(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

/**
 * Reads the arguments of a command. Options may carry their value behind a blank or an equals sign.
 * @throws BadInput
 */
export function readOptions(args: readonly string[]): Options {
  const words: string[] = [];
  const values = new Map<Text, string>();
  let all = false;
  let unnoticed = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (arg === '--json') continue;
    if (arg === '--all') all = true;
    else if (arg === '--unnoticed') unnoticed = true;
    else if (!arg.startsWith('--')) words.push(arg);
    else {
      const value = inline ?? args[(at += 1)];
      if (!isText(name) || value === undefined)
        throw badUse(`${arg} is no option, or lacks its value.`);
      values.set(name, value);
    }
  }
  const text = (name: Text, field: string): object =>
    values.has(name) ? { [field]: values.get(name) } : {};
  const point = (name: 'from' | 'to'): object =>
    values.has(name) ? { [name]: wholeNumber(name, values.get(name), 0) } : {};
  return {
    words,
    ...text('scenario', 'scenario'),
    ...text('state', 'state'),
    ...text('account', 'account'),
    ...text('resource', 'resource'),
    ...text('project', 'project'),
    ...text('enterprise-project', 'enterpriseProject'),
    ...text('region', 'region'),
    ...text('as', 'as'),
    ...text('out', 'out'),
    ...text('tests', 'tests'),
    ...point('from'),
    ...point('to'),
    all,
    unnoticed,
    context: readContext(values.get('context')),
    limit: all ? Infinity : wholeNumber('limit', values.get('limit'), 100),
    next: wholeNumber('next', values.get('next'), 0),
  };
}
