import type { StringNode } from '../text/jsonTree.ts';

/** An action string taken apart. All parts are lower case. */
export type ActionParts = {
  readonly lower: string;
  readonly service: string;
  readonly type: string;
  readonly operation: string;
  /** Number of parts between colons. */
  readonly parts: number;
  /** No wildcard in it. */
  readonly literal: boolean;
  /** Letters, digits, `_`, `-`, `*` and colons only. */
  readonly plain: boolean;
};

/**
 * An action string of a list. A text may hold tens of thousands, so what belongs to the name is
 * shared by all that bear it.
 */
export class ListedAction {
  readonly node: StringNode;
  /** Index in its list. */
  readonly index: number;
  private readonly shared: ActionParts;

  constructor(node: StringNode, index: number) {
    this.node = node;
    this.index = index;
    this.shared = partsOf(node.value);
  }

  /** As written. */
  get value(): string {
    return this.node.value;
  }
  get lower(): string {
    return this.shared.lower;
  }
  get service(): string {
    return this.shared.service;
  }
  get type(): string {
    return this.shared.type;
  }
  get operation(): string {
    return this.shared.operation;
  }
  get parts(): number {
    return this.shared.parts;
  }
  get literal(): boolean {
    return this.shared.literal;
  }
  get plain(): boolean {
    return this.shared.plain;
  }
}

/**
 * Names repeat within a policy, and an editor reads nearly the same text at every keystroke. Beyond
 * this many the table starts anew.
 */
const maxNames = 8192;
const maxLength = 256;
const names = new Map<string, ActionParts>();

function partsOf(value: string): ActionParts {
  const known = names.get(value);
  if (known) return known;
  if (value.length > maxLength) return takeApart(value);
  if (names.size >= maxNames) names.clear();
  // A piece of the text would keep the whole text in memory as long as it is in the table; a
  // property name is a copy.
  const own = Object.keys({ [value]: 0 })[0] ?? '';
  const parts = takeApart(own);
  names.set(own, parts);
  return parts;
}

function takeApart(value: string): ActionParts {
  const lower = value.toLowerCase();
  const parts = lower.split(':');
  const [service = '', second, ...rest] = parts;
  return {
    lower,
    service,
    type: rest.length > 0 ? (second ?? '') : '',
    operation: rest.length > 0 ? rest.join(':') : (second ?? service),
    parts: parts.length,
    literal: !lower.includes('*') && !lower.includes('?'),
    plain: /^[A-Za-z0-9_*:-]*$/.test(value),
  };
}
