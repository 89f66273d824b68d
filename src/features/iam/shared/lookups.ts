import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { isOffered, isPlainKeystone } from '#src/api/offer.ts';
import type { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import { scopeNames } from '#src/domain/access/scopeNames.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { roleRow, type RoleAnswer, type RoleRow } from './roles.ts';

const pageSize = 300;

/**
 * Reads page after page until one is not full, or brings nothing new: a service that knows no pages
 * answers everything each time.
 */
async function allPages<T extends { readonly id: string }>(
  read: (page: number) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all = new Map<string, T>();
  for (let page = 1; ; page += 1) {
    const rows = await read(page);
    const known = all.size;
    for (const row of rows) all.set(row.id, row);
    if (rows.length < pageSize || all.size === known) return [...all.values()];
  }
}

async function readRoles(): Promise<readonly RoleRow[]> {
  const system = (page: number): Promise<readonly RoleAnswer[]> =>
    api.roleList({ query: { page, per_page: pageSize } }).then((answer) => answer.roles);
  const custom = async (page: number): Promise<readonly RoleAnswer[]> =>
    isOffered(api.customRoleList.spec.path)
      ? (await api.customRoleList({ query: { page, per_page: pageSize } })).roles
      : [];
  const [first, second] = await Promise.all([allPages(custom), allPages(system)]);
  return [...first, ...second].map(roleRow);
}

/** Every policy and role that can be granted in this account: system-defined and custom. */
export const rolesQuery = queryOptions<readonly RoleRow[], Problem>({
  queryKey: ['all-roles'],
  queryFn: readRoles,
});

/** A region's default project (its name is the region) or a sub-project of it. */
export type ProjectRow = {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
  readonly isDefault: boolean;
  readonly description: string;
  readonly enabled: boolean;
};

async function readProjects(accountId: string): Promise<readonly ProjectRow[]> {
  const [{ projects }, { regions }] = await Promise.all([api.projectList({}), api.regionList({})]);
  const regionNames = new Map(
    regions.map((region) => [region.id, region.locales['en-us'] ?? region.id]),
  );
  const names = new Map(projects.map((project) => [project.id, project.name]));
  return projects
    .filter((project) => !project.is_domain)
    .map((project) => {
      const isDefault = project.parent_id === accountId || !names.has(project.parent_id);
      const region = isDefault ? project.name : (names.get(project.parent_id) ?? project.name);
      return {
        id: project.id,
        name: project.name,
        region,
        regionName: regionNames.get(region) ?? region,
        isDefault,
        description: project.description,
        enabled: project.enabled,
      };
    })
    .toSorted(
      (a, b) =>
        a.region.localeCompare(b.region, 'en') ||
        Number(b.isDefault) - Number(a.isDefault) ||
        a.name.localeCompare(b.name, 'en'),
    );
}

/** Projects of all regions, each region's default project before its sub-projects. */
export const projectsQuery = (accountId: string) =>
  queryOptions<readonly ProjectRow[], Problem>({
    queryKey: ['all-projects', accountId],
    queryFn: () => readProjects(accountId),
  });

/** Enterprise projects of the account; an empty list means that the account does not use them. */
export const enterpriseProjectsQuery = q(api.enterpriseProjectList, {});

/** Names for the ids that stand in scopes. */
export type ScopeNames = {
  readonly projects: ReadonlyMap<string, ProjectRow>;
  readonly enterpriseProjects: ReadonlyMap<string, string>;
};

/** Reads what is needed to write scopes in words; what may not be read is shown by its id. */
export function useScopeNames(accountId: string): ScopeNames {
  const projects = useQuery(projectsQuery(accountId)).data;
  const enterpriseProjects = useQuery(enterpriseProjectsQuery).data?.enterprise_projects;
  return useMemo(
    () => ({
      projects: new Map((projects ?? []).map((project) => [project.id, project])),
      enterpriseProjects: new Map(
        (enterpriseProjects ?? []).map((project) => [project.id, project.name]),
      ),
    }),
    [projects, enterpriseProjects],
  );
}

/**
 * How scopes that are not of one project are called. At a Keystone, what the whole domain's projects
 * inherit does not count on the domain itself.
 */
export const placeNames = (): Readonly<Record<keyof typeof scopeNames, string>> =>
  isPlainKeystone()
    ? { all: 'All projects of the domain [Existing and future projects]', global: 'Domain' }
    : scopeNames;

/** A project with its region, where it has one. */
export const projectText = ({
  name,
  regionName,
}: Pick<ProjectRow, 'name' | 'regionName'>): string =>
  isPlainKeystone() ? name : `${name} [${regionName}]`;

/**
 * A scope as the records and the finish table write it. Source: docs/sources/console.md#4-3,
 * docs/sources/console.md#5-4.
 */
export function scopeText(scope: GrantScope, names: ScopeNames): string {
  switch (scope.kind) {
    case 'all':
    case 'global':
      return placeNames()[scope.kind];
    case 'project': {
      const project = names.projects.get(scope.projectId);
      return project === undefined ? scope.projectId : projectText(project);
    }
    case 'enterpriseProject':
      return `Enterprise project: ${names.enterpriseProjects.get(scope.enterpriseProjectId) ?? scope.enterpriseProjectId}`;
  }
}
