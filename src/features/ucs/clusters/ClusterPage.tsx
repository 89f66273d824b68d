import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { regionName } from '#src/catalog/regions.ts';
import { clusterKindNames } from '#src/domain/ucs/clusters.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { formatTime } from '#src/ui/time.ts';
import { AddonsTab } from './AddonsTab.tsx';
import type { Cluster } from './cluster.ts';
import { NamespacesTab } from './NamespacesTab.tsx';
import { NodesTab } from './NodesTab.tsx';
import { WorkloadsTab } from './WorkloadsTab.tsx';

/**
 * One cluster. Each tab is read by its own call and refused on its own: RBAC opens the
 * objects, not the page.
 */
export function ClusterPage() {
  const { clusterId = '' } = useParams();
  const query = useQuery(q(api.ucsClusterShow, { params: { cluster_id: clusterId } }));
  return (
    <Loaded query={query} what="cluster">
      {(cluster) => (
        <>
          <PageHeader
            title={cluster.name}
            crumbs={[{ label: 'Clusters', to: paths.ucsClusters() }]}
          />
          <UrlTabs
            label="Cluster"
            tabs={[
              {
                id: 'basic',
                label: 'Basic Information',
                content: () => <Basic cluster={cluster} />,
              },
              { id: 'nodes', label: 'Nodes', content: () => <NodesTab cluster={cluster} /> },
              {
                id: 'namespaces',
                label: 'Namespaces',
                content: () => <NamespacesTab cluster={cluster} />,
              },
              {
                id: 'workloads',
                label: 'Workloads',
                content: () => <WorkloadsTab cluster={cluster} />,
              },
              { id: 'addons', label: 'Add-ons', content: () => <AddonsTab cluster={cluster} /> },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}

function Basic({ cluster }: { readonly cluster: Cluster }) {
  return (
    <Facts
      facts={[
        { label: 'Name', value: cluster.name },
        { label: 'ID', value: <CopyText text={cluster.id} what="cluster ID" /> },
        { label: 'Type', value: clusterKindNames[cluster.kind] },
        {
          label: 'Status',
          value: (
            <StatusText
              tone={cluster.status === 'Running' ? 'running' : 'waiting'}
              text={cluster.status}
            />
          ),
        },
        {
          label: 'Region',
          value: cluster.region_id === null ? '--' : regionName(cluster.region_id),
        },
        { label: 'Location', value: cluster.location },
        { label: 'Version', value: cluster.version },
        {
          label: 'Fleet',
          value:
            cluster.fleet_id === null ? (
              '--'
            ) : (
              <TextLink to={paths.ucsFleet(cluster.fleet_id)}>Fleet of the cluster</TextLink>
            ),
        },
        {
          label: 'Permissions',
          value: (
            <TextLink to={paths.ucsPermissions({ target: cluster.id })}>
              Permissions of the cluster
            </TextLink>
          ),
        },
        { label: 'Registered', value: formatTime(cluster.created_at) },
      ]}
    />
  );
}
