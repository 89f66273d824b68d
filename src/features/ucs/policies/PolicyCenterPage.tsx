import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { policyTemplateNamed } from '#src/domain/ucs/policyTemplates.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { PolicyDialog } from './PolicyDialog.tsx';
import type { PolicyTarget } from './policyTarget.ts';

type Answer = Result<AppContract['ucsPolicyList']>;
type Policy = Answer['policies'][number];

const usePolicies = () => useQuery(q(api.ucsPolicyList, {}));

/** Policy Center: where it is enabled, the policies there and how they are implemented. */
export function PolicyCenterPage() {
  return (
    <>
      <PageHeader title="Policy Center" />
      <UrlTabs
        label="Policy Center"
        tabs={[
          { id: 'policies', label: 'Policies', content: () => <Policies /> },
          { id: 'targets', label: 'Fleets and Clusters', content: () => <Targets /> },
        ]}
      />
    </>
  );
}

function Policies() {
  const state = useTableState('ucs-policies', { sort: 'name' });
  const query = usePolicies();
  const [creating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<Policy>();
  const send = useSend();
  const toast = useToast();
  const targets = query.data?.targets;
  const columns = useMemo((): readonly Column<Policy>[] => {
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
            actions={[{ label: 'Delete', onSelect: () => setDoomed(row) }]}
          />
        ),
      },
    ];
  }, [targets]);
  const remove = async ({ id, name }: Policy) => {
    await send(() => api.ucsPolicyDelete({ params: { policy_id: id } }));
    toast.success(`Policy ${name} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Policies"
        state={state}
        columns={columns}
        rows={query.data?.policies}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        expand={(row) => <Violations policy={row} />}
        actions={
          <Button variant="contained" onClick={() => setCreating(true)}>
            Create Policy
          </Button>
        }
        empty={
          <EmptyState text="No policy has been created. Enable Policy Center for a fleet or cluster first." />
        }
      />
      {creating && <PolicyDialog targets={targets ?? []} onClose={() => setCreating(false)} />}
      {doomed !== undefined && (
        <ConfirmDialog
          open
          destructive
          title="Delete Policy"
          text="What it intercepts or reports is let through from now on."
          affected={[{ name: doomed.name }]}
          onConfirm={() => remove(doomed)}
          onClose={() => setDoomed(undefined)}
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

function Targets() {
  const state = useTableState('ucs-policy-targets', { sort: 'name' });
  const query = usePolicies();
  const [asked, setAsked] = useState<PolicyTarget>();
  const send = useSend();
  const toast = useToast();
  const columns = useMemo(
    (): readonly Column<PolicyTarget>[] => [
      {
        id: 'name',
        header: 'Fleet/Cluster',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'kind',
        header: 'Type',
        sortValue: (row) => row.target_kind,
        cell: (row) => (row.target_kind === 'fleet' ? 'Fleet' : 'Cluster outside fleets'),
      },
      {
        id: 'enabled',
        header: 'Policy Center',
        cell: (row) => (
          <StatusText
            tone={row.policy_center ? 'good' : 'off'}
            text={row.policy_center ? 'Enabled' : 'Disabled'}
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
              { label: row.policy_center ? 'Disable' : 'Enable', onSelect: () => setAsked(row) },
            ]}
          />
        ),
      },
    ],
    [],
  );
  const change = async ({ target_kind, target_id, name, policy_center }: PolicyTarget) => {
    await send(() =>
      api.ucsPolicyCenterSet({
        params: { target_kind, target_id },
        body: { enabled: !policy_center },
      }),
    );
    toast.success(`Policy Center is ${policy_center ? 'disabled' : 'enabled'} for ${name}.`);
  };
  return (
    <>
      <DataTable
        label="Fleets and clusters"
        state={state}
        columns={columns}
        rows={query.data?.targets}
        {...readingOf(query)}
        rowId={(row) => row.target_id}
        rowName={(row) => row.name}
        empty={<EmptyState text="There are no fleets or clusters." />}
      />
      {asked !== undefined && (
        <ConfirmDialog
          open
          title={asked.policy_center ? 'Disable Policy Center' : 'Enable Policy Center'}
          destructive={asked.policy_center}
          text={
            asked.policy_center
              ? 'Its policies are deleted.'
              : 'Policies can then be created for it.'
          }
          affected={[{ name: asked.name, detail: asked.target_kind }]}
          onConfirm={() => change(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
