/**
 * Requests near the border of what statements say, for the laws of comparing. Written without
 * the parts of the comparison: it takes the texts of the statements, fills their wildcards and
 * varies what comes out.
 */
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { PolicyDocument } from '#src/domain/policy/language/document.ts';

type Dice = {
  readonly below: (count: number) => number;
  readonly pick: <T>(items: readonly T[], otherwise: T) => T;
};

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, pick: (items, otherwise) => items[below(items.length)] ?? otherwise };
}

const RUNS = ['', 'x', 'a', 'q', 'xy', '/', 'n'];
const FILLS = ['ann', 'bob', 'x', 'a'];

/** Fills wildcards and variables with something. */
function fill(text: string, dice: Dice, names: readonly string[]): string {
  return text
    .replaceAll(/\$\{[^}]*\}/g, () => dice.pick(names, 'ann'))
    .replaceAll('*', () => dice.pick(RUNS, ''))
    .replaceAll('?', () => dice.pick(['x', 'n', '?'], 'x'));
}

function nearText(text: string, dice: Dice): string {
  switch (dice.below(9)) {
    case 0:
      return text.toUpperCase();
    case 1:
      return text.toLowerCase();
    case 2:
      return text.slice(0, -1);
    case 3:
      return `${text}n`;
    case 4:
      return `x${text}`;
    default:
      return text;
  }
}

function nearNumber(text: string, dice: Dice): string {
  return String(Number(text) + dice.pick([-1, -0.5, 0, 0, 0.5, 1], 0));
}

function nearDate(text: string, dice: Dice): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime())
    ? text
    : new Date(time.getTime() + dice.pick([-86_400_000, -1, 0, 0, 1, 86_400_000], 0)).toISOString();
}

function nearAddress(text: string, dice: Dice): string {
  const address = text.split('/')[0] ?? '';
  if (address.includes(':'))
    return dice.pick(
      [address, '2001:db8::1', '2001:db8:8000::1', '2001:db9::', '::1', '::ffff:10.1.0.0'],
      address,
    );
  return dice.pick(
    [
      address,
      '10.255.255.255',
      '10.127.255.255',
      '10.128.0.0',
      '11.0.0.0',
      '9.255.255.255',
      '10.1.255.255',
      '10.2.0.0',
      '::1',
    ],
    address,
  );
}

function nearValue(operator: string, text: string, dice: Dice, names: readonly string[]): string {
  if (dice.below(12) === 0) return dice.pick(['x', '', 'true', '1', '10.1.2.3'], 'x');
  if (operator.includes('Number')) return nearNumber(text, dice);
  if (operator.includes('Date')) return nearDate(text, dice);
  if (operator.includes('Ip')) return nearAddress(text, dice);
  return nearText(fill(text, dice, names), dice);
}

type Border = {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly keys: ReadonlyMap<string, readonly (readonly [string, string])[]>;
  readonly several: ReadonlySet<string>;
};

/** The texts that documents compare requests with. */
export function borderOf(documents: readonly PolicyDocument[]): Border {
  const statements = documents.flatMap((one) => one.statements);
  const keys = new Map<string, (readonly [string, string])[]>();
  const several = new Set(['g:tagkeys']);
  const mention = (key: string, operator: string, text: string): void =>
    void keys.set(key, [...(keys.get(key) ?? []), [operator, text]]);
  for (const { condition = {}, resource } of statements) {
    for (const [operator, tests] of Object.entries(condition)) {
      for (const [key, expected] of Object.entries(tests)) {
        if (operator.startsWith('For')) several.add(key.toLowerCase());
        for (const text of expected) mention(key.toLowerCase(), operator, text);
      }
    }
    const texts = [
      ...(resource?.values ?? []),
      ...Object.values(condition).flatMap((tests) => Object.values(tests).flat()),
    ];
    for (const [, name] of texts.flatMap((text) => [...text.matchAll(/\$\{\s*([^,}]+)/g)]))
      mention((name ?? '').toLowerCase(), 'StringEquals', 'ann');
  }
  return {
    actions: statements.flatMap(({ action }) => action.values),
    resources: statements.flatMap(({ resource }) => resource?.values ?? []),
    keys,
    several,
  };
}

function contextNear(
  { keys, several }: Border,
  dice: Dice,
  names: readonly string[],
): AccessRequest['context'] {
  const context: Record<string, string | readonly string[]> = {};
  for (const [key, tests] of keys) {
    const value = (): string => {
      const [operator, text] = dice.pick(tests, ['', '']);
      return dice.below(4) === 0 && !/Number|Date|Ip|Bool/.test(operator)
        ? dice.pick(names, text)
        : nearValue(operator, text, dice, names);
    };
    if (dice.below(6) === 0) continue;
    const count = several.has(key) ? dice.below(4) : 1;
    context[key] = count === 1 ? value() : Array.from({ length: count }, value);
  }
  return context;
}

/** A request near the border. */
export function requestNear(
  border: Border,
  dice: Dice,
  otherNames: (action: string) => readonly string[],
): AccessRequest {
  const names = FILLS;
  const written = fill(dice.pick(border.actions, 'x:x:x'), dice, names);
  const parts = (written.split(':').length === 3 ? written : 'ecs:servers:get')
    .replaceAll('/', '')
    .split(':');
  if (dice.below(5) === 0) parts[dice.below(3)] = dice.pick(['ecs', 'servers', 'get', 'zz'], 'zz');
  const action = parts.join(':');
  const aliases = otherNames(action);
  const exact = fill(dice.pick(border.resources, 'ecs:r1:a:disk:a'), dice, names);
  const near = dice.below(4) === 0 ? nearText(exact, dice) : exact;
  // Only agencies are named otherwise than in five parts.
  const resource = near.split(':').length < 5 || dice.below(5) === 0 ? undefined : near;
  return {
    action,
    ...(aliases.length > 0 && { aliases }),
    ...(resource !== undefined && { resource }),
    target: { class: 'global' },
    principal: { accountId: 'account', urn: 'iam::account:user:somebody' },
    context: contextNear(border, dice, names),
  };
}
