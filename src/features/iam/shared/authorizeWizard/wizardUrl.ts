import type { ScopeKind } from '#src/domain/access/scopeChoices.ts';
import type { ChosenScope } from '#src/domain/access/splitGrants.ts';

/** What a link to the wizard carries, besides the step and the state of its tables. */
export type WizardChoice = {
  /** Ids of the ticked policies and roles, in the order of ticking. */
  readonly roles: readonly string[];
  /** View Selected is on. */
  readonly onlySelected: boolean;
  /** Undefined until chosen: the recommended scope counts. */
  readonly scope: ScopeKind | undefined;
  readonly projects: readonly string[];
  readonly enterpriseProjects: readonly string[];
  /** Address inside the console to go to after Finish or Cancel. */
  readonly returnTo: string | undefined;
};

const scopes: readonly ScopeKind[] = ['all', 'enterpriseProject', 'project', 'global'];
const list = (text: string | null): string[] => [
  ...new Set((text ?? '').split(',').filter((id) => id !== '')),
];

/** Only addresses of this console are returned to: a link must not lead elsewhere. */
const inside = (address: string | null): string | undefined =>
  address !== null && /^\/(?![/\\])/.test(address) ? address : undefined;

/** Reads the choices from an address; whatever is unknown or missing takes its default. */
export function readChoice(search: URLSearchParams): WizardChoice {
  return {
    roles: list(search.get('roles')),
    onlySelected: search.get('selected') === '1',
    scope: scopes.find((scope) => scope === search.get('scope')),
    projects: list(search.get('projects')),
    enterpriseProjects: list(search.get('eps')),
    returnTo: inside(search.get('return')),
  };
}

/**
 * Writes choices into an address; defaults leave no trace. Everything else in the address stays.
 */
export function writeChoice(choice: WizardChoice, before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(before);
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  };
  set('roles', choice.roles.join(','));
  set('selected', choice.onlySelected ? '1' : undefined);
  set('scope', choice.scope);
  set('projects', choice.projects.join(','));
  set('eps', choice.enterpriseProjects.join(','));
  set('return', choice.returnTo);
  return next;
}

/** The chosen scope with the ticked rows of its table, ready for splitting. */
export function chosenScope(
  kind: ScopeKind,
  choice: Pick<WizardChoice, 'projects' | 'enterpriseProjects'>,
): ChosenScope {
  switch (kind) {
    case 'all':
    case 'global':
      return { kind };
    case 'project':
      return { kind, projectIds: choice.projects };
    case 'enterpriseProject':
      return { kind, enterpriseProjectIds: choice.enterpriseProjects };
  }
}
