import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';

/** A cluster or fleet that permissions can be about. */
export type Target = {
  readonly kind: 'cluster' | 'fleet';
  readonly id: string;
  readonly name: string;
};

/** Fleets first, then clusters; what may not be read is left out. */
export function useTargets(): readonly Target[] {
  const fleets = useQuery(q(api.ucsFleetList, {})).data?.clustergroups ?? [];
  const clusters = useQuery(q(api.ucsClusterList, {})).data?.clusters ?? [];
  return [
    ...fleets.map(({ id, name }): Target => ({ kind: 'fleet', id, name })),
    ...clusters.map(({ id, name }): Target => ({ kind: 'cluster', id, name })),
  ];
}

/** "production (fleet)". */
export const targetText = (target: Target): string => `${target.name} (${target.kind})`;
