import { useMemo } from 'react';
import {
  objectQuestion,
  type ObjectKind,
  type ObjectVerb,
} from '#src/domain/ucs/clusterObjects.ts';
import { useAccount } from '#src/parts/account.ts';
import type { Refusals, Right } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useAgencyRefusal } from '../parts/useAgencyRefusal.ts';
import type { Cluster } from './cluster.ts';

/** An operation on an object in a cluster: its call, and what RBAC is asked. */
type ObjectOperation = {
  readonly call: Right;
  readonly kind: ObjectKind;
  readonly verb: ObjectVerb;
  readonly namespace?: string;
};

/**
 * Why operations on what is inside a cluster are certain to be refused: by the action of UCS, by
 * RBAC of the cluster, by the agency that reaches into Huawei Cloud clusters.
 * @param operations a constant of the module or a memo
 */
export function useObjectRefusals<const Name extends string>(
  cluster: Cluster,
  operations: Readonly<Record<Name, ObjectOperation>>,
): Refusals<Name> {
  const { accountId } = useAccount();
  const { id, kind: clusterKind, project_id } = cluster;
  const rights = useMemo(() => {
    const place = { id, kind: clusterKind, accountId };
    const rightOf = ({ call, kind, verb, namespace }: ObjectOperation): Right => {
      const { aliases, ...question } = objectQuestion(place, kind, verb, namespace);
      const project = project_id === null ? {} : { projectId: project_id };
      const asks = [{ ...question, aliases: [...aliases], ...project }];
      return call.spec === undefined ? { asks } : { spec: call.spec, asks };
    };
    return Object.fromEntries(
      Object.entries<ObjectOperation>(operations).map(([name, one]) => [name, rightOf(one)]),
    ) as Record<Name, Right>; // fromEntries forgets the names
  }, [accountId, id, clusterKind, project_id, operations]);
  const refusals = useRefusals(rights);
  const stopped = useAgencyRefusal('clusterObjects');
  const agency = clusterKind === 'huaweicloud' ? stopped : undefined;
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries<string | undefined>(refusals).map(([name, refusal]) => [
          name,
          refusal ?? agency,
        ]),
      ) as Record<Name, string | undefined>, // fromEntries forgets the names
    [refusals, agency],
  );
}
