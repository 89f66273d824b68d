import type { AccessRequest } from '../engine/decision.ts';
import type { PrincipalElement } from '../language/document.ts';

/** Who asks. */
export type Caller = AccessRequest['principal'];

const accountOf = (urn: string): string | undefined => {
  const parts = urn.split(':');
  return parts.length > 4 ? parts[2] : undefined;
};

/** The URN of a user of an account, not named by any of those given. */
function someUser(account: string, taken: ReadonlySet<string>, name = 'user'): string {
  const urn = `iam::${account}:user:${name}`;
  return taken.has(urn) ? someUser(account, taken, `${name}-2`) : urn;
}

/** Somebody signed in through a provider: the provider's URN ends in its name. */
function throughProvider(urn: string): Caller | null {
  const account = urn.split(':')[2];
  const provider = urn.split(':').at(-1);
  if (account === undefined || provider === undefined || provider === '') return null;
  return { accountId: account, urn: `sts::${account}:external-user:${provider}/session` };
}

/** Their own account lets them do everything: only the policy that names principals decides. */
const inCharge = (caller: Caller): Caller => ({
  ...caller,
  administrator: { type: 'account', id: caller.accountId, name: caller.accountId },
});

/**
 * Callers that principal elements tell apart: everybody who is named, another user of each account
 * that is named, and strangers: an account and a cloud service that nobody names.
 */
export function callersNamed(elements: readonly PrincipalElement[]): readonly Caller[] {
  const named = new Set(elements.flatMap(({ IAM = [] }) => IAM).filter((value) => value !== '*'));
  const providers = elements.flatMap(({ Identity_provider = [] }) => Identity_provider);
  const services = new Set(
    elements.flatMap(({ Service = [] }) => Service).filter((value) => value !== '*'),
  );
  const urns = [...named].filter(
    (value) => accountOf(value) !== undefined && !/^iam::[^:]*:root$/.test(value),
  );
  const accounts = new Set(
    [...named].map((value) => accountOf(value) ?? /^iam::([^:]*):root$/.exec(value)?.[1] ?? value),
  );
  for (const urn of providers) {
    const account = urn.split(':')[2];
    if (account !== undefined) accounts.add(account);
  }
  const stranger = accounts.has('another-account') ? 'yet-another-account' : 'another-account';
  const people: Caller[] = [
    ...urns.map((urn) => ({ accountId: accountOf(urn) ?? '', urn })),
    ...[...accounts, stranger].map((accountId) => ({ accountId, urn: someUser(accountId, named) })),
    ...providers.map(throughProvider).filter((caller) => caller !== null),
  ];
  const service = services.has('service.ANOTHER') ? 'service.YETANOTHER' : 'service.ANOTHER';
  return [
    ...people.map(inCharge),
    ...[...services, service].map((name): Caller => ({ accountId: '', urn: '', service: name })),
  ];
}
