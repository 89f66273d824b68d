import type { z } from '#src/api/endpoint/zod.ts';
import type { authorizationSchema } from '#src/api/contract/v5account.ts';
import { loadServiceActions, servicesWithActions } from '#src/catalog/serviceActions.ts';
import type { ServiceActions } from '#src/catalog/types.ts';

const loaded = new Map<string, ServiceActions>();

/**
 * Reads a service's actions before a handler, which must not wait, looks for them. Unknown services
 * are the handler's to refuse.
 */
export async function prepareSchema(code: string): Promise<void> {
  const key = code.toLowerCase();
  if (!loaded.has(key) && servicesWithActions().includes(key))
    loaded.set(key, await loadServiceActions(key));
}

/** The catalogue has English texts only. */
const inBoth = (text: string): { en_US: string; zh_CN: string } => ({ en_US: text, zh_CN: text });

/**
 * The authorization schema of a service whose actions have been read; undefined for others. Actions
 * of 1.1 alone stand only among the aliases.
 */
export function schemaOf(code: string): z.input<typeof authorizationSchema> | undefined {
  const file = loaded.get(code.toLowerCase());
  if (file === undefined) return undefined;
  const templates = new Map(file.resourceTypes.map(({ type, urn }) => [type, urn]));
  const actions = file.actions.filter(({ versions }) => versions.includes('5.0'));
  return {
    version: '5.0',
    actions: actions.map(({ name, level, description, aliases, resourceTypes, conditionKeys }) => ({
      name,
      access_level: level,
      permission_only: false,
      description: inBoth(description),
      ...(aliases && { aliases: [...aliases] }),
      ...(resourceTypes && {
        resources: resourceTypes.map(({ type, required }) => ({
          urn_template: templates.get(type) ?? type,
          required: required ?? false,
        })),
      }),
      ...(conditionKeys && { condition_keys: [...conditionKeys] }),
    })),
    resources: file.resourceTypes.map(({ type, urn }) => ({ type_name: type, urn_template: urn })),
    conditions: file.conditionKeys.map(({ key, type, multiValued }) => ({
      key,
      value_type: type,
      multi_valued: multiValued ?? false,
      description: inBoth(''),
    })),
    operations: [],
  };
}
