import type { Finding } from '#src/domain/policy/text/codes/finding.ts';
import type { VisualBlock } from '#src/domain/policy/visual/visualTypes.ts';
import { statementOf } from './findingList.ts';
import type { BlockStep } from './StepHeader.tsx';

const steps: Readonly<Record<string, BlockStep>> = {
  Effect: 'effect',
  Principal: 'principal',
  Action: 'action',
  Resource: 'resource',
  Condition: 'condition',
};

/**
 * Whether an error belongs to a block: to its statement, or, while the text has no statement yet,
 * to the empty block shown in its place.
 */
export const belongsTo = (
  { path }: Pick<Finding, 'path'>,
  block: VisualBlock,
  hasStatements: boolean,
): boolean =>
  hasStatements ? statementOf({ path }) === block.address.statement : path === '$.Statement';

/**
 * Where the visual editor shows an error: index of the block, and the step that mends it
 * (undefined: the first one that is open). Undefined where no block can show it: it is about the
 * policy as a whole, or about a statement that is read-only here. Of several blocks of one
 * statement, the one whose action it is about.
 */
export function errorPlace(
  finding: Finding,
  text: string,
  blocks: readonly VisualBlock[],
  hasStatements: boolean,
): { readonly index: number; readonly step: BlockStep | undefined } | undefined {
  const named = text.slice(finding.offset, finding.end).replace(/^"|"$/g, '');
  const candidates = blocks.flatMap((block, index) =>
    !block.readOnly && belongsTo(finding, block, hasStatements)
      ? [{ index, names: block.actions.names }]
      : [],
  );
  const place = candidates.find(({ names }) => names.includes(named)) ?? candidates[0];
  if (place === undefined) return undefined;
  const element = /^\$\.Statement\[\d+\]\.(\w+)/.exec(finding.path)?.[1] ?? '';
  return { index: place.index, step: steps[element] };
}
