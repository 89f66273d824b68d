import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '#src/parts/useList.ts';
import { policiesQuery, type IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import {
  policyId,
  policyName,
  policySearchText,
  policyTypeNames,
  typeFilter,
} from '#src/features/iam5/shared/PolicyPicker.tsx';
import { VersionJson } from '#src/features/iam5/shared/VersionJson.tsx';
import { useQuota } from '#src/features/iam5/shared/useQuota.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { policyCalls, systemRefusal } from './policyCalls.ts';
import { DeletePolicyDialog } from './DeletePolicyDialog.tsx';

type Refusals = Readonly<Record<keyof typeof policyCalls, string | undefined>>;

const columnsFor = (
  refusals: Refusals,
  remove: (policy: IdentityPolicy) => void,
): readonly Column<IdentityPolicy>[] => [
  {
    id: 'name',
    header: 'Policy Name',
    hideable: false,
    sortValue: policyName,
    cell: (policy) => (
      <TextLink to={paths.identityPolicy(policy.policy_id)}>{policy.policy_name}</TextLink>
    ),
  },
  {
    id: 'type',
    header: 'Type',
    width: 140,
    sortValue: ({ policy_type }) => policyTypeNames[policy_type],
    cell: ({ policy_type }) => policyTypeNames[policy_type],
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ description }) => <EllipsisText text={description} lines={2} maxWidth={420} />,
  },
  {
    id: 'attached',
    header: 'Attached',
    align: 'right',
    width: 100,
    sortValue: ({ attachment_count }) => attachment_count,
    cell: (policy) => (
      <TextLink to={paths.identityPolicy(policy.policy_id, 'usage')}>
        {policy.attachment_count}
      </TextLink>
    ),
  },
  {
    id: 'version',
    header: 'Default Version',
    hiddenAtFirst: true,
    cell: ({ default_version_id }) => default_version_id,
  },
  {
    id: 'updated',
    header: 'Updated',
    newestFirst: true,
    sortValue: ({ updated_at }) => updated_at,
    cell: ({ updated_at }) => timeText(updated_at),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    width: 170,
    cell: (policy) => {
      const protection = systemRefusal(policy);
      return (
        <RowActions
          rowName={policy.policy_name}
          actions={[
            { label: 'Attach', to: paths.identityPolicy(policy.policy_id, 'usage') },
            {
              label: 'Edit',
              to: paths.identityPolicyEdit(policy.policy_id),
              refusal: protection ?? refusals.edit,
            },
            {
              label: 'Delete',
              onSelect: () => remove(policy),
              refusal: protection ?? refusals.remove,
            },
          ]}
        />
      );
    },
  },
];

/** The account's own policies first, then by name (as in the old console). */
const ownFirst = ({
  rows,
}: {
  readonly rows: readonly IdentityPolicy[];
}): readonly IdentityPolicy[] =>
  rows.toSorted(
    (a, b) =>
      Number(a.policy_type === 'system') - Number(b.policy_type === 'system') ||
      a.policy_name.localeCompare(b.policy_name, 'en'),
  );

/** Identity policies, system-defined and custom (docs/sources/console.md#13-2). */
export function PolicyListPage() {
  const navigate = useNavigate();
  const state = useTableState('identity-policies');
  const list = useList(policiesQuery, ownFirst);
  const { left } = useQuota('policies');
  const refusals = useRefusals(policyCalls);
  const [removing, setRemoving] = useState<IdentityPolicy>();
  const columns = useMemo(() => columnsFor(refusals, setRemoving), [refusals]);
  return (
    <ListPage
      title="Identity Policies"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.create}
          onClick={() => void navigate(paths.identityPolicyCreate())}
        >
          Create Identity Policy
        </GuardedButton>
      }
      table={{
        label: 'Identity policies',
        state,
        columns,
        rowId: policyId,
        rowName: policyName,
        ...list,
        search: 'Enter a policy name or description.',
        searchText: policySearchText,
        selects: [typeFilter],
        expand: (policy) => (
          <VersionJson
            policyId={policy.policy_id}
            versionId={policy.default_version_id}
            name={policy.policy_name}
          />
        ),
        quota: left,
      }}
    >
      {removing !== undefined && (
        <DeletePolicyDialog policy={removing} onClose={() => setRemoving(undefined)} />
      )}
    </ListPage>
  );
}
