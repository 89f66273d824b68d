import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { isPlainKeystone } from '#src/api/offer.ts';
import { useList } from '#src/parts/useList.ts';
import { findService } from '#src/catalog/services.ts';
import { useAccount } from '#src/parts/account.ts';
import { rolesQuery } from '#src/features/iam/shared/lookups.ts';
import { PolicyJson } from '#src/features/iam/shared/PolicyJson.tsx';
import { QuotaText, quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { inListOrder, roleKindNames, type RoleRow } from '#src/features/iam/shared/roles.ts';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { DeletePoliciesDialog } from './DeletePoliciesDialog.tsx';
import { policyCalls, systemRefusal } from './policyCalls.ts';

type Refusals = Readonly<Record<keyof typeof policyCalls, string | undefined>>;

const rowId = (role: RoleRow): string => role.id;
const rowName = (role: RoleRow): string => role.displayName;
const searchText = (role: RoleRow): string => `${role.displayName}\n${role.description}`;

const typeFilter: FilterProperty<RoleRow> = {
  id: 'type',
  label: 'All policies/roles',
  name: 'Type',
  options: Object.values(roleKindNames).map((name) => ({ value: name, label: name })),
  values: (role) => roleKindNames[role.kind],
};

const serviceTitle = (code: string): string => {
  const service = findService(code);
  return service === undefined ? code : `${service.name} (${service.abbreviation})`;
};

function serviceFilter(roles: readonly RoleRow[]): FilterProperty<RoleRow> {
  const codes = [...new Set(roles.flatMap(({ services }) => services))];
  const options = codes
    .map((code) => ({ value: code, label: serviceTitle(code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  return {
    id: 'service',
    label: 'All services',
    name: 'Service',
    options,
    values: ({ services }) => services,
  };
}

function columnsFor(
  refusals: Refusals,
  remove: (role: RoleRow) => void,
): readonly Column<RoleRow>[] {
  return [
    {
      id: 'name',
      header: 'Policy/Role Name',
      hideable: false,
      sortValue: rowName,
      cell: (role) => <TextLink to={paths.policy(role.id)}>{role.displayName}</TextLink>,
    },
    {
      id: 'type',
      header: 'Type',
      width: 190,
      sortValue: (role) => roleKindNames[role.kind],
      cell: (role) => roleKindNames[role.kind],
    },
    {
      id: 'description',
      header: 'Description',
      cell: (role) => <EllipsisText text={role.description} lines={2} maxWidth={520} />,
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      width: 150,
      cell: (role) => {
        const protection = systemRefusal(role);
        return (
          <RowActions
            rowName={role.displayName}
            actions={[
              {
                label: 'Modify',
                to: paths.policyModify(role.id),
                refusal: protection ?? refusals.update,
              },
              {
                label: 'Delete',
                onSelect: () => remove(role),
                refusal: protection ?? refusals.remove,
              },
            ]}
          />
        );
      },
    },
  ];
}

const none: readonly RoleRow[] = [];

/** Policies and roles of the account, custom ones first (docs/sources/console.md#7-1). */
export function PolicyListPage() {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const state = useTableState('policies');
  const list = useList(rolesQuery, inListOrder);
  const { rows } = list;
  const quota = useQuota(accountId, 'policy');
  const refusals = useRefusals(policyCalls);
  const [selected, setSelected] = useState<readonly RoleRow[]>(none);
  const [removing, setRemoving] = useState<readonly RoleRow[]>();
  const remove = useCallback((role: RoleRow) => setRemoving([role]), []);
  const columns = useMemo(() => columnsFor(refusals, remove), [refusals, remove]);
  const selects = useMemo(() => [typeFilter, serviceFilter(rows ?? none)], [rows]);
  return (
    <ListPage
      title="Policies/Roles"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.create ?? quotaRefusal(quota, 'custom policies')}
          onClick={() => void navigate(paths.policyCreate())}
        >
          Create Custom Policy
        </GuardedButton>
      }
      table={{
        label: 'Policies and roles',
        state,
        columns,
        rowId,
        rowName,
        ...list,
        search: 'Enter a policy name, role name, or description.',
        searchText,
        selects,
        selection: { selected, onChange: setSelected, refusal: systemRefusal },
        ...(isPlainKeystone()
          ? {}
          : {
              expand: (role: RoleRow) => (
                <PolicyJson policy={role.policy} name={role.displayName} />
              ),
            }),
        quota: <QuotaText quota={quota} things="Custom policies" />,
        actions: (
          <GuardedButton
            variant="outlined"
            refusal={selected.length === 0 ? 'Select custom policies first.' : refusals.remove}
            onClick={() => setRemoving(selected)}
          >
            Delete
          </GuardedButton>
        ),
      }}
    >
      {removing !== undefined && (
        <DeletePoliciesDialog
          policies={removing}
          onDeleted={() => setSelected(none)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </ListPage>
  );
}
