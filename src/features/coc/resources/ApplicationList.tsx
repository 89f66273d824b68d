import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { Facts } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';

/** Applications with the instances that belong to them. */
export function ApplicationList() {
  const query = useQuery(q(api.cocApplicationResources, {}));
  return (
    <Loaded part query={query} what="applications">
      {({ applications }) =>
        applications.length === 0 ? (
          <EmptyState text="No synchronized instance belongs to an application." />
        ) : (
          <Facts
            facts={applications.map((one) => ({
              label: one.name,
              value: one.resources
                .map((resource) => `${resource.name} (${resource.type})`)
                .join(', '),
            }))}
          />
        )
      }
    </Loaded>
  );
}
