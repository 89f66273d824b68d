import type { AccessRequest } from '../engine/decision.ts';
import type { Witness } from './witness.ts';

const quoted = (value: string | readonly string[]): string =>
  typeof value === 'string' ? `“${value}”` : value.map((one) => `“${one}”`).join(' and ');

function whoWords({ accountId, urn, service, administrator }: AccessRequest['principal']): string {
  if (service !== undefined) return `by ${service}`;
  return administrator === undefined ? '' : `by ${urn} of the account ${accountId}`;
}

function whereWords(target: AccessRequest['target']): string {
  if (target.class === 'global') return '';
  const within =
    target.enterpriseProjectId === undefined
      ? ''
      : `, enterprise project ${target.enterpriseProjectId}`;
  return `in the project ${target.projectId}${within}`;
}

/**
 * What a request says beside its action, in words: on what, by whom, where and in which
 * circumstances, as far as they matter.
 */
export function circumstanceWords({ resource, principal, target, context }: AccessRequest): string {
  const circumstances = Object.entries(context).map(([key, value]) => `${key} ${quoted(value)}`);
  const parts = [
    resource === undefined ? '' : `on ${resource}`,
    whoWords(principal),
    whereWords(target),
    circumstances.length === 0 ? '' : `with ${circumstances.join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/**
 * A request on which two policies differ, with the statement that makes the difference. Statements
 * are counted from one.
 */
export function witnessWords({ request, statement }: Witness): string {
  const by =
    statement === null
      ? ''
      : ` (${statement.side} policy, statement ${statement.index + 1}${statement.sid === null || statement.sid === '' ? '' : ` “${statement.sid}”`})`;
  return `${[request.action, circumstanceWords(request)].filter((part) => part !== '').join(' ')}${by}`;
}
