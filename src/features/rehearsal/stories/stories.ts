import agencies from './data/modify-agencies.json' with { type: 'json' };
import agencyPolicies from './data/agency-policies.json' with { type: 'json' };
import cocEnabling from './data/enable-coc.json' with { type: 'json' };
import cluster from './data/ucs-undeletable-cluster.json' with { type: 'json' };
import flexusl from './data/flexusl-self-service.json' with { type: 'json' };
import identityPolicies from './data/identity-policies.json' with { type: 'json' };
import leastPrivilege from './data/ucs-least-privilege.json' with { type: 'json' };
import policyInCoc from './data/missing-policy-in-coc.json' with { type: 'json' };
import policyInIam from './data/missing-policy-in-iam.json' with { type: 'json' };
import scp from './data/scp-exception.json' with { type: 'json' };
import ucsRoles from './data/ucs-by-roles.json' with { type: 'json' };
import { story, type Story } from '#src/api/story.ts';

/** Every story, in the order in which they are told; a file of another form is an error here. */
export const stories: readonly Story[] = [
  flexusl,
  cocEnabling,
  policyInCoc,
  policyInIam,
  agencies,
  agencyPolicies,
  identityPolicies,
  ucsRoles,
  leastPrivilege,
  cluster,
  scp,
].map((file) => story.parse(file));
