import {
  principalKinds,
  type ConditionBlock,
  type Effect,
  type PolicyDocument,
  type PolicyVersion,
  type PrincipalElement,
  type ResourceElement,
  type Statement,
} from './document.ts';

/**
 * The value has no policy shape: no object, no statements, or a statement without
 * effect or actions.
 */
export class UnreadablePolicy extends Error {
  override readonly name = 'UnreadablePolicy';
}

/**
 * Reads a parsed JSON value as a policy, leniently: single strings count as lists of one, a single
 * statement object as a list of one, Effect ignores case, unknown elements are passed over. It does
 * not check rules (see validate.ts); it only refuses what cannot be given a meaning. A missing
 * Version is read as 1.1, an unknown one by its first digit.
 * @throws UnreadablePolicy
 */
export function readDocument(raw: unknown): PolicyDocument {
  if (!isRecord(raw)) throw new UnreadablePolicy('A policy is a JSON object.');
  const statements = asList(own(raw, 'Statement'));
  if (!statements) throw new UnreadablePolicy('The policy has no Statement.');
  const version = readVersion(own(raw, 'Version'));
  return {
    version,
    statements: statements.map((statement, index) => readStatement(statement, index, version)),
    depends: readDepends(own(raw, 'Depends')),
  };
}

function readVersion(raw: unknown): PolicyVersion {
  const version = typeof raw === 'number' ? raw.toFixed(1) : raw;
  if (version === '1.0' || version === '5.0') return version;
  return typeof version === 'string' && version.startsWith('5') ? '5.0' : '1.1';
}

function readStatement(raw: unknown, index: number, version: PolicyVersion): Statement {
  if (!isRecord(raw)) throw new UnreadablePolicy(`Statement ${index + 1} is no object.`);
  const effect = readEffect(own(raw, 'Effect'));
  if (!effect) throw new UnreadablePolicy(`Statement ${index + 1} says neither Allow nor Deny.`);
  const named = own(raw, 'Action') !== undefined;
  const actions = strings(own(raw, named ? 'Action' : 'NotAction'));
  if (!actions) throw new UnreadablePolicy(`Statement ${index + 1} has no list of actions.`);
  const sid = own(raw, 'Sid');
  const resource = readResource(raw, index, version);
  const condition = readCondition(own(raw, 'Condition'), index);
  const principal = readPrincipal(raw, index);
  return {
    effect,
    action: { not: !named, values: actions },
    ...(typeof sid === 'string' ? { sid } : {}),
    ...(resource ? { resource } : {}),
    ...(condition ? { condition } : {}),
    ...(principal ? { principal } : {}),
  };
}

function readEffect(raw: unknown): Effect | undefined {
  const effect = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
  return effect === 'allow' ? 'Allow' : effect === 'deny' ? 'Deny' : undefined;
}

/**
 * A Resource that cannot be read must not turn into "every resource". NotResource belongs to
 * version 5.0; in the old versions it is passed over like every unknown element, as the finding
 * UNKNOWN_ELEMENT says.
 */
function readResource(
  statement: Record<string, unknown>,
  index: number,
  version: PolicyVersion,
): (ResourceElement & { readonly not: boolean }) | undefined {
  const not = version === '5.0' && own(statement, 'Resource') === undefined;
  const raw = own(statement, not ? 'NotResource' : 'Resource');
  // Null is how an answer of the old API writes an element that is not there.
  if (raw === undefined || raw === null) return undefined;
  if (isRecord(raw)) {
    const uris = strings(own(raw, 'uri'));
    if (uris) return { form: 'agencyUris', values: uris, not };
  } else {
    const values = strings(raw);
    if (values) return { form: 'paths', values, not };
  }
  throw new UnreadablePolicy(`The resources of statement ${index + 1} cannot be read.`);
}

/** A Condition that cannot be read must not turn into "no condition". */
function readCondition(raw: unknown, index: number): ConditionBlock | undefined {
  if (raw === undefined || raw === null) return undefined;
  const unreadable = new UnreadablePolicy(
    `The condition of statement ${index + 1} cannot be read.`,
  );
  if (!isRecord(raw)) throw unreadable;
  const operators = Object.entries(raw).map(([operator, keys]) => {
    if (!isRecord(keys)) throw unreadable;
    const entries = Object.entries(keys).map(([key, values]) => {
      const list = strings(values, true);
      if (!list) throw unreadable;
      return [key, list] as const;
    });
    return [operator, Object.fromEntries(entries)] as const;
  });
  return Object.fromEntries(operators);
}

function readPrincipal(statement: Record<string, unknown>, index: number): Statement['principal'] {
  const not = own(statement, 'Principal') === undefined;
  const raw = own(statement, not ? 'NotPrincipal' : 'Principal');
  if (raw === undefined) return undefined;
  if (raw === '*') return { not, value: { IAM: ['*'] } };
  if (!isRecord(raw))
    throw new UnreadablePolicy(`The principals of statement ${index + 1} cannot be read.`);
  const value: Record<string, readonly string[]> = {};
  for (const kind of principalKinds) {
    const list = strings(own(raw, kind));
    if (list) value[kind] = list;
  }
  return { not, value: value satisfies PrincipalElement };
}

/**
 * A dependency that cannot be read must not turn into none: the role would take effect without it.
 */
function readDepends(raw: unknown): PolicyDocument['depends'] {
  if (raw === undefined || raw === null) return [];
  const unreadable = new UnreadablePolicy('The roles depended on cannot be read.');
  if (!Array.isArray(raw)) throw unreadable;
  return raw.map((entry: unknown) => {
    const displayName = isRecord(entry) ? own(entry, 'display_name') : undefined;
    const catalog = isRecord(entry) ? own(entry, 'catalog') : undefined;
    if (typeof displayName !== 'string') throw unreadable;
    return { catalog: typeof catalog === 'string' ? catalog : '', displayName };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function asList(raw: unknown): readonly unknown[] | undefined {
  if (Array.isArray(raw)) return raw as readonly unknown[];
  return isRecord(raw) ? [raw] : undefined;
}

/** A string or an array of strings; with `loose`, numbers and booleans are taken as their text. */
function strings(raw: unknown, loose = false): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const values: string[] = [];
  for (const item of list) {
    if (typeof item === 'string') values.push(item);
    else if (loose && (typeof item === 'number' || typeof item === 'boolean'))
      values.push(String(item));
    else return undefined;
  }
  return values;
}
