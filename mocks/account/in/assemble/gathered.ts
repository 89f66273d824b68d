import type { FactKind, FactOf, Fact, Left, Place } from '../facts/fact.ts';
import { Things } from './things.ts';

/** Facts by kind, in the order in which files say them. */
export type ByKind = { readonly [K in FactKind]?: readonly Fact<K>[] };

export function byKind(facts: readonly Fact[]): ByKind {
  const found: Partial<Record<FactKind, Fact[]>> = {};
  for (const fact of facts) (found[fact.kind] ??= []).push(fact);
  return found as ByKind; // every fact stands under its own kind
}

/** The kinds that others refer to. */
export type Named =
  | 'user'
  | 'group'
  | 'role'
  | 'agency'
  | 'identityPolicy'
  | 'project'
  | 'enterpriseProject'
  | 'scp'
  | 'node';

/** What people call the kinds. */
export const words: Readonly<Record<FactKind, string>> = {
  account: 'account',
  project: 'project',
  enterpriseProject: 'enterprise project',
  user: 'user',
  group: 'group',
  membership: 'group membership',
  role: 'role',
  grant: 'role assignment',
  agency: 'agency',
  trust: 'trust policy',
  serviceAgency: 'service-linked agency',
  identityPolicy: 'policy',
  version: 'policy version',
  attachment: 'policy attachment',
  accessKey: 'access key',
  mfaDevice: 'MFA device',
  loginProtect: 'login protection',
  loginProfile: 'login profile',
  tag: 'tag',
  setting: 'account setting',
  quota: 'quota',
  scp: 'service control policy',
  scpAttachment: 'service control policy attachment',
  node: 'organization level',
  kept: 'kept',
  use: 'recorded call',
};

/** Everything that files name, by kind. */
export class Gathered {
  readonly facts: ByKind;
  readonly left: Left[] = [];
  readonly things: { readonly [K in Named]: Things<FactOf[K]> };

  constructor(facts: readonly Fact[]) {
    this.facts = byKind(facts);
    this.things = {
      user: this.#read('user'),
      group: this.#read('group'),
      role: this.#read('role'),
      agency: this.#read('agency'),
      identityPolicy: this.#read('identityPolicy'),
      project: this.#read('project'),
      enterpriseProject: this.#read('enterpriseProject'),
      scp: this.#read('scp'),
      node: this.#read('node'),
    };
  }

  /** The facts of one kind. */
  of<K extends FactKind>(kind: K): readonly Fact<K>[] {
    return this.facts[kind] ?? [];
  }

  #read<K extends Named>(kind: K): Things<FactOf[K]> {
    const things = new Things<FactOf[K]>(words[kind]);
    for (const { is, at } of this.of(kind)) things.add(is, at);
    return things;
  }

  /** Notes something that cannot be joined with the rest. */
  leave({ file, place }: Place, reason: string): void {
    this.left.push({ file, place, reason });
  }
}
