import { ProjectPicker } from '#src/features/ucs/parts/ProjectPicker.tsx';
import { BuyServerDialog } from '#src/parts/purchase/BuyServerDialog.tsx';
import { usePurchases } from '#src/parts/purchase/usePurchases.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useProject } from '#src/parts/useProject.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { ForewarnedButton } from '#src/ui/ForewarnedButton.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { clusterRights } from './cluster.ts';
import { ClusterTable } from './ClusterTable.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';

/**
 * Buys an ECS for a cluster without leaving UCS: what a service control policy cannot stop
 * (docs/sources/ucs-identity-policies.md#organizations). The place of the button is ours.
 */
function BuyServer({ projectId }: { readonly projectId: string }) {
  const purchases = usePurchases(projectId);
  const { opened, open, close } = useDialogs<{ readonly kind: 'buy' }>();
  return (
    <>
      <GuardedButton
        variant="outlined"
        sx={{ alignSelf: 'flex-start' }}
        refusal={purchases.postPaid.refusal && purchases.prePaid.refusal}
        onClick={() => open({ kind: 'buy' })}
      >
        Buy ECS
      </GuardedButton>
      {opened !== undefined && (
        <BuyServerDialog
          projectId={projectId}
          purchases={purchases}
          where={<ProjectPicker />}
          onClose={close}
        />
      )}
    </>
  );
}

/**
 * Infrastructure > Clusters: Huawei Cloud, on-premises and attached clusters. Registering stays
 * live, as on the page of fleets.
 */
export function ClustersPage() {
  const refusals = useRefusals(clusterRights);
  const { id: projectId } = useProject();
  const { opened, open, close } = useDialogs<{ readonly kind: 'register' }>();
  return (
    <>
      <PageHeader
        title="Clusters"
        actions={
          <>
            {projectId !== undefined && <BuyServer projectId={projectId} />}
            <ForewarnedButton
              variant="contained"
              refusal={refusals.register}
              onClick={() => open({ kind: 'register' })}
            >
              Register Cluster
            </ForewarnedButton>
          </>
        }
      />
      <Card>
        <ClusterTable empty={<EmptyState text="No cluster has been registered yet." />} />
      </Card>
      {opened !== undefined && <RegisterDialog onClose={close} />}
    </>
  );
}
