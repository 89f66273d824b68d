import { useRefusals } from '#src/parts/rights.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { ForewarnedButton } from '#src/ui/ForewarnedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { clusterRights } from './cluster.ts';
import { ClusterTable } from './ClusterTable.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';

/**
 * Infrastructure > Clusters: Huawei Cloud, on-premises and attached clusters. Registering stays
 * live, as on the page of fleets.
 */
export function ClustersPage() {
  const refusals = useRefusals(clusterRights);
  const { opened, open, close } = useDialogs<{ readonly kind: 'register' }>();
  return (
    <>
      <PageHeader
        title="Clusters"
        actions={
          <ForewarnedButton
            variant="contained"
            refusal={refusals.register}
            onClick={() => open({ kind: 'register' })}
          >
            Register Cluster
          </ForewarnedButton>
        }
      />
      <Card>
        <ClusterTable empty={<EmptyState text="No cluster has been registered yet." />} />
      </Card>
      {opened !== undefined && <RegisterDialog onClose={close} />}
    </>
  );
}
