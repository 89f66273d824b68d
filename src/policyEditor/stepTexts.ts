import { findService } from '#src/catalog/services.ts';
import type { EditableBlock } from '#src/domain/policy/visualTypes.ts';
import type { StepText } from './StepHeader.tsx';

/**
 * What the header of a block says: the question while a step is open, the answer when it is done
 * (console reference 7.2.1). `service` may be chosen before it is in the text.
 */
export function stepTexts(block: EditableBlock, service: string | null): readonly StepText[] {
  const { actions, resources, conditions } = block;
  const [only] = actions.names;
  const actionText =
    actions.names.length === 0 ? 'Select action'
    : actions.kind === 'all' ? 'All actions'
    : actions.names.length === 1 && only !== undefined ? only.slice(only.indexOf(':') + 1)
    : `Actions: ${actions.names.length}`;
  return [
    { step: 'effect', text: block.effect, done: true },
    { step: 'service', text: service === null ? 'Select service' : (findService(service)?.name ?? service), done: service !== null },
    { step: 'action', text: actionText, done: actions.names.length > 0 },
    { step: 'resource', text: actions.names.length === 0 ? '(Optional) Select resource' : resources.kind === 'all' ? 'Resources: All' : 'Resources: Specific', done: actions.names.length > 0 },
    { step: 'condition', text: conditions.length === 0 ? '(Optional) Add request condition' : `Conditions: ${conditions.length}`, done: conditions.length > 0 },
  ];
}
