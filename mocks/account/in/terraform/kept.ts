/** Resources that are kept and shown, and that nothing here acts by: the types without provider. */
export const keptTypes: ReadonlySet<string> = new Set([
  'identity_provider',
  'identity_provider_conversion',
  'identity_provider_mapping',
  'identity_provider_protocol',
  'identity_temporary_access_key',
  'identity_token_with_id_token',
  'identity_unscoped_token_saml',
  'identity_unscoped_token_with_id_token',
  'identity_user_info',
  'identity_user_password',
  'identity_user_token',
  'identityv5_user_password',
  'organizations_dry_run_policy',
  'organizations_dry_run_policy_entity_attach',
  'organizations_policy_dry_run_configuration',
]);
