/** A service that the account enables before its first use, and what is said until then. */
export type NotEnabled = {
  readonly service: 'COC' | 'UCS';
  /** First line: what keeps the call back. */
  readonly why: string;
  /** Then what helps; the way there is offered beside it. */
  readonly advice: string;
};

const words = (service: NotEnabled['service'], advice: string): NotEnabled => ({
  service,
  why: `${service} has not been enabled in this account.`,
  advice,
});

/**
 * What every console says while a service is not enabled, by the code of its refusal (ours: the
 * services publish none).
 */
export const notEnabled = {
  'COC.0001': words('COC', 'Enable it on its service authorization page, or ask the account to.'),
  'UCS.0001': words(
    'UCS',
    'Only the account itself can: ask it to agree on the service authorization page of UCS.',
  ),
} as const;

/** What is said of a refusal with this code; undefined where a service is not what is missing. */
export const notEnabledBy = (code: string): NotEnabled | undefined =>
  code === 'COC.0001' || code === 'UCS.0001' ? notEnabled[code] : undefined;
