import type { Place } from '../facts/fact.ts';
import type { Reading } from '../facts/reading.ts';
import { withoutSecrets } from '../facts/secrets.ts';
import { filled, isRec, own, record, type Rec } from '../facts/values.ts';
import {
  idOfAddress,
  isAboutAccess,
  leaveOthers,
  typeOf,
  type Instance,
  type Others,
} from './instance.ts';
import { readInstance } from './resources.ts';

/** Whether a value is a configuration in Terraform's JSON syntax. */
export const isConfiguration = (value: Rec): boolean =>
  ['resource', 'data', 'import'].some(
    (key) => isRec(own(value, key)) || Array.isArray(own(value, key)),
  ) && Object.keys(value).every((key) => blocks.has(key));

const blocks: ReadonlySet<string> = new Set([
  '//',
  'resource',
  'data',
  'import',
  'provider',
  'terraform',
  'variable',
  'locals',
  'output',
  'module',
  'moved',
  'removed',
  'check',
]);

/** Arguments of Terraform itself. */
const meta: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'depends_on',
  'lifecycle',
  'provider',
  'provisioner',
  'connection',
  'timeouts',
  '//',
]);

type Block = {
  readonly address: string;
  readonly type: string;
  readonly mode: Instance['mode'];
  readonly body: Rec;
};

/** The blocks of a configuration, each under its address. */
function blocksIn(config: Rec, key: 'resource' | 'data'): readonly Block[] {
  const given = own(config, key);
  const all = (Array.isArray(given) ? given : [given]).filter(isRec);
  return all.flatMap((byType) =>
    Object.entries(byType).flatMap(([type, named]) =>
      (Array.isArray(named) ? named : [named]).filter(isRec).flatMap((byName) =>
        Object.entries(byName).flatMap(([name, body]) =>
          (Array.isArray(body) ? body : [body]).filter(isRec).map((one): Block => ({
            address: `${key === 'data' ? 'data.' : ''}${type}.${name}`,
            type,
            mode: key === 'data' ? 'data' : 'managed',
            body: one,
          })),
        ),
      ),
    ),
  );
}

/** The ids that import blocks give to addresses: for what has a compound id, its last part. */
function importedIds(config: Rec): ReadonlyMap<string, string> {
  const given = own(config, 'import');
  return new Map(
    (Array.isArray(given) ? given : [given]).filter(isRec).flatMap((block) => {
      const to = filled(block, 'to')?.replace(/^\$\{(.*)\}$/, '$1');
      const id = filled(block, 'id')?.replace(/^\//, '');
      return to === undefined || id === undefined ? [] : [[to, id] as const];
    }),
  );
}

/** Values of variables that have a default, by `var.NAME`, and of locals by `local.NAME`. */
function namedValues(config: Rec): ReadonlyMap<string, unknown> {
  const variables = Object.entries(record(config, 'variable') ?? {}).flatMap(([name, body]) => {
    const one: unknown = Array.isArray(body) ? body[0] : body;
    const value = isRec(one) && own(one, 'sensitive') !== true ? own(one, 'default') : undefined;
    return value === undefined ? [] : [[`var.${name}`, value] as const];
  });
  const locals = Object.entries(record(config, 'locals') ?? {}).map(
    ([name, value]) => [`local.${name}`, value] as const,
  );
  return new Map([...variables, ...locals]);
}

/** What a name in an expression stands for; undefined when it cannot be said. */
type Lookup = (name: string) => unknown;

const unescaped = (text: string): string => text.replaceAll('$${', '${').replaceAll('%%{', '%{');

/** The value of one expression, between its braces. */
function expressionValue(expression: string, lookup: Lookup): unknown {
  const inner = expression.trim();
  const encoded = /^jsonencode\(([\s\S]*)\)$/.exec(inner)?.[1];
  if (encoded !== undefined) {
    try {
      return JSON.stringify(JSON.parse(encoded), null, 2);
    } catch {
      return undefined;
    }
  }
  const quoted = /^"((?:[^"\\$%]|\\.)*)"$/.exec(inner);
  if (quoted !== null) return quoted[1];
  return lookup(inner);
}

/** A text of the JSON syntax with its expressions replaced; undefined where one cannot be. */
function textValue(text: string, lookup: Lookup): unknown {
  if (!/(^|[^$])\$\{|(^|[^%])%\{/.test(text)) return unescaped(text);
  const whole = /^\$\{([\s\S]*)\}$/.exec(text)?.[1];
  if (whole !== undefined && !/[^$]\$\{/.test(whole)) {
    const value = expressionValue(whole, lookup);
    if (value !== undefined) return value;
  }
  let isKnown = true;
  const replaced = text.replace(
    /(\$?)\$\{([^{}]*)\}/g,
    (all: string, escape: string, inner: string) => {
      if (escape === '$') return all;
      const value = expressionValue(inner, lookup);
      isKnown &&= typeof value === 'string';
      return typeof value === 'string' ? value : '';
    },
  );
  return isKnown ? unescaped(replaced) : undefined;
}

/** A value with its expressions replaced, and whether all could be. */
function evaluated(
  value: unknown,
  lookup: Lookup,
): { readonly value: unknown; readonly isKnown: boolean } {
  if (typeof value === 'string') {
    const found = textValue(value, lookup);
    return { value: found, isKnown: found !== undefined };
  }
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => evaluated(item, lookup));
    return {
      value: items.filter(({ isKnown }) => isKnown).map((item) => item.value),
      isKnown: items.every(({ isKnown }) => isKnown),
    };
  }
  if (isRec(value)) {
    const members = Object.entries(value).map(
      ([key, inner]) => [key, evaluated(inner, lookup)] as const,
    );
    return {
      value: Object.fromEntries(members.map(([key, inner]) => [key, inner.value])),
      isKnown: members.every(([, { isKnown }]) => isKnown),
    };
  }
  return { value, isKnown: true };
}

/** Finds attributes of other blocks, variables and locals. Followed a few steps at most. */
function lookupIn(
  blocksByAddress: ReadonlyMap<string, Block>,
  ids: ReadonlyMap<string, string>,
  named: ReadonlyMap<string, unknown>,
  depth = 0,
): Lookup {
  return (name) => {
    if (depth > 10) return undefined;
    const next = lookupIn(blocksByAddress, ids, named, depth + 1);
    if (named.has(name)) return evaluated(named.get(name), next).value;
    const [, address = '', attribute = ''] =
      /^((?:data\.)?[a-z][\w-]*\.[\w-]+)\.([\w-]+)$/i.exec(name) ?? [];
    const block = blocksByAddress.get(address);
    if (block === undefined) return undefined;
    if (attribute === 'id') return ids.get(address) ?? idOfAddress(address);
    return evaluated(own(block.body, attribute), next).value;
  };
}

/** Types whose import form has several parts, and that have an id of their own all the same. */
const lastPart: ReadonlySet<string> = new Set(['identityv5_access_key']);

function instanceIn(
  block: Block,
  type: string,
  ids: ReadonlyMap<string, string>,
  lookup: Lookup,
  at: Place,
  reading: Reading,
): Instance {
  const values: Record<string, unknown> = {};
  const unknown = new Set<string>();
  const { value: body, dropped } = withoutSecrets(block.body);
  reading.secrets += dropped;
  for (const [key, given] of Object.entries(body as Rec)) {
    if (meta.has(key)) continue;
    const { value, isKnown } = evaluated(given, lookup);
    if (value !== undefined) values[key] = value;
    if (!isKnown) unknown.add(key);
  }
  const imported = ids.get(block.address);
  const id = lastPart.has(type) ? imported?.split('/').at(-1) : imported;
  values['id'] = id ?? idOfAddress(block.address);
  return { address: block.address, type, mode: block.mode, values, unknown, at };
}

/**
 * Reads a configuration in Terraform's JSON syntax with its references resolved: what it would make.
 * Repeated blocks (`count`, `for_each`) and modules need a plan.
 */
export function readConfiguration(config: Rec, file: string, reading: Reading): void {
  const all = [...blocksIn(config, 'data'), ...blocksIn(config, 'resource')];
  const ids = importedIds(config);
  const lookup = lookupIn(new Map(all.map((one) => [one.address, one])), ids, namedValues(config));
  const others: Others = new Map();
  reading.secrets += Object.keys(record(config, 'output') ?? {}).length;
  for (const block of all) {
    const at = { file, place: block.address };
    const type = typeOf(block.type);
    if (type === undefined || !isAboutAccess(type)) {
      reading.secrets += withoutSecrets(block.body).dropped;
      others.set(block.type, (others.get(block.type) ?? 0) + 1);
    } else if (own(block.body, 'count') !== undefined || own(block.body, 'for_each') !== undefined)
      reading.leave(at, 'A repeated block: make a plan, which has each of them.');
    else readInstance(instanceIn(block, type, ids, lookup, at, reading), reading);
  }
  for (const name of Object.keys(record(config, 'module') ?? {}))
    reading.leave(
      { file, place: `module.${name}` },
      'A module: make a plan, which has what is in it.',
    );
  leaveOthers(others, file, reading);
}
