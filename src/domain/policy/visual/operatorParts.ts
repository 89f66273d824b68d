import type { SetQualifier, VisualCondition } from './visualTypes.ts';

const qualifiers: readonly SetQualifier[] = ['ForAllValues', 'ForAnyValue'];

/** `ForAnyValue:StringEqualsIfExists` → its three parts, also for operators nobody knows. */
export function splitOperator(
  written: string,
): Pick<VisualCondition, 'qualifier' | 'operator' | 'ifExists'> {
  const qualifier = qualifiers.find((prefix) => written.startsWith(`${prefix}:`));
  const rest = qualifier ? written.slice(qualifier.length + 1) : written;
  const ifExists = rest.endsWith('IfExists') && rest !== 'IfExists';
  return {
    ...(qualifier ? { qualifier } : {}),
    operator: ifExists ? rest.slice(0, -'IfExists'.length) : rest,
    ifExists,
  };
}

/** The inverse: the operator as a policy writes it. */
export function joinOperator({
  qualifier,
  operator,
  ifExists,
}: Pick<VisualCondition, 'qualifier' | 'operator' | 'ifExists'>): string {
  return `${qualifier ? `${qualifier}:` : ''}${operator}${ifExists ? 'IfExists' : ''}`;
}
