import { api } from '#src/api/api.ts';

/** Calls of the projects' pages, to ask which of them the reader may make. */
export const projectCalls = { create: api.projectCreate, update: api.projectUpdate } as const;

/**
 * Sub-projects and enterprise projects exclude each other; the default enterprise project alone
 * does not count (ours). Source: docs/sources/console.md#8 (rules).
 */
export const creationRefusal = (
  enterpriseProjects: readonly { readonly id: string }[],
): string | undefined =>
  enterpriseProjects.some((project) => project.id !== '0')
    ? 'An account with enterprise projects creates no further sub-projects: divide resources by enterprise project.'
    : undefined;
