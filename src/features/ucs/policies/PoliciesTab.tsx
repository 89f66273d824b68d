import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { policyTemplateNamed } from '#src/domain/ucs/policyTemplates.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { PolicyDialog } from './PolicyDialog.tsx';
import type { PolicyTarget } from './policyTarget.ts';

type Policy = Result<AppContract['ucsPolicyList']>['policies'][number];
type Opened = { readonly kind: 'create' } | { readonly kind: 'delete'; readonly policy: Policy };

const policyRights = { create: api.ucsPolicyCreate, remove: api.ucsPolicyDelete } as const;

function columnsFor(
  targets: readonly PolicyTarget[] | undefined,
  removal: string | undefined,
  open: (dialog: Opened) => void,
): readonly Column<Policy>[] {
  const targetOf = ({ target_id }: Policy): string =>
    targets?.find((one) => one.target_id === target_id)?.name ?? target_id;
  return [
    {
      id: 'name',
      header: 'Policy',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: 'template',
      header: 'Definition',
      cell: (row) => policyTemplateNamed(row.template)?.description ?? row.template,
    },
    {
      id: 'target',
      header: 'Fleet/Cluster',
      sortValue: targetOf,
      cell: (row) => `${targetOf(row)} (${row.target_kind})`,
    },
    { id: 'mode', header: 'Mode', sortValue: (row) => row.mode, cell: (row) => row.mode },
    {
      id: 'violations',
      header: 'Violations',
      sortValue: (row) => row.violations.length,
      cell: (row) => (
        <StatusText
          tone={row.violations.length === 0 ? 'good' : 'warning'}
          text={String(row.violations.length)}
        />
      ),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[
            {
              label: 'Delete',
              refusal: removal,
              onSelect: () => open({ kind: 'delete', policy: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Policies with what breaks them. */
export function PoliciesTab() {
  const state = useTableState('ucs-policies', { sort: 'name' });
  const query = useQuery(q(api.ucsPolicyList, {}));
  const list = useList(q(api.ucsPolicyList, {}), ({ policies }) => policies);
  const refusals = useRefusals(policyRights);
  const { opened, open, close } = useDialogs<Opened>();
  const write = useWrite(api.ucsPolicyDelete);
  const toast = useToast();
  const targets = query.data?.targets;
  const columns = useMemo(
    () => columnsFor(targets, refusals.remove, open),
    [targets, refusals, open],
  );
  const remove = async ({ id, name }: Policy) => {
    await write.run({ params: { policy_id: id } });
    toast.success(`Policy ${name} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Policies"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        expand={(row) => <Violations policy={row} />}
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.create}
            onClick={() => open({ kind: 'create' })}
          >
            Create Policy
          </GuardedButton>
        }
        empty={
          <EmptyState text="No policy has been created. Enable Policy Center for a fleet or cluster first." />
        }
      />
      {opened?.kind === 'create' && <PolicyDialog targets={targets ?? []} onClose={close} />}
      {opened?.kind === 'delete' && (
        <ConfirmDialog
          open
          destructive
          title="Delete Policy"
          text="What it intercepts or reports is let through from now on."
          affected={[{ name: opened.policy.name }]}
          onConfirm={() => remove(opened.policy)}
          onClose={close}
        />
      )}
    </>
  );
}

function Violations({ policy }: { readonly policy: Policy }) {
  if (policy.violations.length === 0) return 'Everything in its clusters keeps the policy.';
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {policy.violations.map(({ cluster, object, finding }) => (
        <li key={`${cluster} ${object}`}>
          {cluster}, {object}: {finding}
        </li>
      ))}
    </Box>
  );
}
