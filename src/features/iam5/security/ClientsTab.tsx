import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { SettingRow } from '#src/features/iam/shared/security/SettingRow.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

const calls = {
  tokens: api.v5TokenPolicyUpdate,
  signatures: api.v5AsymmetricSignatureSet,
} as const;

const onOff = (on: boolean) => (
  <StatusText tone={on ? 'good' : 'off'} text={on ? 'Enabled' : 'Disabled'} />
);

/** What the account lets clients use. */
export function ClientsTab() {
  const toast = useToast();
  const tokens = useQuery(q(api.v5TokenPolicyShow, {}));
  const signatures = useQuery(q(api.v5AsymmetricSignatureShow, {}));
  const refusals = useRefusals(calls);
  const setTokens = useWrite(api.v5TokenPolicyUpdate);
  const setSignatures = useWrite(api.v5AsymmetricSignatureSet);
  return (
    <>
      <Loaded part query={tokens} what="token policy">
        {({ token_policy }) => (
          <SettingRow
            title="Tokens"
            text="Whether clients of IAM users get tokens for a password. The account always does, and signing with access keys goes on."
            status={onOff(token_policy.token_enabled)}
            action={token_policy.token_enabled ? 'Disable' : 'Enable'}
            refusal={refusals.tokens}
            onAction={() =>
              void setTokens
                .run({
                  body: { token_enabled: !token_policy.token_enabled },
                  ifMatch: versionOf(token_policy),
                })
                .catch(toast.problem)
            }
          />
        )}
      </Loaded>
      <Loaded part query={signatures} what="asymmetric signatures">
        {({ asymmetric_signature: { asymmetric_signature_switch: on } }) => (
          <SettingRow
            title="Asymmetric Signatures"
            text="Kept as a setting of the account; this backend verifies signatures with secret keys only."
            status={onOff(on)}
            action={on ? 'Disable' : 'Enable'}
            refusal={refusals.signatures}
            onAction={() =>
              void setSignatures
                .run({ body: { asymmetric_signature: { asymmetric_signature_switch: !on } } })
                .catch(toast.problem)
            }
          />
        )}
      </Loaded>
    </>
  );
}
