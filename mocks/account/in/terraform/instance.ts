import { idFor } from '#mocks/ground/ids.ts';
import type { Place } from '../facts/fact.ts';
import type { Reading } from '../facts/reading.ts';
import { withoutSecrets } from '../facts/secrets.ts';
import { filled, isRec, own, text, type Rec } from '../facts/values.ts';

/**
 * One instance of a resource or a data source with the values it has, secrets taken out. `type`
 * is the provider's name without its prefix: `identity_group`.
 */
export type Instance = {
  readonly address: string;
  readonly type: string;
  readonly mode: 'managed' | 'data';
  readonly values: Rec;
  /** Members whose value nobody knows before the plan is applied. */
  readonly unknown: ReadonlySet<string>;
  readonly at: Place;
};

/** Builds of the provider for the clouds of this family; all share the names behind the prefix. */
const prefix =
  /^(?:huaweicloud|huaweicloudstack|hcs|opentelekomcloud|flexibleengine|g42cloud|sbercloud)_(.+)$/;

/** Former names of resources: `identity_role_v3`, `iam_agency_v3`. */
const former = (name: string): string =>
  name.replace(/_v3$/, '').replace(/^iam_agency$/, 'identity_agency');

/** The name of a type without its provider; undefined for another provider's. */
export const typeOf = (full: string): string | undefined => {
  const name = prefix.exec(full)?.[1];
  return name === undefined ? undefined : former(name);
};

/** Whether a type is about identities or organizations. */
export const isAboutAccess = (type: string): boolean =>
  /^(identity|organizations_)|^enterprise_projects?$/.test(type);

/** The id that stands for a resource which has none yet: the same for the same address. */
export const idOfAddress = (address: string): string => idFor('import', `terraform/${address}`);

/** The id of an instance: its own, or the one that stands for it. */
export const idOf = ({ values, address }: Pick<Instance, 'values' | 'address'>): string =>
  filled(values, 'id') ?? idOfAddress(address);

/** How many resources of other kinds were passed over, by type. */
export type Others = Map<string, number>;

/** Tells of resources that are about something else: one line for each type. */
export function leaveOthers(others: Others, file: string, reading: Reading): void {
  for (const [type, count] of others)
    reading.leave(
      { file, place: type },
      `${count} of a type that is not about identities or organizations.`,
    );
}

/** A resource as Terraform prints it in a state or among planned values. */
export function instanceOf(
  raw: Rec,
  file: string,
  reading: Reading,
  others: Others,
): Instance | undefined {
  const full = filled(raw, 'type') ?? '';
  const address = filled(raw, 'address') ?? full;
  const at = { file, place: address };
  const values = own(raw, 'values');
  const type = typeOf(full);
  if (type === undefined || !isAboutAccess(type)) {
    const { dropped } = withoutSecrets(values ?? null, own(raw, 'sensitive_values') ?? false);
    reading.secrets += dropped;
    others.set(full, (others.get(full) ?? 0) + 1);
    return undefined;
  }
  if (!isRec(values)) {
    reading.leave(at, 'A resource without values.');
    return undefined;
  }
  const { value, dropped } = withoutSecrets(values, own(raw, 'sensitive_values') ?? false);
  reading.secrets += dropped;
  return {
    address,
    type,
    mode: text(raw, 'mode') === 'data' ? 'data' : 'managed',
    values: value as Rec, // an object cleaned is an object
    unknown: new Set(),
    at,
  };
}
