import { textIn, type SdkCall } from './sdk.ts';

/** The text of an identity policy that allows one action. */
export const documentOf = (action: string): string =>
  JSON.stringify({ Version: '5.0', Statement: [{ Effect: 'Allow', Action: [action] }] });

/** The text of a trust policy that lets COC in. */
export const trust = JSON.stringify({
  Version: '5.0',
  Statement: [
    { Effect: 'Allow', Principal: { Service: ['service.COC'] }, Action: ['sts:agencies:assume'] },
  ],
});

/** Makes what tests of the SDK need, each by name; all give ids. */
export function sdkV5Makers(v5: SdkCall) {
  const policy = async (name: string): Promise<string> =>
    textIn(
      await v5('createPolicyV5', {
        body: { policy_name: name, policy_document: documentOf('iam:users:listUsersV5') },
      }),
      'policy',
      'policy_id',
    );
  const user = async (name: string): Promise<string> =>
    textIn(
      await v5('createUserV5', { body: { name, enabled: true, description: 'd' } }),
      'user',
      'user_id',
    );
  const group = async (name: string): Promise<string> =>
    textIn(await v5('createGroupV5', { body: { group_name: name } }), 'group', 'group_id');
  const agency = async (name: string): Promise<string> =>
    textIn(
      await v5('createAgencyV5', {
        body: { agency_name: name, trust_policy: trust, max_session_duration: 3600 },
      }),
      'agency',
      'agency_id',
    );
  return { policy, user, group, agency };
}
