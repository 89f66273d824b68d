import { tabStorage } from '#src/api/tabStorage.ts';
import { firstTerms, type Terms } from '../parts/terms.ts';

/** What *Add Permission* held when the person left for IAM. */
export type BegunPermission = {
  /** Id of the cluster or fleet; empty while none is chosen. */
  readonly target: string;
  readonly kind: 'user' | 'group';
  readonly subjects: readonly string[];
  readonly terms: Terms;
};

const KEY = 'ucs-begun-permission';

/** A permission of which nothing is chosen but perhaps the cluster or fleet. */
export const newPermission = (target: string): BegunPermission => ({
  target,
  kind: 'user',
  subjects: [],
  terms: firstTerms,
});

/** Keeps it for this tab until the return. */
export const keepBegun = (begun: BegunPermission): void =>
  tabStorage.setItem(KEY, JSON.stringify(begun));

/** What was kept; undefined when nothing was, or somebody else wrote there. */
export function keptBegun(): BegunPermission | undefined {
  try {
    const value = JSON.parse(tabStorage.getItem(KEY) ?? 'null') as Partial<BegunPermission> | null;
    return value !== null &&
      typeof value.target === 'string' &&
      (value.kind === 'user' || value.kind === 'group') &&
      Array.isArray(value.subjects) &&
      typeof value.terms === 'object'
      ? { ...newPermission(value.target), ...value, terms: { ...firstTerms, ...value.terms } }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets it: the dialog was left another way. */
export const forgetBegun = (): void => tabStorage.removeItem(KEY);
