import { queryOptions } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import type { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';

/** An identity policy as the list answers it. */
export type IdentityPolicy = Result<(typeof api.v5PolicyList)['spec']>['policies'][number];
/** A user as the lists of the new console answer him. */
export type NewUser = Result<(typeof api.v5UserList)['spec']>['users'][number];
/** A user group as the lists of the new console answer it, with the number of its users. */
export type NewGroup = Result<(typeof api.v5GroupSummaryList)['spec']>['groups'][number];
/** An agency of any kind as the new console lists it. */
export type NewAgency = Result<(typeof api.v5AgencyList)['spec']>['agencies'][number];

/** A list read page after page. `whole` is false when the account has more than is read. */
export type Listed<T> = { readonly rows: readonly T[]; readonly whole: boolean };

/** Most rows a page of the documented calls holds (docs/sources/api-contract.md#1-3). */
const pageSize = 200;
/**
 * Most rows the new console's lists read: markers lead forwards only, so a table needs all
 * its rows (ours).
 */
export const mostRows = 10_000;

type Page<T> = {
  readonly rows: readonly T[];
  readonly page_info: { readonly next_marker?: string | undefined };
};

async function allOf<T>(
  read: (query: { limit: number; marker?: string }) => Promise<Page<T>>,
): Promise<Listed<T>> {
  const rows: T[] = [];
  let marker: string | undefined;
  do {
    const page = await read({ limit: pageSize, ...(marker === undefined ? {} : { marker }) });
    rows.push(...page.rows);
    marker = page.page_info.next_marker;
  } while (marker !== undefined && rows.length < mostRows);
  return { rows, whole: marker === undefined };
}

const list = <T>(name: string, id: string, read: Parameters<typeof allOf<T>>[0]) =>
  queryOptions<Listed<T>, Problem>({ queryKey: ['new-iam', name, id], queryFn: () => allOf(read) });

/** Every identity policy, system-defined ones first. */
export const policiesQuery = list<IdentityPolicy>('policies', '', (query) =>
  api.v5PolicyList({ query }).then(({ policies, page_info }) => ({ rows: policies, page_info })),
);

/** Users of the account, or of one group. */
export const usersQuery = (groupId?: string) =>
  list<NewUser>('users', groupId ?? '', (query) =>
    api
      .v5UserList({ query: { ...query, ...(groupId === undefined ? {} : { group_id: groupId }) } })
      .then(({ users, page_info }) => ({ rows: users, page_info })),
  );

/** User groups of the account, or those of one user, with the number of their users. */
export const groupsQuery = (userId?: string) =>
  list<NewGroup>('groups', userId ?? '', (query) =>
    api
      .v5GroupSummaryList({
        query: { ...query, ...(userId === undefined ? {} : { user_id: userId }) },
      })
      .then(({ groups, page_info }) => ({ rows: groups, page_info })),
  );

/** Agencies of every kind. */
export const agenciesQuery = list<NewAgency>('agencies', '', (query) =>
  api.v5AgencyList({ query }).then(({ agencies, page_info }) => ({ rows: agencies, page_info })),
);

/** The account's numbers and limits. */
export const summaryQuery = q(api.v5AccountSummary, {});
