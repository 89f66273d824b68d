import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useAgencyRefusal } from '../parts/useAgencyRefusal.ts';

const imageRights = {
  push: api.ucsImagePush,
  pull: api.ucsImagePull,
  remove: api.ucsImageDelete,
  createOrganization: api.ucsOrganizationCreate,
  removeOrganization: api.ucsOrganizationDelete,
} as const;

export type ImageRefusals = Refusals<keyof typeof imageRights>;

/**
 * Why organizations and images may not be touched in a project: by the person's permissions, or
 * because UCS cannot for anybody. Pulling goes past UCS.
 */
export function useImageRefusals(projectId: string): ImageRefusals {
  const refusals = useRefusals(imageRights, projectId);
  const agency = useAgencyRefusal('images');
  return useMemo(
    () => ({
      pull: refusals.pull,
      push: refusals.push ?? agency,
      remove: refusals.remove ?? agency,
      createOrganization: refusals.createOrganization ?? agency,
      removeOrganization: refusals.removeOrganization ?? agency,
    }),
    [refusals, agency],
  );
}
