import type { Scenario } from '../scenario.ts';
import { adminPassword, mainAccount, partnerAccount } from '../seed/base.ts';

/** The people every scenario starts with. */
export const administrators = [
  { user: 'admin', password: adminPassword, account: mainAccount, holds: 'Everything: this is the account itself' },
  { user: 'admin', password: adminPassword, account: partnerAccount, holds: 'Everything in the other account' },
] as const;

export const fresh: Scenario = {
  description: 'A new account: nobody but its administrator, nothing granted, COC not enabled.',
  people: administrators,
  build: () => undefined,
};
