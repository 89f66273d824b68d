import { findService } from '#src/catalog/services.ts';
import type { EditableBlock } from '#src/domain/policy/visual/visualTypes.ts';
import type { Dialect } from './dialect.ts';
import type { StepText } from './StepHeader.tsx';

/**
 * What the header of a block says: the question while a step is open, the answer when it is done
 * (docs/sources/console.md#7-2-1). `service` may be chosen before it is in the text. Trust policies
 * ask who is meant instead of for
 * a service and resources, unless the text names some.
 */
export function stepTexts(
  block: EditableBlock,
  service: string | null,
  dialect: Dialect,
): readonly StepText[] {
  const { actions, principals, resources, conditions } = block;
  const [only] = actions.names;
  const actionText =
    actions.names.length === 0
      ? 'Select action'
      : actions.kind === 'all'
        ? 'All actions'
        : actions.names.length === 1 && only !== undefined
          ? only.slice(only.indexOf(':') + 1)
          : `Actions: ${actions.names.length}`;
  const hasPrincipals = principals.length > 0 || dialect.elements.includes('Principal');
  const hasService = dialect.service === undefined || service !== dialect.service;
  const hasResources = resources.kind !== 'all' || dialect.elements.includes('Resource');
  // A statement that names agencies cannot have one (docs/sources/policy-grammar.md#3-1).
  const hasConditions = conditions.length > 0 || resources.kind !== 'agencies';
  const [meant] = principals;
  const principalText =
    meant === undefined
      ? 'Add principal'
      : principals.length === 1
        ? meant.value
        : `Principals: ${principals.length}`;
  const steps: readonly (StepText | false)[] = [
    { step: 'effect', text: block.effect, done: true },
    hasPrincipals && { step: 'principal', text: principalText, done: principals.length > 0 },
    hasService && {
      step: 'service',
      text: service === null ? 'Select service' : (findService(service)?.name ?? service),
      done: service !== null,
    },
    { step: 'action', text: actionText, done: actions.names.length > 0 },
    hasResources && {
      step: 'resource',
      text:
        actions.names.length === 0
          ? '(Optional) Select resource'
          : resources.kind === 'all'
            ? 'Resources: All'
            : 'Resources: Specific',
      done: actions.names.length > 0,
    },
    hasConditions && {
      step: 'condition',
      text:
        conditions.length === 0
          ? '(Optional) Add request condition'
          : `Conditions: ${conditions.length}`,
      done: conditions.length > 0,
    },
  ];
  return steps.filter((step) => step !== false);
}
