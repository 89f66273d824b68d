import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { readAddress, readDate } from '#src/domain/policy/language/conditions/operators/values.ts';

/**
 * Condition keys with what requests carry in place of their own value; `null` leaves the key out.
 */
export type Circumstances = Result<AppContract['circumstancesShow']>['circumstances'];

/** Choice of a field: requests carry what they would by themselves, or nothing. */
export const asUsual = 'usual';
export const notCarried = 'none';

/** The form: an empty address is the usual one; `region` is a choice or a region's id. */
export type CircumstancesForm = {
  readonly address: string;
  readonly mfa: typeof asUsual | typeof notCarried | 'true' | 'false';
  readonly time: typeof asUsual | typeof notCarried | 'fixed';
  readonly fixedTime: string;
  readonly region: string;
};

const keys = {
  address: 'g:SourceIp',
  mfa: 'g:MFAPresent',
  time: 'g:CurrentTime',
  region: 'g:RequestedRegion',
} as const;
const shown: ReadonlySet<string> = new Set(Object.values(keys).map((key) => key.toLowerCase()));

/**
 * The rehearsed value of a key, names compared without case; undefined when the key is as usual.
 */
function valueOf(circumstances: Circumstances, key: string): string | null | undefined {
  const found = Object.entries(circumstances).find(
    ([name]) => name.toLowerCase() === key.toLowerCase(),
  )?.[1];
  return Array.isArray(found) ? found.join(', ') : found;
}

const choiceOf = (value: string | null | undefined): string =>
  value === undefined ? asUsual : (value ?? notCarried);

/** What the form shows for these circumstances. */
export function toForm(circumstances: Circumstances): CircumstancesForm {
  const mfa = choiceOf(valueOf(circumstances, keys.mfa));
  const time = valueOf(circumstances, keys.time);
  return {
    address: valueOf(circumstances, keys.address) ?? '',
    mfa:
      mfa === asUsual || mfa === notCarried ? mfa : mfa.toLowerCase() === 'true' ? 'true' : 'false',
    time: typeof time === 'string' ? 'fixed' : time === null ? notCarried : asUsual,
    fixedTime: time ?? '',
    region: choiceOf(valueOf(circumstances, keys.region)),
  };
}

/** The circumstances the form asks for. Keys it has no field for stay as they were. */
export function fromForm(form: CircumstancesForm, before: Circumstances): Circumstances {
  const rest = Object.entries(before).filter(([key]) => !shown.has(key.toLowerCase()));
  const chosen: readonly (readonly [string, string])[] = [
    [keys.address, form.address.trim() === '' ? asUsual : form.address.trim()],
    [keys.mfa, form.mfa],
    [keys.time, form.time === 'fixed' ? form.fixedTime.trim() : form.time],
    [keys.region, form.region],
  ];
  const set = chosen.flatMap(([key, value]) =>
    value === asUsual ? [] : [[key, value === notCarried ? null : value] as const],
  );
  return Object.fromEntries([...rest, ...set]);
}

/** What is wrong with an address; undefined for a good one and for none. */
export const addressProblem = (text: string): string | undefined =>
  text.trim() === '' || readAddress(text) !== null
    ? undefined
    : 'Enter one IPv4 or IPv6 address, for example 198.51.100.7.';

/** What is wrong with a fixed time. */
export const timeProblem = (text: string): string | undefined =>
  readDate(text) === null ? 'Enter an ISO 8601 time, for example 2026-12-24T18:00:00Z.' : undefined;
