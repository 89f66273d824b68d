import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import type { Principal } from '../grantCalls.ts';
import { rolesQuery, scopeText, useScopeNames } from '../lookups.ts';
import type { RoleRow } from '../roles.ts';
import { recordsQuery, type GrantRecord } from './readRecords.ts';

/**
 * An authorization record with every id turned into a name; an id that may not be resolved
 * stands for itself.
 */
export type RecordRow = GrantRecord & {
  readonly role: RoleRow | undefined;
  readonly roleName: string;
  readonly place: string;
  readonly principalName: string;
  readonly principalDescription: string;
  /** Grants of the default administrator group stay. */
  readonly protectedRow: boolean;
};

type Named = { readonly name: string; readonly description: string };
export type RecordRows = {
  readonly rows: readonly RecordRow[] | undefined;
  readonly error: Problem | null;
  readonly refetch: () => void;
};

const nothing: readonly never[] = [];

/**
 * Names of everybody who appears in the records. Groups and agencies come as lists; users, who are
 * many, one by one.
 */
function usePrincipalNames(records: readonly GrantRecord[]): ReadonlyMap<string, Named> {
  const kinds = new Set(records.map((record) => record.principal.kind));
  const groups =
    useQuery({ ...q(api.groupList, {}), enabled: kinds.has('group') }).data?.groups ?? nothing;
  const agencies =
    useQuery({ ...q(api.agencyList, {}), enabled: kinds.has('agency') }).data?.agencies ?? nothing;
  const userIds = [
    ...new Set(
      records
        .filter((record) => record.principal.kind === 'user')
        .map((record) => record.principal.id),
    ),
  ];
  const users = useQueries({
    queries: userIds.map((user_id) => q(api.userShow, { params: { user_id } })),
    combine: (results) => results.flatMap((result) => result.data?.user ?? []),
  });
  return useMemo(
    () =>
      new Map(
        [...groups, ...agencies, ...users].map((entry) => [
          entry.id,
          { name: entry.name, description: entry.description },
        ]),
      ),
    [groups, agencies, users],
  );
}

/** The records of the account or of one principal, ready to be shown. */
export function useRecordRows(accountId: string, principal?: Principal): RecordRows {
  const { data, error, refetch } = useQuery(recordsQuery(accountId, principal));
  const roles = useQuery(rolesQuery).data ?? nothing;
  const names = usePrincipalNames(data ?? nothing);
  const scopes = useScopeNames(accountId);
  const rows = useMemo(() => {
    const byId = new Map(roles.map((role) => [role.id, role]));
    return data?.map((record): RecordRow => {
      const role = byId.get(record.roleId);
      const holder = names.get(record.principal.id);
      return {
        ...record,
        role,
        roleName: role?.displayName ?? record.roleId,
        place:
          record.scope.kind === 'enterpriseProject'
            ? (scopes.enterpriseProjects.get(record.scope.enterpriseProjectId) ??
              record.scope.enterpriseProjectId)
            : scopeText(record.scope, scopes),
        principalName: holder?.name ?? record.principal.id,
        principalDescription: holder?.description ?? '',
        protectedRow:
          record.principal.kind === 'group' && holder !== undefined && isAdministratorGroup(holder),
      };
    });
  }, [data, roles, names, scopes]);
  return { rows, error, refetch: () => void refetch() };
}
