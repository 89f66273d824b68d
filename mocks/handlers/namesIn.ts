import type { NamedScopes } from '#src/domain/access/accessReports.ts';
import type { Account } from '../analysis/account.ts';

/** Names of the account's projects and enterprise projects, by id. */
export const namesIn = ({ world: { tables }, account }: Account): NamedScopes =>
  Object.fromEntries<string>([
    ...tables.projects.by('domain', account.id).map(({ id, name }) => [id, name] as const),
    ...tables.enterpriseProjects
      .by('domain', account.id)
      .map(({ ep_id, name }) => [ep_id, name] as const),
  ]);
