import { agencyPermissions, cocTrustDomain, serviceAgencyName } from '#src/domain/coc/agencies.ts';
import type { Scenario } from '../scenario.ts';
import { mainAccount, seedEnterpriseProject, userPassword } from '../seed/base.ts';
import type { SeedBuilder } from '../seed/builder.ts';
import { administrators } from './fresh.ts';

/** COC's service agency with everything of its table, as an account has it that enabled COC (seed 001, Table 1). */
export function seedCocAgency(seed: SeedBuilder, account: string): void {
  const agency = seed.agency(account, serviceAgencyName, cocTrustDomain, { description: 'Created when COC was enabled' });
  for (const { name, scope } of agencyPermissions) seed.grant('agency', agency, name, { kind: scope });
}

export const flexusl: Scenario = {
  description: 'FlexusL instances in an account that has enabled COC; one IAM user may work with FlexusL and nothing else.',
  people: [...administrators, { user: 'flex-operator', password: userPassword, account: mainAccount, holds: 'FlexusL FullAccess through the group flexusl-users; no COC permission' }],
  build: (seed) => {
    const group = seed.group(mainAccount, 'flexusl-users', 'People who work with FlexusL instances');
    seed.member(group, seed.user(mainAccount, 'flex-operator', { password: userPassword, description: 'Operates FlexusL instances' }));
    seed.grant('group', group, 'FlexusL FullAccess');
    seedEnterpriseProject(seed, mainAccount, 'operations', 'Instances that operators look after');
    seedCocAgency(seed, mainAccount);
  },
};
