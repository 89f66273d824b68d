import { filled, isRec, list, own, record, type Rec } from '../facts/values.ts';
import { idOf, type Instance } from './instance.ts';

/** A module of a configuration, and the one that calls it. */
type Module = {
  readonly path: string;
  readonly config: Rec;
  readonly caller?: { readonly module: Module; readonly expressions: Rec };
};

/** What a reference stands for: the texts that it can be replaced by. */
export type Resolver = (references: readonly string[], within: Instance) => readonly string[];

/** `module.a["x"].module.b[0]` without the keys. */
const withoutKeys = (path: string): string => path.replace(/\[[^\]]*\]/g, '');

/** Where an address stands: its module, with keys, and the rest. */
function splitAddress(address: string): { readonly module: string; readonly rest: string } {
  const module =
    /^(?:module\.[^.[]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)+/.exec(address)?.[0] ?? '';
  return { module: module.replace(/\.$/, ''), rest: address.slice(module.length) };
}

/** The key of an instance: `[0]`, `["x"]`, or nothing. */
const keyOf = (address: string): string =>
  /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]$/.exec(address)?.[0] ?? '';

/** Calls of modules nest this deep at most; references are followed this far. */
const deepest = 20;

function moduleAt(root: Rec, path: string): Module | undefined {
  let module: Module = { path: '', config: root };
  const names = [...withoutKeys(path).matchAll(/module\.([^.]+)/g)].map(([, name = '']) => name);
  for (const name of names) {
    const call = record(record(module.config, 'module_calls') ?? {}, name);
    const config = call && record(call, 'module');
    if (call === undefined || config === undefined) return undefined;
    module = { path, config, caller: { module, expressions: record(call, 'expressions') ?? {} } };
  }
  return module;
}

const referencesIn = (expression: unknown): readonly string[] => {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isRec(expression)) return [];
  return (list(expression, 'references') ?? []).filter((one) => typeof one === 'string');
};

/**
 * Resolves what an expression of a configuration refers to, by the instances that are known: their
 * id, or another attribute; through variables of modules and their outputs.
 */
export function resolverFor(configuration: Rec, instances: readonly Instance[]): Resolver {
  const byAddress = new Map(instances.map((one) => [one.address, one]));
  const byResource = new Map<string, Instance[]>();
  for (const one of instances) {
    const resource = one.address.slice(0, one.address.length - keyOf(one.address).length);
    byResource.set(resource, [...(byResource.get(resource) ?? []), one]);
  }
  const valueOf = (instance: Instance, attribute: string): string | undefined =>
    attribute === '' || attribute === 'id' ? idOf(instance) : filled(instance.values, attribute);

  /** The instances of a resource that somebody with a key refers to: his own, or all. */
  const chosen = (
    resource: string,
    key: string,
    ownKey: string,
    isEach: boolean,
  ): readonly Instance[] => {
    const one = byAddress.get(`${resource}${key}`);
    if (one !== undefined) return [one];
    const same = isEach ? byAddress.get(`${resource}${ownKey}`) : undefined;
    return same === undefined ? (byResource.get(resource) ?? []) : [same];
  };

  const resolve = (
    references: readonly string[],
    module: string,
    ownKey: string,
    depth: number,
  ): readonly string[] => {
    if (depth > deepest) return [];
    const isEach = references.some((one) => /^(each|count)\./.test(one));
    // A reference is listed with and without its attribute; the longer one says more.
    const whole = references.filter(
      (one) =>
        !references.some(
          (other) => other !== one && (other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
        ),
    );
    const found = whole.flatMap((reference) => {
      const parts = /^((?:data\.)?[a-z][\w-]*\.[\w-]+)(\[[^\]]*\])?\.?([\w-]*)/i.exec(reference);
      const [, head = '', key = '', attribute = ''] = parts ?? [];
      if (head.startsWith('var.')) return throughVariable(head.slice(4), module, depth);
      if (head.startsWith('module.'))
        return throughOutput(head.slice(7), key, attribute, module, depth);
      const resource = module === '' ? head : `${module}.${head}`;
      return chosen(resource, key, ownKey, isEach).flatMap((one) => valueOf(one, attribute) ?? []);
    });
    return [...new Set(found)];
  };

  const throughVariable = (name: string, module: string, depth: number): readonly string[] => {
    const caller = moduleAt(configuration, module)?.caller;
    if (caller === undefined) return [];
    const outer = module.replace(/(?:^|\.)module\.[^.[]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?$/, '');
    return resolve(referencesIn(own(caller.expressions, name)), outer, keyOf(module), depth + 1);
  };

  const throughOutput = (
    name: string,
    key: string,
    output: string,
    module: string,
    depth: number,
  ): readonly string[] => {
    const inner = [module, `module.${name}${key}`].filter((one) => one !== '').join('.');
    const config = moduleAt(configuration, inner)?.config;
    const declared = config && record(record(config, 'outputs') ?? {}, output);
    if (declared === undefined) return [];
    return resolve(referencesIn(own(declared, 'expression')), inner, '', depth + 1);
  };

  return (references, within) => {
    const { module } = splitAddress(within.address);
    return resolve(references, module, keyOf(within.address), 0);
  };
}

/** The expressions of an instance in the configuration. */
export function expressionsOf(configuration: Rec, { address }: Instance): Rec {
  const { module, rest } = splitAddress(address);
  const config = moduleAt(configuration, module)?.config;
  const plain = rest.slice(0, rest.length - keyOf(rest).length);
  const resource = (list(config ?? {}, 'resources') ?? [])
    .filter(isRec)
    .find((one) => filled(one, 'address') === plain);
  return (resource && record(resource, 'expressions')) ?? {};
}

export { referencesIn };
