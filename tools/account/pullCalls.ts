import { idsAt, rowsAt, within, type Puller } from './puller.ts';

/** The calls of the old family. */
export async function pullClassic(pull: Puller, domainId: string): Promise<void> {
  const ofDomain = `?domain_id=${domainId}`;
  const users = await pull.one('keystoneListUsers', `/v3/users${ofDomain}`, { domainId });
  for (const userId of idsAt(users, 'users', 'id')) {
    await pull.one('showUser', `/v3.0/OS-USER/users/${userId}`, { userId });
    const protect = `/v3.0/OS-USER/users/${userId}/login-protect`;
    await pull.one('showUserLoginProtect', protect, { userId });
  }
  const groups = await pull.one('keystoneListGroups', `/v3/groups${ofDomain}`, { domainId });
  for (const groupId of idsAt(groups, 'groups', 'id'))
    await pull.one('keystoneListUsersForGroupByAdmin', `/v3/groups/${groupId}/users`, { groupId });
  await pull.one('keystoneListProjects', `/v3/projects${ofDomain}`, { domainId });
  await pull.pages('keystoneListPermissions', '/v3/roles', 'roles', 300);
  await pull.pages('listCustomPolicies', '/v3.0/OS-ROLE/roles', 'roles', 300);
  await pull.one('listAgencies', `/v3.0/OS-AGENCY/agencies${ofDomain}`, { domainId });
  await pull.pages(
    'showDomainRoleAssignments',
    `/v3.0/OS-PERMISSION/role-assignments${ofDomain}`,
    'role_assignments',
    50,
    { domainId },
  );
  await pull.one('showDomainQuota', `/v3.0/OS-QUOTA/domains/${domainId}`, { domainId });
  for (const [operation, setting] of [
    ['showDomainLoginPolicy', 'login-policy'],
    ['showDomainPasswordPolicy', 'password-policy'],
    ['showDomainProtectPolicy', 'protect-policy'],
    ['showDomainConsoleAclPolicy', 'console-acl-policy'],
    ['showDomainApiAclPolicy', 'api-acl-policy'],
  ] as const)
    await pull.one(operation, `/v3.0/OS-SECURITYPOLICY/domains/${domainId}/${setting}`, {
      domainId,
    });
}

const pullTags = (pull: Puller, resourceType: 'user' | 'agency', resourceId: string) =>
  pull.one('listResourceTagsV5', `/v5/${resourceType}/${resourceId}/tags`, {
    resourceType,
    resourceId,
  });

/** The calls of the new family. */
export async function pullModern(pull: Puller): Promise<void> {
  const users = await pull.marked('listUsersV5', '/v5/users');
  for (const userId of idsAt(users, 'users', 'user_id')) {
    const at = `/v5/users/${userId}`;
    await pull.one('showLoginProfileV5', `${at}/login-profile`, { userId });
    await pull.marked('listAccessKeysV5', `${at}/access-keys`, { userId });
    await pull.marked('listAttachedUserPoliciesV5', `${at}/attached-policies`, { userId });
    await pullTags(pull, 'user', userId);
  }
  const groups = await pull.marked('listGroupsV5', '/v5/groups');
  for (const groupId of idsAt(groups, 'groups', 'group_id'))
    await pull.marked('listAttachedGroupPoliciesV5', `/v5/groups/${groupId}/attached-policies`, {
      groupId,
    });
  const agencies = await pull.marked('listAgenciesV5', '/v5/agencies');
  for (const agencyId of idsAt(agencies, 'agencies', 'agency_id')) {
    const at = `/v5/agencies/${agencyId}`;
    await pull.marked('listAttachedAgencyPoliciesV5', `${at}/attached-policies`, { agencyId });
    await pullTags(pull, 'agency', agencyId);
  }
  const policies = await pull.marked('listPoliciesV5', '/v5/policies');
  const wanted = policies.flatMap(({ body }) =>
    rowsAt(body, 'policies').filter(
      (row) => within(row, 'policy_type') === 'custom' || within(row, 'attachment_count') !== 0,
    ),
  );
  for (const row of wanted) {
    const policyId = within(row, 'policy_id');
    if (typeof policyId === 'string')
      await pull.marked('listPolicyVersionsV5', `/v5/policies/${policyId}/versions`, { policyId });
  }
  await pull.marked('listMfaDevicesV5', '/v5/mfa-devices');
  await pull.one('showPasswordPolicyV5', '/v5/password-policy');
  await pull.one('showLoginPolicyV5', '/v5/login-policy');
  await pull.one('showTokenPolicyV5', '/v5/token-policy');
  await pull.one('getAsymmetricSignatureSwitchV5', '/v5/asymmetric-signature-switch');
}
