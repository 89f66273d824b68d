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

export const startingForm: AgencyForm = { name: '', type: 'account', accountId: '', service: '', session: '3600', externalId: '', description: '' };

/** 1-64 letters, digits and `_ + = , . @ -` (console reference 13.2). */
export function agencyNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter an agency name.';
  if (name.length > 64) return 'At most 64 characters.';
  return /^[A-Za-z0-9_+=,.@-]+$/.test(name) ? undefined : 'Only letters, digits and the characters _ + = , . @ - are allowed.';
}

/** The id of the delegated account. */
export const accountIdProblem = (id: string): string | undefined => (/^[0-9a-f]{32}$/.test(id) ? undefined : 'An account ID has 32 digits and letters a to f.');

/** 3,600 to 43,200 seconds (console reference 13.2). */
export const sessionProblem = (text: string): string | undefined => (/^\d{1,6}$/.test(text) && Number(text) >= 3600 && Number(text) <= 43_200 ? undefined : 'Enter 3600 to 43200 seconds.');

/** Optional; 2-1224 characters of those that external ids take elsewhere (ours: the sources name the field only). */
export const externalIdProblem = (id: string): string | undefined => (id === '' || /^[\w+=,.@:/-]{2,1224}$/.test(id) ? undefined : '2 to 1224 letters, digits and the characters _ + = , . @ : / - are allowed.');

export const descriptionProblem = (text: string): string | undefined => (text.length > 1000 ? 'At most 1000 characters.' : undefined);

/** The trust policy that the form stands for: who may assume the agency, and with which external id (policy grammar 4.5). */
export function trustPolicyOf({ type, accountId, service, externalId }: Pick<AgencyForm, 'type' | 'accountId' | 'service' | 'externalId'>): string {
  const statement = {
    Effect: 'Allow',
    Principal: type === 'account' ? { IAM: [accountId] } : { Service: [service] },
    Action: ['sts:agencies:assume'],
    ...(type === 'account' && externalId !== '' ? { Condition: { StringEquals: { 'sts:ExternalId': [externalId] } } } : {}),
  };
  return JSON.stringify({ Version: '5.0', Statement: [statement] }, null, 4);
}

/** "1 hour", "90 minutes": a session duration in words. */
export function durationWords(seconds: number): string {
  const [amount, unit] = seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
