import type { AddressEntry } from '#src/domain/access/addressList.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';

/** What an account consists of, in the order in which one thing may need another. */
export const kinds = [
  'passwordPolicy',
  'loginPolicy',
  'protectionPolicy',
  'consoleAccess',
  'apiAccess',
  'accountSwitches',
  'enterpriseProject',
  'project',
  'user',
  'group',
  'agency',
  'trustAgency',
  'serviceAgency',
  'role',
  'identityPolicy',
  'policyVersion',
  'scp',
  'loginProfile',
  'loginProtect',
  'accessKey',
  'mfaDevice',
  'tag',
  'membership',
  'grant',
  'attachment',
  'scpAttachment',
] as const;
export type Kind = (typeof kinds)[number];

/** What is pointed at: an item, or something that no account changes. */
export type RefKind = Kind | 'account' | 'systemRole' | 'systemPolicy' | 'node';
export type Ref = { readonly ref: RefKind; readonly id: string; readonly name: string };

/**
 * A policy. `json` where its API takes an object, else its API takes `text` as it stands; `text`
 * is what people read.
 */
export type Document = { readonly text: string; readonly json?: RawPolicy };
/** Addresses from which people are let in. */
export type Addresses = { readonly addresses: readonly AddressEntry[] };
export type Value = string | number | boolean | null | Ref | Document | Addresses;

/** One thing of an account, as people and tools name its parts. Secrets are never among them. */
export type Item = {
  readonly kind: Kind;
  /** Of its row. */
  readonly id: string;
  /** For people: links are called by both ends. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Value>>;
};

/** Whether a value points at something. */
export const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value;

/** Whether a value is a policy. */
export const isDocument = (value: Value | undefined): value is Document =>
  typeof value === 'object' && value !== null && 'text' in value;

/** Whether a value is a list of addresses. */
export const isAddresses = (value: Value | undefined): value is Addresses =>
  typeof value === 'object' && value !== null && 'addresses' in value;

/** A list of addresses in a field; empty where there is none. */
export const addressesOf = (item: Item, field: string): readonly AddressEntry[] => {
  const value = item.fields[field];
  return isAddresses(value) ? value.addresses : [];
};

/** A list of addresses for people: one a line, with its description. */
export const addressText = ({ addresses }: Addresses): string =>
  addresses.map(({ text, description }) => `${text} ${description}`.trimEnd()).join('\n');

/** Whether what something says is in no file: it is there, and cannot be made. */
export const isContentUnknown = ({ fields }: Item): boolean => fields['content_known'] === false;

/** What a field points at. @throws when it points at nothing: the reader of worlds fills it */
export function refOf(item: Item, field: string): Ref {
  const value = item.fields[field];
  if (!isRef(value)) throw new Error(`${item.kind} ${item.name} has no ${field}`);
  return value;
}

/** A policy in a field. @throws as above */
export function documentOf(item: Item, field: string): Document {
  const value = item.fields[field];
  if (!isDocument(value)) throw new Error(`${item.kind} ${item.name} has no ${field}`);
  return value;
}

/** A text in a field; numbers and truth values as texts. @throws as above */
export function textOf(item: Item, field: string): string {
  const value = item.fields[field];
  if (value === undefined || value === null || typeof value === 'object')
    throw new Error(`${item.kind} ${item.name} has no ${field}`);
  return String(value);
}

/** `identityPolicy` as people write it: `identity policy`. */
export const kindWords = (kind: string): string =>
  kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
