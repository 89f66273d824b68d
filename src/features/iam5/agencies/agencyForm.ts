import { sessionLimits } from '#src/domain/access/newIamRules.ts';

/** What the form of a new trust agency holds. `session` is the duration in seconds as typed. */
export type AgencyForm = {
  readonly name: string;
  readonly type: 'account' | 'service';
  readonly accountId: string;
  readonly service: string;
  readonly session: string;
  readonly externalId: string;
  readonly description: string;
};

export const startingForm: AgencyForm = {
  name: '',
  type: 'account',
  accountId: '',
  service: '',
  session: '3600',
  externalId: '',
  description: '',
};

/** The id of the delegated account. */
export const accountIdProblem = (id: string): string | undefined =>
  /^[0-9a-f]{32}$/.test(id) ? undefined : 'An account ID has 32 digits and letters a to f.';

/** A session duration in seconds, as typed. */
export function sessionProblem(text: string): string | undefined {
  const { min, max } = sessionLimits;
  return /^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max
    ? undefined
    : `Enter ${min} to ${max} seconds.`;
}

/**
 * Optional; 2-1224 characters of those that external ids take elsewhere (ours: the sources name
 * the field only).
 */
export const externalIdProblem = (id: string): string | undefined =>
  id === '' || /^[\w+=,.@:/-]{2,1224}$/.test(id)
    ? undefined
    : '2 to 1224 letters, digits and the characters _ + = , . @ : / - are allowed.';

/**
 * The trust policy that the form stands for: who may assume the agency, and with which external id
 * (docs/sources/policy-grammar.md#4).
 */
export function trustPolicyOf({
  type,
  accountId,
  service,
  externalId,
}: Pick<AgencyForm, 'type' | 'accountId' | 'service' | 'externalId'>): string {
  const statement = {
    Effect: 'Allow',
    Principal: type === 'account' ? { IAM: [accountId] } : { Service: [service] },
    Action: ['sts:agencies:assume'],
    ...(type === 'account' && externalId !== ''
      ? { Condition: { StringEquals: { 'sts:ExternalId': [externalId] } } }
      : {}),
  };
  return JSON.stringify({ Version: '5.0', Statement: [statement] }, null, 4);
}

/** "1 hour", "90 minutes": a session duration in words. */
export function durationWords(seconds: number): string {
  const [amount, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
