import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import entries from './system/identityPolicies.json' with { type: 'json' };

/**
 * A system-defined identity policy (5.0) of the new console. All have one version, `v1`,
 * which is the default.
 */
export type SystemIdentityPolicy = {
  /** UUID form. */
  readonly id: string;
  readonly name: string;
  /** `iam::system:policy:<Name>` */
  readonly urn: string;
  readonly description: string;
  readonly defaultVersion: 'v1';
  /** ISO 8601; the same for all (ours). */
  readonly createdAt: string;
  /** Attached by a service to its own agency only; people cannot attach it. */
  readonly serviceLinked: boolean;
  readonly document: RawPolicy;
  /** Is the document one that a page prints, or was it chosen here? */
  readonly content: 'published' | 'ours';
  readonly source?: string;
  /** Set when the document was chosen here: on what basis. */
  readonly ours?: string;
};

type Entry = Pick<
  SystemIdentityPolicy,
  'id' | 'name' | 'description' | 'document' | 'source' | 'ours'
> & { readonly serviceLinked?: boolean };

/**
 * System-defined identity policies, in the order of their file; `ours` marks a document that
 * no source gives.
 */
export const systemIdentityPolicies: readonly SystemIdentityPolicy[] = (
  entries as readonly Entry[]
).map((entry) => ({
  ...entry,
  urn: `iam::system:policy:${entry.name}`,
  defaultVersion: 'v1',
  createdAt: '2024-01-01T00:00:00Z',
  serviceLinked: entry.serviceLinked ?? false,
  content: entry.ours === undefined ? 'published' : 'ours',
}));

const byName: ReadonlyMap<string, SystemIdentityPolicy> = new Map(
  systemIdentityPolicies.map((policy) => [policy.name, policy]),
);

/** The system-defined identity policy of this name; undefined if there is none. */
export const findSystemIdentityPolicy = (name: string): SystemIdentityPolicy | undefined =>
  byName.get(name);
