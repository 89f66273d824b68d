import { sameRow } from '#mocks/world/journal.ts';
import {
  isAddresses,
  isDocument,
  isRef,
  kinds,
  type Item,
  type Kind,
  type Ref,
  type Value,
} from './items.ts';

/** A field that differs; undefined where it is not there. */
export type FieldChange = {
  readonly field: string;
  readonly old: Value | undefined;
  readonly new: Value | undefined;
};

/** What happens to one thing. Without `before` it is created, without `after` removed. */
export type ItemChange = {
  readonly kind: Kind;
  readonly before?: Item;
  readonly after?: Item;
  readonly fields: readonly FieldChange[];
};

/** What leads from one state of an account to another. */
export type Difference = {
  /** In the order of `kinds`, each kind by name. */
  readonly changes: readonly ItemChange[];
  readonly before: readonly Item[];
  readonly after: readonly Item[];
};

/** What no call changes: where it differs, the thing is removed and created anew. */
const fixed: Partial<Record<Kind, readonly string[]>> = {
  enterpriseProject: ['name', 'type'],
  project: ['region'],
  user: ['root'],
  agency: ['name'],
  trustAgency: ['name', 'path'],
  serviceAgency: ['name', 'service_principal', 'description'],
  identityPolicy: ['name', 'path'],
};

/** Things that are known by what they join or belong to, not by an id of their own. */
const linkFields: Partial<Record<Kind, readonly string[]>> = {
  policyVersion: ['policy', 'document'],
  loginProfile: ['user'],
  loginProtect: ['user'],
  tag: ['of', 'key'],
  membership: ['group', 'user'],
  grant: ['holder', 'permission', 'scope'],
  attachment: ['policy', 'holder'],
  scpAttachment: ['policy', 'entity'],
};

const refKey = ({ ref, id }: Pick<Ref, 'ref' | 'id'>): string => `${ref}/${id}`;
/** What tells an item from all others of its state. */
export const keyOf = ({ kind, id }: Item): string => `${kind}/${id}`;

const sameValue = (a: Value | undefined, b: Value | undefined): boolean => {
  if (isDocument(a) && isDocument(b))
    return a.json !== undefined && b.json !== undefined
      ? sameRow(a.json, b.json)
      : a.text === b.text;
  if (isRef(a) && isRef(b)) return a.ref === b.ref && a.name === b.name;
  if (isAddresses(a) && isAddresses(b)) return sameRow(a.addresses, b.addresses);
  return Object.is(a, b);
};

/** Which thing of before a thing of after is: the same id, or else the same name. */
class Identities {
  readonly #keys = new Map<string, string>();

  constructor(before: readonly Item[], after: readonly Item[]) {
    const old = new Map(before.map((one) => [keyOf(one), one]));
    const kept = new Set(after.map(keyOf));
    const free = new Map<string, Item>();
    for (const one of before)
      if (linkFields[one.kind] === undefined && !kept.has(keyOf(one)))
        free.set(`${one.kind}/${one.name}`, one);
    for (const one of after) {
      if (linkFields[one.kind] !== undefined) continue;
      const same = old.get(keyOf(one)) ?? free.get(`${one.kind}/${one.name}`);
      const replaced = same !== undefined && isReplaced(same, one);
      this.#keys.set(
        keyOf(one),
        same === undefined ? keyOf(one) : replaced ? `new ${keyOf(one)}` : keyOf(same),
      );
    }
  }

  /** The key of what a thing of after points at. */
  of(ref: Pick<Ref, 'ref' | 'id'>): string {
    return this.#keys.get(refKey(ref)) ?? refKey(ref);
  }
}

const isReplaced = (before: Item, after: Item): boolean =>
  (fixed[before.kind] ?? []).some((field) => !sameValue(before.fields[field], after.fields[field]));

/** A key for everything: links by what they join, several alike ones numbered. */
function keyed(
  items: readonly Item[],
  identify: (ref: Pick<Ref, 'ref' | 'id'>) => string,
): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const one of items) {
    const parts = linkFields[one.kind];
    const base =
      parts === undefined
        ? identify({ ref: one.kind, id: one.id })
        : JSON.stringify([
            one.kind,
            ...parts.map((field) => {
              const value = one.fields[field];
              if (isRef(value)) return identify(value);
              return isDocument(value) ? value.text : value;
            }),
          ]);
    let key = base;
    for (let no = 2; found.has(key); no += 1) key = `${base}#${no}`;
    found.set(key, one);
  }
  return found;
}

function fieldsThatDiffer(before: Item | undefined, after: Item | undefined): FieldChange[] {
  const names = new Set([
    ...Object.keys(before?.fields ?? {}),
    ...Object.keys(after?.fields ?? {}),
  ]);
  return [...names].flatMap((field) => {
    const [old, next] = [before?.fields[field], after?.fields[field]];
    return sameValue(old, next) ? [] : [{ field, old, new: next }];
  });
}

const changeOf = (before: Item | undefined, after: Item | undefined): ItemChange[] => {
  const kind = (after ?? before)?.kind;
  if (kind === undefined) return [];
  const fields = fieldsThatDiffer(before, after);
  return before !== undefined && after !== undefined && fields.length === 0
    ? []
    : [{ kind, ...(before && { before }), ...(after && { after }), fields }];
};

const nameOf = ({ before, after }: ItemChange): string => (after ?? before)?.name ?? '';

/** A version that takes the place of another is shown by what it says otherwise. */
const since = (change: ItemChange, former: Value | undefined): ItemChange => ({
  ...change,
  fields: change.fields.map((one) =>
    one.field === 'document' && former !== undefined ? { ...one, old: former } : one,
  ),
});

/**
 * Compares two states of an account. What has the same id is the same thing, otherwise what is of
 * the same kind and name is.
 */
export function differenceOf(before: readonly Item[], after: readonly Item[]): Difference {
  const identities = new Identities(before, after);
  const old = keyed(before, refKey);
  const next = keyed(after, (ref) => identities.of(ref));
  const former = (item: Item | undefined): Value | undefined =>
    item?.kind === 'policyVersion' && item.fields['in_effect'] === true
      ? before.find(
          (one) =>
            one.kind === 'policyVersion' &&
            one.fields['in_effect'] === true &&
            isRef(one.fields['policy']) &&
            isRef(item.fields['policy']) &&
            one.fields['policy'].id === item.fields['policy'].id,
        )?.fields['document']
      : undefined;
  const changes = [...new Set([...old.keys(), ...next.keys()])]
    .flatMap((key) => {
      const [was, is] = [old.get(key), next.get(key)];
      // Links follow their ends: what only was renamed at an end has not changed itself.
      return was !== undefined && is !== undefined && linkFields[was.kind] !== undefined
        ? changeOf(was, withRefsOf(is, was))
        : changeOf(was, is);
    })
    .map((change) => (change.before === undefined ? since(change, former(change.after)) : change))
    .toSorted(
      (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (nameOf(a) < nameOf(b) ? -1 : 1),
    );
  return { changes, before, after };
}

/** A link with the names of its ends as they were, so that only what is its own differs. */
const withRefsOf = (after: Item, before: Item): Item => ({
  ...after,
  fields: Object.fromEntries(
    Object.entries(after.fields).map(([field, value]) => [
      field,
      isRef(value) ? (before.fields[field] ?? value) : value,
    ]),
  ),
});

/** Everything of a state as something to be created, for an export of the whole. */
export const wholeOf = (after: readonly Item[]): Difference => differenceOf([], after);

/** `create`, `update` or `delete`: the words of plans. */
export const actionOf = ({ before, after }: ItemChange): 'create' | 'update' | 'delete' =>
  before === undefined ? 'create' : after === undefined ? 'delete' : 'update';
