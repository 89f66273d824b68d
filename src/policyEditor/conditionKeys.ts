import { globalConditionKeys } from '#src/catalog/conditionKeys.ts';
import type { ActionVersion, ServiceActions } from '#src/catalog/types.ts';
import type { KeyChoice } from './conditionForm.ts';

/**
 * The condition keys that make sense for these services: the global ones of the version, then
 * each service's own.
 */
export function conditionKeysFor(
  services: readonly ServiceActions[],
  version: ActionVersion,
): readonly KeyChoice[] {
  const global = globalConditionKeys
    .filter((key) => key.versions.includes(version))
    .map(({ key, type, multiValued, description }): KeyChoice => ({
      key,
      type,
      multiValued,
      description,
      from: 'Global condition keys',
    }));
  const own = services.flatMap(({ service, conditionKeys }) =>
    conditionKeys.map(({ key, type, multiValued }): KeyChoice => ({
      key,
      type,
      multiValued: multiValued ?? false,
      description: '',
      from: `Condition keys of ${service}`,
    })),
  );
  return [...global, ...own];
}
