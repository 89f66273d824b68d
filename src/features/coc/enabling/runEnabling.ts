import type { Client } from '#src/api/client.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import { Problem } from '#src/api/problem.ts';
import {
  agencyPermissions,
  cocServicePrincipal,
  cocTrustDomain,
  serviceAgencyName,
} from '#src/domain/coc/agencies.ts';
import { enablingSteps, type EnablingStepId } from '#src/domain/coc/steps.ts';

/** The calls that enabling makes; all are documented but the two of COC itself. */
export type EnablingCalls = Pick<
  Client<AppContract>,
  | 'cocAgencyShow'
  | 'agencyList'
  | 'serviceLinkedAgencyCreate'
  | 'roleList'
  | 'agencyCreate'
  | 'agencyGrantOnDomain'
  | 'agencyGrantOnAll'
  | 'cocAgencyCreate'
>;

/** How far one step has come. `present` was there already, from an earlier try. */
export type StepProgress = { readonly id: EnablingStepId } & (
  | { readonly state: 'waiting' | 'running' | 'done' | 'present' }
  | { readonly state: 'failed'; readonly problem: Problem }
);

/** All steps, none begun. */
export const stepsWaiting: readonly StepProgress[] = enablingSteps.map(({ id }) => ({
  id,
  state: 'waiting',
}));

/**
 * Enables COC in an account with the signed-in user's own permissions, step after step. Stops at
 * the first refusal and says so; what stands by then stays, and the next run goes on from there.
 * @returns whether COC is enabled now
 */
export async function runEnabling(
  api: EnablingCalls,
  accountId: string,
  report: (progress: readonly StepProgress[]) => void = () => {},
): Promise<boolean> {
  let progress = stepsWaiting;
  const put = (entry: StepProgress): void => {
    progress = progress.map((old) => (old.id === entry.id ? entry : old));
    report(progress);
  };
  /** Runs one step; `undefined` from `work` means that there was nothing left to do. */
  const step = async <T>(
    id: EnablingStepId,
    work: () => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    put({ id, state: 'running' });
    try {
      const result = await work();
      put({ id, state: result === undefined ? 'present' : 'done' });
      return result;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      put({ id, state: 'failed', problem: error });
      throw new Stopped();
    }
  };

  try {
    report(progress);
    const state = await step('readState', () => api.cocAgencyShow({}));
    const listed = await step('listAgencies', () =>
      api.agencyList({ query: { domain_id: accountId, name: serviceAgencyName } }),
    );
    await step('createServiceLinkedAgency', () =>
      state?.service_linked_agency
        ? nothing()
        : api.serviceLinkedAgencyCreate({ body: { service_principal: cocServicePrincipal } }),
    );
    const roleIds = await step('findPolicies', () => findPolicies(api));
    const existing = listed?.agencies.find(
      (agency) => agency.name === serviceAgencyName && agency.trust_domain_name === cocTrustDomain,
    );
    const created = await step('createAgency', () =>
      existing
        ? nothing()
        : api.agencyCreate({
            body: {
              agency: {
                name: serviceAgencyName,
                domain_id: accountId,
                trust_domain_name: cocTrustDomain,
                description: 'Lets Cloud Operations Center use other services',
                duration: 'FOREVER',
              },
            },
          }),
    );
    const agencyId = existing?.id ?? created?.agency.id ?? '';
    const missing = existing
      ? new Set<string>(state?.missing_policies.map((policy) => policy.policy_name))
      : undefined;
    const grant = async (scope: 'global' | 'all'): Promise<true | undefined> => {
      const wanted = agencyPermissions.filter(
        (row) => row.scope === scope && (missing === undefined || missing.has(row.name)),
      );
      for (const row of wanted) {
        const params = {
          domain_id: accountId,
          agency_id: agencyId,
          role_id: roleIds?.get(row.name) ?? '',
        };
        await (scope === 'global'
          ? api.agencyGrantOnDomain({ params })
          : api.agencyGrantOnAll({ params }));
      }
      return wanted.length > 0 ? true : undefined;
    };
    await step('grantGlobal', () => grant('global'));
    await step('grantAll', () => grant('all'));
    await step('record', () => api.cocAgencyCreate({}));
    return true;
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
}

/** A step failed and has been reported. */
class Stopped extends Error {}

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

/**
 * Ids of the four system-defined policies, found by their display names.
 * @throws Problem 404 when one does not exist.
 */
async function findPolicies(api: EnablingCalls): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { name } of agencyPermissions) {
    const { roles } = await api.roleList({ query: { display_name: name } });
    const role = roles.find((one) => one.display_name === name);
    if (role === undefined)
      throw new Problem({ status: 404, code: 'IAM.0004', message: `Could not find role: ${name}` });
    found.set(name, role.id);
  }
  return found;
}
