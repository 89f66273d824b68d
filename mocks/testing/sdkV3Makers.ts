import { textIn, type SdkCall } from './sdk.ts';

/**
 * Makes what tests of the SDK need, each by name, and finds a system-defined
 * permission; all give ids.
 */
export function sdkV3Makers(global: SdkCall, domainId: string) {
  const role = async (display_name: string): Promise<string> => {
    const { roles } = await global('keystoneListPermissions', { displayName: display_name });
    const found = (roles as { id: string; display_name: string }[]).find(
      (role) => role.display_name === display_name,
    );
    if (found === undefined) throw new Error(`There is no ${display_name}`);
    return found.id;
  };
  const group = async (name: string): Promise<string> =>
    textIn(
      await global('keystoneCreateGroup', {
        body: { group: { name, description: 'd', domain_id: domainId } },
      }),
      'group',
      'id',
    );
  const user = async (name: string): Promise<string> =>
    textIn(
      await global('createUser', {
        body: {
          user: { name, domain_id: domainId, password: 'Practice-2026!', enabled: true },
        },
      }),
      'user',
      'id',
    );
  const agency = async (name: string): Promise<string> =>
    textIn(
      await global('createAgency', {
        body: {
          agency: {
            name,
            domain_id: domainId,
            trust_domain_name: 'op_svc_coc',
            duration: 'FOREVER',
          },
        },
      }),
      'agency',
      'id',
    );
  return { role, group, user, agency };
}
