import { api } from '#src/api/api.ts';
import { agencyKindOf } from '#src/features/iam5/shared/agencyKind.ts';
import type { NewAgency } from '#src/features/iam5/shared/lists.ts';

/** Calls of the agencies' pages, to ask which of them the reader may make. */
export const agencyCalls = {
  create: api.v5AgencyCreate,
  update: api.v5AgencyUpdate,
  trust: api.v5AgencyTrustUpdate,
  remove: api.v5AgencyDelete,
} as const;

type Kinded = Pick<NewAgency, 'path' | 'trust_policy' | 'trust_domain_name'>;

/** Why an agency cannot be changed or deleted here; undefined for trust agencies. */
export function protectedRefusal(agency: Kinded): string | undefined {
  const kind = agencyKindOf(agency);
  if (kind === 'service') return 'A service-linked agency is made and changed by its service only.';
  return kind === 'classic' ? 'An agency of the old console is changed there.' : undefined;
}

/**
 * Why no identity policy can be attached to an agency or detached from it; undefined where it can.
 */
export const attachmentRefusal = (agency: Kinded): string | undefined =>
  agencyKindOf(agency) === 'service' ? protectedRefusal(agency) : undefined;
