import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useAddressPart } from '#src/ui/address.ts';
import type { Cluster } from './cluster.ts';
import { WorkloadTable } from './WorkloadTable.tsx';

/**
 * Workloads, jobs and Services of one namespace; first the namespaces have to be listed, which
 * takes a permission of its own.
 */
export function WorkloadsTab({ cluster }: { readonly cluster: Cluster }) {
  const query = useQuery(q(api.ucsNamespaceList, { params: { cluster_id: cluster.id } }));
  return (
    <Loaded part query={query} what="namespaces">
      {({ namespaces }) => (
        <InNamespace cluster={cluster} names={namespaces.map(({ name }) => name)} />
      )}
    </Loaded>
  );
}

function InNamespace({
  cluster,
  names,
}: {
  readonly cluster: Cluster;
  readonly names: readonly string[];
}) {
  const [asked, choose] = useAddressPart('namespace');
  const namespace =
    names.find((name) => name === asked) ??
    names.find((name) => !name.startsWith('kube-') && name !== 'default') ??
    names[0] ??
    'default';
  const picker = (
    <TextField
      select
      label="Namespace"
      value={namespace}
      onChange={(event) => choose(event.target.value)}
      sx={{ minWidth: 180 }}
    >
      {names.map((name) => (
        <MenuItem key={name} value={name}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  return <WorkloadTable key={namespace} cluster={cluster} namespace={namespace} picker={picker} />;
}
