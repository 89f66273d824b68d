import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { functionRefusal, type UcsFunctionId } from '#src/domain/ucs/trustAgency.ts';

/**
 * Why UCS cannot do this through its agency at the moment, for everybody alike;
 * undefined when it can.
 */
export function useAgencyRefusal(id: UcsFunctionId): string | undefined {
  const { data } = useQuery(q(api.ucsDoor, {}));
  return data?.stopped.some((one) => one.id === id) === true
    ? functionRefusal(id, data.trouble ?? undefined)
    : undefined;
}
