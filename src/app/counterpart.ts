import { paths } from '#src/paths.ts';

/** A list that both consoles of IAM have; `shared` when both know its rows by the same ids. */
type Twin = { readonly old: string; readonly new: string; readonly shared: boolean };

const twins: readonly Twin[] = [
  { old: paths.users(), new: paths.newUsers(), shared: true },
  { old: paths.groups(), new: paths.newGroups(), shared: true },
  { old: paths.agencies(), new: paths.newAgencies(), shared: true },
  { old: paths.scps({ console: 'old' }), new: paths.scps(), shared: true },
  { old: paths.policies(), new: paths.identityPolicies(), shared: false },
  { old: paths.security(), new: paths.newSecurity(), shared: false },
  { old: paths.account(), new: paths.newCredentials(), shared: false },
  { old: paths.accessCheck(), new: paths.newAccessCheck(), shared: false },
  { old: paths.whoCan(), new: paths.newWhoCan(), shared: false },
  { old: paths.accessTests(), new: paths.newAccessTests(), shared: false },
  { old: paths.recentDecisions(), new: paths.newRecentDecisions(), shared: false },
];

const within = (pathname: string, list: string) =>
  pathname === list || pathname.startsWith(`${list}/`);

/**
 * The same page of the other console of IAM: a list leads to its twin, a user, group or agency to
 * itself; undefined where the other console has no such page.
 */
export function counterpart(pathname: string): string | undefined {
  for (const twin of twins)
    for (const [here, there] of [
      [twin.old, twin.new],
      [twin.new, twin.old],
    ] as const) {
      if (!within(pathname, here)) continue;
      const [, id] = pathname.slice(here.length).split('/');
      return twin.shared && id !== undefined && id !== 'create' ? `${there}/${id}` : there;
    }
  return undefined;
}
