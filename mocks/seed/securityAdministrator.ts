import type { RawPolicy } from '#src/domain/policy/document.ts';

/**
 * Security Administrator has every IAM permission except switching roles (seeds 002 and 004). Grammar 1.0 cannot except
 * an action, and a Deny would also refuse those who were given the switch by another policy: so what it has is listed (ours).
 */
export const securityAdministratorPolicy: RawPolicy = {
  Version: '1.0',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        ...['users', 'groups', 'roles', 'permissions', 'projects', 'quotas', 'credentials', 'policies', 'mfa', 'securitypolicies', 'identityProviders'].map((type) => `iam:${type}:*`),
        ...['attach*', 'check*', 'create*', 'delete*', 'detach*', 'get*', 'grant*', 'list*', 'revoke*', 'update*'].map((operation) => `iam:agencies:${operation}`),
        ...['get*', 'delete*'].map((operation) => `iam:tokens:${operation}`),
      ],
    },
    { Effect: 'Allow', Action: ['get', 'list'].map((verb) => `iam::${verb}*`) },
  ],
};
