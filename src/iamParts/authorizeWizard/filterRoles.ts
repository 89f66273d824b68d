import type { RoleRow } from '../roles.ts';
import type { WizardState } from './wizardUrl.ts';

type RoleFilter = Pick<WizardState, 'kind' | 'service' | 'match' | 'search' | 'onlySelected'>;

function found(role: RoleRow, match: RoleFilter['match'], search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const name = role.displayName.toLowerCase();
  if (match === 'exact') return name === wanted;
  const text = `${name}\n${role.description.toLowerCase()}`;
  return wanted.split(/\s+/).every((word) => text.includes(word));
}

/**
 * The rows of the policy picker. Fuzzy search finds every word somewhere in name or description, exact search the whole
 * name; neither minds the case. Source: console reference 5.2; what exact means is ours.
 */
export function filterRoles(roles: readonly RoleRow[], { kind, service, match, search, onlySelected }: RoleFilter, selected: ReadonlySet<string>): readonly RoleRow[] {
  return roles.filter(
    (role) => (kind === 'all' || role.kind === kind) && (service === '' || role.services.includes(service)) && found(role, match, search) && (!onlySelected || selected.has(role.id)),
  );
}

/** Custom policies first, then by name: the order of the console's own lists (console reference 7.1). */
export const inListOrder = (roles: readonly RoleRow[]): readonly RoleRow[] =>
  roles.toSorted((a, b) => Number(b.kind === 'custom-policy') - Number(a.kind === 'custom-policy') || a.displayName.localeCompare(b.displayName, 'en'));
