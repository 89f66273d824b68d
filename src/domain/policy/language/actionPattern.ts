import { parseSegment, segmentMatches, type SegmentPattern } from './glob.ts';
import type { PolicyVersion } from './document.ts';

/**
 * An action taken apart and folded to lower case: `ucs:clusters:create` → service, type, operation.
 */
export type ActionName = {
  readonly service: string;
  readonly type: string;
  readonly operation: string;
  /** `type:operation`, made once because every look-up asks for it. */
  readonly key: string;
};

/** What an Action element's string may fit. `text` is the string as written. */
export type ActionPattern = {
  readonly text: string;
  readonly service: SegmentPattern;
  readonly type: SegmentPattern;
  readonly operation: SegmentPattern;
};

/**
 * The old name of IAM in roles: `identity:*` means every IAM action
 * (docs/sources/api-contract.md#actions-6).
 */
const OLD_IAM = 'identity';

/**
 * Role words that differ from today's action by more than an underscore. `identity:assume role` is
 * the whole of the role Agent Operator, which lets its holder switch to an agency.
 */
const ROLE_WORDS: ReadonlyMap<string, string> = new Map([['assumerole', 'assume']]);

const ANY_SEGMENT: SegmentPattern = { kind: 'any' };

/** `list_agencies`, `assume role` → the spelling of the three-part actions without case. */
function foldRoleWord(operation: string): string {
  const joined = operation.replaceAll('_', '').replaceAll(' ', '');
  return ROLE_WORDS.get(joined) ?? joined;
}

function actionName(service: string, type: string, operation: string): ActionName {
  return { service, type, operation, key: `${type}:${operation}` };
}

function readAction(action: string): ActionName | null {
  const [service = '', second, third, ...rest] = action.toLowerCase().split(':');
  if (second === undefined || rest.length > 0) return null;
  if (third === undefined)
    return service === OLD_IAM ? actionName('iam', '', foldRoleWord(second)) : null;
  return actionName(service === OLD_IAM ? 'iam' : service, second, third);
}

/**
 * The same few hundred actions are asked for again and again; the bound keeps odd callers from
 * filling the memory.
 */
const READ = new Map<string, ActionName | null>();
const MOST_REMEMBERED = 4096;

/**
 * Takes an action apart; compare is without case (docs/sources/policy-grammar.md#3-2,
 * docs/sources/policy-grammar.md#4).
 * The two-part role words (`identity:create_user`) become an IAM action with an empty type.
 * Anything else that has not three parts is no action: null.
 */
export function parseAction(action: string): ActionName | null {
  const known = READ.get(action);
  if (known !== undefined) return known;
  if (READ.size >= MOST_REMEMBERED) READ.clear();
  const name = readAction(action);
  READ.set(action, name);
  return name;
}

function loosePart(text: string | undefined): SegmentPattern {
  return text === undefined || text === '' ? ANY_SEGMENT : parseSegment(text, false);
}

/**
 * Version 1.0: `*` alone, `identity:*`, `identity:list_agencies`, `*:*:Get*`, and `::Get`,
 * which some pages print for `*:*:Get*` with the asterisks lost as mark-up (note at the system
 * role Tenant Guest).
 */
function parseRolePattern(text: string, parts: readonly string[]): ActionPattern | null {
  const [service = '', second, third] = parts;
  if (parts.length === 1) {
    return service === '*'
      ? { text, service: ANY_SEGMENT, type: ANY_SEGMENT, operation: ANY_SEGMENT }
      : null;
  }
  if (parts.length > 3) return null;
  if (third === undefined) {
    const operation = service === OLD_IAM ? foldRoleWord(second ?? '') : second;
    return {
      text,
      service: loosePart(service === OLD_IAM ? 'iam' : service),
      type: ANY_SEGMENT,
      operation: loosePart(operation),
    };
  }
  const asterisksLost = service === '' && second === '';
  return {
    text,
    service: loosePart(service === OLD_IAM ? 'iam' : service),
    type: loosePart(second),
    operation: asterisksLost ? { kind: 'prefix', text: third } : loosePart(third),
  };
}

/**
 * Reads a pattern by the grammar of its version. `null` when the string is no action of that
 * grammar (two or four segments in 1.1 and 5.0): such a pattern fits nothing.
 */
export function parseActionPattern(text: string, version: PolicyVersion): ActionPattern | null {
  const parts = text.toLowerCase().split(':');
  if (version === '1.0') return parseRolePattern(text, parts);
  const [service = '', type = '', operation = ''] = parts;
  if (parts.length === 1 && service === '*' && version === '5.0') {
    return { text, service: ANY_SEGMENT, type: ANY_SEGMENT, operation: ANY_SEGMENT };
  }
  if (parts.length !== 3) return null;
  const questionMark = version === '5.0';
  return {
    text,
    service: parseSegment(service === OLD_IAM ? 'iam' : service, questionMark),
    type: parseSegment(type, questionMark),
    operation: parseSegment(operation, questionMark),
  };
}

/** Whether an action fits. A wildcard never crosses a colon: segments are compared one by one. */
export function actionMatches(pattern: ActionPattern, action: ActionName): boolean {
  return (
    segmentMatches(pattern.operation, action.operation) &&
    segmentMatches(pattern.type, action.type) &&
    segmentMatches(pattern.service, action.service)
  );
}
