import { Button } from '@mui/material';
import { useState } from 'react';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { ClusterTable } from './ClusterTable.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';

/** Infrastructure > Clusters: Huawei Cloud, on-premises and attached clusters. */
export function ClustersPage() {
  const [registering, setRegistering] = useState(false);
  return (
    <>
      <PageHeader
        title="Clusters"
        actions={
          <Button variant="contained" onClick={() => setRegistering(true)}>
            Register Cluster
          </Button>
        }
      />
      <Card>
        <ClusterTable empty={<EmptyState text="No cluster has been registered yet." />} />
      </Card>
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}
