import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { useFinish } from '#src/ui/finish.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { FinishTick } from '#src/ui/FinishTick.tsx';
import { Wizard } from '#src/ui/Wizard.tsx';
import type { WizardStep } from '#src/ui/WizardSteps.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import {
  allResources,
  attachmentCalls,
  attachPolicy,
  attachRefusal,
  heldQuery,
  holderKindNames,
  type Holder,
} from '#src/features/iam/shared/holders.ts';
import { policiesQuery, type IdentityPolicy } from './lists.ts';
import {
  noPolicies,
  PolicyPicker,
  policyId,
  policyName,
  policyTypeNames,
} from './PolicyPicker.tsx';

const steps: readonly WizardStep[] = [
  { id: 'policies', title: 'Select Identity Policies' },
  { id: 'finish', title: 'Finish' },
];

type AttachPoliciesWizardProps = {
  readonly title: string;
  readonly holder: Holder;
  /** The holder's permissions. */ readonly backTo: string;
};

/**
 * Gives a user, user group or agency identity policies. There is no scope to choose: an attachment
 * counts for all resources (docs/sources/console.md#13-2, docs/sources/ucs-identity-policies.md).
 */
export function AttachPoliciesWizard({ title, holder, backTo }: AttachPoliciesWizardProps) {
  const finish = useFinish();
  const refusals = useRefusals(attachmentCalls);
  const held = useQuery(heldQuery(holder)).data;
  const heldIds = useMemo(() => new Set((held ?? []).map(({ policy_id }) => policy_id)), [held]);
  const [selected, setSelected] = usePrefilled();
  const [attached, setAttached] = useState<readonly IdentityPolicy[]>();
  const attach = useBatch<IdentityPolicy>({
    key: policyId,
    name: policyName,
    send: (policy) => attachPolicy(holder, policy.policy_id),
  });
  const finished = attached !== undefined;
  return (
    <Wizard
      title={title}
      backTo={backTo}
      steps={steps}
      current={finished ? 1 : 0}
      finished={finished}
      nextLabel="OK"
      nextRefusal={
        selected.length === 0
          ? 'Select at least one identity policy.'
          : attachRefusal(refusals, holder.kind)
      }
      onNext={async () => {
        await attach(selected);
        setAttached(selected);
      }}
      isDirty={() => selected.length > 0}
      summary={`Selected: ${selected.length}. Scope: ${allResources}`}
    >
      {attached === undefined ? (
        <Card title={`Attach identity policies to ${holder.name}.`}>
          <Alert severity="info" sx={{ mb: 2 }}>
            No scope is chosen here: an identity policy counts for {allResources}, global and
            project-level ones alike. Its own Resource and Condition narrow it.
          </Alert>
          <PolicyPicker held={heldIds} selected={selected} onChange={setSelected} />
        </Card>
      ) : (
        <Card>
          <FinishTick title="Authorization successful.">
            <Box sx={{ color: 'text.secondary' }}>
              {attached.length === 1
                ? 'One identity policy has'
                : `${attached.length} identity policies have`}{' '}
              been attached.
            </Box>
          </FinishTick>
          <AttachedTable holder={holder} policies={attached} />
          <Box sx={{ display: 'flex', justifyContent: 'center', mt: 2 }}>
            <Button variant="outlined" onClick={() => void finish(backTo)}>
              Back to {holder.name}
            </Button>
          </Box>
        </Card>
      )}
    </Wizard>
  );
}

/** The picked policies; those that a link names (`policies`) come picked. */
function usePrefilled() {
  const [search] = useSearchParams();
  const [asked] = useState(() => (search.get('policies') ?? '').split(',').filter(Boolean));
  const [chosen, setChosen] = useState<readonly IdentityPolicy[]>();
  const { data } = useQuery({
    ...policiesQuery,
    enabled: asked.length > 0 && chosen === undefined,
  });
  const proposed = useMemo(
    () => data?.rows.filter(({ policy_id }) => asked.includes(policy_id)),
    [data, asked],
  );
  return [chosen ?? proposed ?? noPolicies, setChosen] as const;
}

function AttachedTable({
  holder,
  policies,
}: {
  readonly holder: Holder;
  readonly policies: readonly IdentityPolicy[];
}) {
  const state = useTableState('attached-policies', { prefix: 'attached' });
  const columns = useMemo(
    (): readonly Column<IdentityPolicy>[] => [
      {
        id: 'name',
        header: 'Policy Name',
        cell: (policy) => (
          <TextLink to={paths.identityPolicy(policy.policy_id)}>{policy.policy_name}</TextLink>
        ),
      },
      { id: 'type', header: 'Type', cell: ({ policy_type }) => policyTypeNames[policy_type] },
      { id: 'scope', header: 'Scope', cell: () => allResources },
      { id: 'principal', header: holderKindNames[holder.kind], cell: () => holder.name },
    ],
    [holder],
  );
  return (
    <DataTable
      plain
      label="Authorization records"
      state={state}
      columns={columns}
      rows={policies}
      rowId={policyId}
      rowName={policyName}
    />
  );
}
