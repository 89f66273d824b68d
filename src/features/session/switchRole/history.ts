/** An agency that was entered: whose and which. */
export type Role = { readonly account: string; readonly agency: string };

/** How many are remembered (ours). */
const most = 20;

const keyOf = (userId: string): string => `switch-role-history:${userId}`;
const isRole = (value: unknown): value is Role =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Role>).account === 'string' &&
  typeof (value as Partial<Role>).agency === 'string';
const same = (a: Role, b: Role): boolean => a.account === b.account && a.agency === b.agency;

/**
 * Agencies a person has entered in this browser, the latest first. `userId` is the person's own,
 * also while he acts as an agency.
 */
export function roleHistory(userId: string): readonly Role[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(raw) ? raw.filter(isRole) : [];
  } catch {
    return []; // storage blocked, or somebody else wrote it
  }
}

/** Puts an agency in front. */
export function rememberRole(userId: string, role: Role): void {
  const next = [role, ...roleHistory(userId).filter((entry) => !same(entry, role))].slice(0, most);
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(next));
  } catch {
    // storage blocked: nothing is remembered
  }
}

/** Those whose account or agency contains the text. */
export const matching = (roles: readonly Role[], text: string): readonly Role[] =>
  roles.filter(({ account, agency }) =>
    `${account}/${agency}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
