import type { RoleKind } from '#src/domain/access/grantableRole.ts';
import type { ScopeKind } from '#src/domain/access/scopeChoices.ts';
import type { ChosenScope } from '#src/domain/access/splitGrants.ts';

/** Everything of the wizard that a link carries. Step 3 is not among it: what was granted is a fact, not a state to return to. */
export type WizardState = {
  readonly step: 1 | 2;
  /** Ids of the ticked policies and roles, in the order of ticking. */
  readonly roles: readonly string[];
  readonly kind: RoleKind | 'all';
  /** Catalog code of the service filter; empty for all services. */
  readonly service: string;
  readonly match: 'fuzzy' | 'exact';
  readonly search: string;
  readonly onlySelected: boolean;
  /** Undefined until chosen: the recommended scope counts. */
  readonly scope: ScopeKind | undefined;
  readonly projects: readonly string[];
  readonly enterpriseProjects: readonly string[];
  /** Address inside the console to go to after Finish or Cancel. */
  readonly returnTo: string | undefined;
};

const kinds: readonly (RoleKind | 'all')[] = ['all', 'system-policy', 'system-role', 'custom-policy'];
const scopes: readonly ScopeKind[] = ['all', 'enterpriseProject', 'project', 'global'];
const list = (text: string | null): string[] => [...new Set((text ?? '').split(',').filter((id) => id !== ''))];

/** Only addresses of this console are returned to: a link must not lead elsewhere. */
const inside = (address: string | null): string | undefined => (address !== null && /^\/(?![/\\])/.test(address) ? address : undefined);

/** Reads the wizard's state from an address; whatever is unknown or missing takes its default. */
export function readWizard(search: URLSearchParams): WizardState {
  const roles = list(search.get('roles'));
  return {
    step: search.get('step') === '2' && roles.length > 0 ? 2 : 1,
    roles,
    kind: kinds.find((kind) => kind === search.get('type')) ?? 'all',
    service: search.get('service') ?? '',
    match: search.get('match') === 'exact' ? 'exact' : 'fuzzy',
    search: search.get('search') ?? '',
    onlySelected: search.get('selected') === '1',
    scope: scopes.find((scope) => scope === search.get('scope')),
    projects: list(search.get('projects')),
    enterpriseProjects: list(search.get('eps')),
    returnTo: inside(search.get('return')),
  };
}

/** Writes a state into an address; defaults leave no trace. Parameters of others are kept. */
export function writeWizard(state: WizardState, before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(before);
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  };
  set('step', state.step === 2 ? '2' : undefined);
  set('roles', state.roles.join(','));
  set('type', state.kind === 'all' ? undefined : state.kind);
  set('service', state.service);
  set('match', state.match === 'exact' ? 'exact' : undefined);
  set('search', state.search);
  set('selected', state.onlySelected ? '1' : undefined);
  set('scope', state.scope);
  set('projects', state.projects.join(','));
  set('eps', state.enterpriseProjects.join(','));
  set('return', state.returnTo);
  return next;
}

/** What another page puts behind a wizard's path to hand over: `?roles=ID,ID&scope=all&return=/coc`. */
export function prefill({ roles, scope, returnTo }: { roles: readonly string[]; scope?: ScopeKind; returnTo?: string }): string {
  const search = new URLSearchParams({ roles: roles.join(',') });
  if (scope !== undefined) search.set('scope', scope);
  if (returnTo !== undefined) search.set('return', returnTo);
  return `?${search}`;
}

/** The chosen scope with the ticked rows of its table, ready for splitting. */
export function chosenScope(kind: ScopeKind, state: Pick<WizardState, 'projects' | 'enterpriseProjects'>): ChosenScope {
  switch (kind) {
    case 'all':
    case 'global':
      return { kind };
    case 'project':
      return { kind, projectIds: state.projects };
    case 'enterpriseProject':
      return { kind, enterpriseProjectIds: state.enterpriseProjects };
  }
}
