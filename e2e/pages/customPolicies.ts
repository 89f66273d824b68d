/** A text as the console indents it. */
export const pretty = (value: unknown) => JSON.stringify(value, null, 4);

/** A custom policy of these statements, as the console writes it. */
export const policy = (...statements: readonly unknown[]) =>
  pretty({ Version: '1.1', Statement: statements });

/** A statement that allows these actions. */
export const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions });

/** docs/sources/flexusl-self-service.md#enable-coc: enabling COC. */
export const enableCoc = policy(
  allow(
    'iam:agencies:list*',
    'iam:agencies:createAgency',
    'iam:agencies:createServiceLinkedAgencyV5',
    'coc:agency:get',
    'coc:agency:create',
    'iam:permissions:grantRoleToAgency',
    'iam:permissions:grantRoleToAgencyOnDomain',
    'iam:roles:listRoles',
  ),
);
