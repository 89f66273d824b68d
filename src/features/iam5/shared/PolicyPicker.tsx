import { Box, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { useList } from '#src/parts/useList.ts';
import { findSystemIdentityPolicy } from '#src/catalog/identityPolicies.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { mostPoliciesPerHolder } from '#src/features/iam/shared/holders.ts';
import { policiesQuery, type IdentityPolicy } from './lists.ts';
import { VersionJson } from './VersionJson.tsx';
import { tokens } from '#src/ui/tokens.ts';

export const policyTypeNames = { system: 'System-defined', custom: 'Custom' } as const;

export const typeFilter: FilterProperty<IdentityPolicy> = {
  id: 'type',
  label: 'All types',
  name: 'Type',
  options: [
    { value: 'system', label: policyTypeNames.system },
    { value: 'custom', label: policyTypeNames.custom },
  ],
  values: ({ policy_type }) => policy_type,
};

/** Key of a row of identity policies. */
export const policyId = (policy: IdentityPolicy): string => policy.policy_id;
/** How a picked policy is named. */
export const policyName = (policy: IdentityPolicy): string => policy.policy_name;
/** What a search of identity policies looks through. */
export const policySearchText = (policy: IdentityPolicy): string =>
  `${policy.policy_name}\n${policy.description ?? ''}`;
const nothing: readonly IdentityPolicy[] = [];

/** Why nobody attaches this policy by hand; undefined when it can be attached. */
export const servicePolicyRefusal = ({
  policy_type,
  policy_name,
}: IdentityPolicy): string | undefined =>
  policy_type === 'system' && findSystemIdentityPolicy(policy_name)?.serviceLinked === true
    ? 'Its service attaches this policy to its own agency.'
    : undefined;

const columns: readonly Column<IdentityPolicy>[] = [
  {
    id: 'name',
    header: 'Policy Name',
    hideable: false,
    sortValue: policyName,
    cell: (policy) => (
      <Box sx={{ py: 0.5, overflowWrap: 'anywhere' }}>
        {policy.policy_name}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{policy.description ?? '--'}</Box>
      </Box>
    ),
  },
  {
    id: 'type',
    header: 'Type',
    width: 160,
    sortValue: ({ policy_type }) => policyTypeNames[policy_type],
    cell: ({ policy_type }) => policyTypeNames[policy_type],
  },
];

type PolicyPickerProps = {
  /** Ids of the policies the holder has already. */
  readonly held: ReadonlySet<string>;
  readonly selected: readonly IdentityPolicy[];
  readonly onChange: (selected: readonly IdentityPolicy[]) => void;
};

/**
 * Identity policies to choose from: type, search, content, View Selected
 * (docs/sources/console.md#13-2).
 */
export function PolicyPicker({ held, selected, onChange }: PolicyPickerProps) {
  const state = useTableState('identity-policy-picker', { prefix: 'policies' });
  const list = useList(policiesQuery, ({ rows }) => rows);
  const [onlySelected, setOnlySelected] = useState(false);
  const left = mostPoliciesPerHolder - held.size;
  const chosen = useMemo(() => new Set(selected.map(policyId)), [selected]);
  const refusal = (policy: IdentityPolicy): string | undefined => {
    if (held.has(policy.policy_id)) return 'Attached already.';
    return (
      servicePolicyRefusal(policy) ??
      (selected.length >= left && !chosen.has(policy.policy_id)
        ? `At most ${mostPoliciesPerHolder} identity policies can be attached.`
        : undefined)
    );
  };
  return (
    <DataTable
      label="Identity policies"
      state={state}
      columns={columns}

      rowId={policyId}
      rowName={policyName}
      {...list}
      rows={onlySelected ? selected : list.rows}
      search="Enter a policy name or description."
      searchText={policySearchText}
      selects={[typeFilter]}
      selection={{ selected, onChange, refusal }}
      expand={(policy) => (
        <VersionJson
          policyId={policy.policy_id}
          versionId={policy.default_version_id}
          name={policy.policy_name}
        />
      )}
      empty={
        <EmptyState
          {...(onlySelected
            ? {
                text: 'Nothing is selected yet.',
                action: (
                  <Button variant="outlined" onClick={() => setOnlySelected(false)}>
                    Show all
                  </Button>
                ),
              }
            : {})}
        />
      }
      actions={
        <Button
          variant="outlined"
          aria-pressed={onlySelected}
          onClick={() => setOnlySelected(!onlySelected)}
          sx={{ borderStyle: 'dashed', ...(onlySelected ? { bgcolor: tokens.selected } : {}) }}
        >
          View Selected ({selected.length})
        </Button>
      }
    />
  );
}

/** No policy, with one identity, for the start of a selection. */
export const noPolicies = nothing;
