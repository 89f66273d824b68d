import type { AccessRequest } from './decision.ts';
import type { PrincipalElement } from '../language/document.ts';

type Caller = AccessRequest['principal'];

/** An account is named by its id or by the URN of its root. */
function isCaller(value: string, caller: Caller): boolean {
  return (
    value === '*' ||
    value === caller.accountId ||
    value === caller.urn ||
    value === `iam::${caller.accountId}:root`
  );
}

/**
 * Whether a value can name somebody under IAM: everybody, an account ID (lower case, as `isCaller`
 * compares it), the root of an account, or a URN of IAM or STS (docs/sources/policy-grammar.md#4).
 */
export const isIamPrincipal = (value: string): boolean =>
  value === '*' ||
  /^[0-9a-f]{32}$/.test(value) ||
  /^iam::[^:]+:root$/.test(value) ||
  /^(iam|sts):[^:]*:[^:]+:[^:]+:.+$/.test(value);

/** Whether a value can name a cloud service: `service.CODE`, or all of them. */
export const isServicePrincipal = (value: string): boolean =>
  value === '*' || /^service\.[A-Za-z0-9_.-]+$/.test(value);

/**
 * How a service principal stands to those that exist. Principals are compared with case (`names`),
 * so one in other letters means nobody; `meant` is the one that differs from it in case, or lacks
 * nothing but the prefix. Ours.
 */
export type ServiceStanding =
  | { readonly is: 'listed' }
  | { readonly is: 'respelled'; readonly meant: string }
  | { readonly is: 'unlisted' };

/**
 * @param known service principals that exist; an empty list knows nothing, and everything
 * counts as listed
 */
export function serviceStanding(value: string, known: readonly string[]): ServiceStanding {
  if (value === '*' || known.length === 0 || known.includes(value)) return { is: 'listed' };
  const folded = value.toLowerCase();
  const meant = known.find(
    (principal) =>
      principal.toLowerCase() === folded || principal.toLowerCase() === `service.${folded}`,
  );
  return meant === undefined ? { is: 'unlisted' } : { is: 'respelled', meant };
}

const EXTERNAL_USER = ':external-user:';

/**
 * The provider's URN ends in its name; the session of an external user carries that name:
 * `sts::<acct>:external-user:<idp>/<session>`.
 */
function isFromProvider(providerUrn: string, caller: Caller): boolean {
  const at = caller.urn.indexOf(EXTERNAL_USER);
  if (at < 0) return false;
  const provider = caller.urn.slice(at + EXTERNAL_USER.length).split('/')[0];
  const account = providerUrn.split(':')[2];
  return (
    provider !== '' && account === caller.accountId && providerUrn.split(':').at(-1) === provider
  );
}

function names(element: PrincipalElement, caller: Caller): boolean {
  if (caller.service !== undefined)
    return element.Service?.some((value) => value === '*' || value === caller.service) === true;
  return (
    element.IAM?.some((value) => isCaller(value, caller)) === true ||
    element.Identity_provider?.some((urn) => isFromProvider(urn, caller)) === true
  );
}

/**
 * Whether the Principal (or NotPrincipal) element of a trust or resource policy means the caller.
 * Without the element nobody is meant.
 */
export function principalMatches(
  principal: { readonly not: boolean; readonly value: PrincipalElement } | null,
  caller: Caller,
): boolean {
  return principal !== null && names(principal.value, caller) !== principal.not;
}
