import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import type { PrincipalKind } from '#src/domain/policy/language/document.ts';
import {
  isIamPrincipal,
  isServicePrincipal,
  serviceStanding,
} from '#src/domain/policy/engine/principal.ts';
import type { VisualPrincipal } from '#src/domain/policy/visual/visualTypes.ts';

/** The cloud services that can be named, by their principal. */
export const serviceNames: ReadonlyMap<string, string> = new Map(
  servicePrincipals.map(({ principal, displayName }) => [principal, displayName]),
);

/**
 * What each kind of principal is called, and how one is written (docs/sources/policy-grammar.md#4).
 */
export const principalWords: Readonly<
  Record<PrincipalKind, { readonly label: string; readonly placeholder: string }>
> = {
  IAM: { label: 'Account, user or agency', placeholder: 'Account ID or URN' },
  Service: { label: 'Cloud service', placeholder: 'service.CODE' },
  Identity_provider: {
    label: 'Identity provider',
    placeholder: 'iam::<account ID>:identity-provider:<name>',
  },
};

/** What is wrong with a principal that is to be added; undefined when it can be. */
export function principalError(
  { kind, value }: VisualPrincipal,
  listed: readonly VisualPrincipal[],
): string | undefined {
  if (value === '') return 'Enter a principal.';
  if (listed.some((other) => other.kind === kind && other.value === value))
    return 'This principal is in the list already.';
  if (kind === 'Service')
    return isServicePrincipal(value) ? undefined : 'Write service.CODE, for example service.COC.';
  if (kind === 'IAM')
    return isIamPrincipal(value)
      ? undefined
      : 'Enter an account ID (32 digits and letters a to f) or a URN such as iam::<account ID>:user:<name>.';
  return /^iam::[^:\s]+:identity-provider:\S+$/i.test(value)
    ? undefined
    : 'Enter the URN of an identity provider.';
}

const knownServices: readonly string[] = servicePrincipals.map(({ principal }) => principal);

/**
 * A doubt about a listed principal, as the findings of the text say it too
 * (UNKNOWN_SERVICE_PRINCIPAL, SERVICE_PRINCIPAL_CASE): a cloud service the catalogue does not have,
 * or one in other letters; `write` is the spelling that is meant.
 */
export function principalDoubt({
  kind,
  value,
}: VisualPrincipal): { readonly text: string; readonly write?: string } | undefined {
  if (kind !== 'Service' || !isServicePrincipal(value)) return undefined;
  const standing = serviceStanding(value, knownServices);
  if (standing.is === 'respelled')
    return {
      text: 'Letter case counts: no cloud service is spelt like this.',
      write: standing.meant,
    };
  return standing.is === 'unlisted'
    ? { text: 'The catalogue has no such cloud service. Check the spelling.' }
    : undefined;
}
