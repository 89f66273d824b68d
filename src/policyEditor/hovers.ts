import { getLocation } from 'jsonc-parser';
import { findService } from '#src/catalog/services.ts';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { readOperatorName } from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import type { EditorHover } from '#src/ui/jsonEditor/types.ts';
import { choicesOf, otherNames } from './actionChoice.ts';
import { conditionKeysFor } from './conditionKeys.ts';
import { dialectOf } from './dialect.ts';
import { operatorEntries, valueHints } from './operatorWords.ts';

/**
 * What the catalogue says of an action, or of the actions that a pattern fits. Undefined for an
 * unknown service.
 */
async function actionWords(
  name: string,
  version: '1.1' | '5.0',
): Promise<readonly string[] | undefined> {
  const service = findService(name.split(':', 1)[0] ?? '');
  if (service === undefined) return undefined;
  const file = await loadServiceActions(service.code);
  if (/[*?]/.test(name)) {
    const fitting = choicesOf(file.actions, [name], version).actions.filter(
      (action) => action.coveredBy !== undefined,
    );
    const listed = fitting
      .slice(0, 8)
      .map((action) => action.name)
      .join(', ');
    const rest = fitting.length > 8 ? ` and ${fitting.length - 8} more` : '';
    return [
      name,
      fitting.length === 0
        ? `Fits no known action of ${service.name}.`
        : `Fits ${fitting.length} actions of ${service.name}: ${listed}${rest}.`,
    ];
  }
  const action = file.actions.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (action === undefined) return [name, `Not in the catalogue of ${service.name}.`];
  const types = (action.resourceTypes ?? []).map(({ type }) => type);
  const others = otherNames(action);
  return [
    action.name,
    action.description,
    `${service.name} · ${action.level.replace('_', ' ')} · ${action.versions.join(' and ')}`,
    ...(types.length === 0 ? [] : [`Resource types: ${types.join(', ')}`]),
    ...(others.length === 0 ? [] : [`Also called: ${others.join(', ')}`]),
  ];
}

function operatorHover(written: string): readonly string[] | undefined {
  const use = readOperatorName(written);
  if (use === null) return undefined;
  const entry = operatorEntries.find(({ name }) => name === use.operator.name);
  const qualifier = {
    none: '',
    ForAllValues: 'Every value of the request must fit. ',
    ForAnyValue: 'At least one value of the request must fit. ',
  }[use.qualifier];
  return [
    written,
    `${qualifier}The key ${entry?.meaning ?? ''}.${use.ifExists ? ' Also true when the request does not carry the key.' : ''}`,
  ];
}

async function keyWords(
  key: string,
  version: '1.1' | '5.0',
): Promise<readonly string[] | undefined> {
  const service = findService(key.split(':', 1)[0] ?? '');
  const files = service === undefined ? [] : [await loadServiceActions(service.code)];
  const plain = (name: string) => name.toLowerCase().replace(/\/.*$/, '/');
  const found = conditionKeysFor(files, version).find((choice) => plain(choice.key) === plain(key));
  if (found === undefined) return undefined;
  return [
    key,
    found.description === '' ? found.from : found.description,
    `${found.type.replace('_', ' ')}${found.multiValued ? ', several values' : ''}. ${valueHints[found.type]}`,
  ];
}

/** What is under the pointer, in words: an action, a pattern, an operator or a condition key. */
export async function describePolicy(
  text: string,
  offset: number,
  profile: PolicyProfile,
): Promise<EditorHover | undefined> {
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset);
  if (
    path[0] !== 'Statement' ||
    previousNode === undefined ||
    offset < previousNode.offset ||
    offset > previousNode.offset + previousNode.length
  )
    return undefined;
  const { version } = dialectOf(profile);
  const written: unknown = previousNode.value;
  if (typeof written !== 'string') return undefined;
  const element = path[2];
  const inCondition = element === 'Condition' && isAtPropertyKey;
  const paragraphs =
    !isAtPropertyKey && (element === 'Action' || element === 'NotAction')
      ? await actionWords(written, version)
      : inCondition && path.length === 4
        ? operatorHover(written)
        : inCondition && path.length === 5
          ? await keyWords(written, version)
          : undefined;
  return (
    paragraphs && {
      offset: previousNode.offset,
      end: previousNode.offset + previousNode.length,
      paragraphs,
    }
  );
}
