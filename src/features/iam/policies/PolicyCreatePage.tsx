import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { emptyPolicyText } from '#src/domain/policy/visual/visualEdits.ts';
import { useAccount } from '#src/parts/account.ts';
import { quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { readProposal } from '#src/parts/proposal.ts';
import { paths } from '#src/paths.ts';
import { useFinish } from '#src/ui/finish.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { policyCalls } from './policyCalls.ts';
import { PolicyFormPage } from './PolicyFormPage.tsx';
import type { PolicyContent } from './policyContent.ts';
import { proposedName } from './policyForm.ts';

/** A new custom policy (docs/sources/console.md#7-2). */
export function PolicyCreatePage() {
  const { accountId } = useAccount();
  const finish = useFinish();
  const toast = useToast();
  const create = useWrite(api.customRoleCreate);
  const refusals = useRefusals(policyCalls);
  const quota = useQuota(accountId, 'policy');
  const [name] = useState(() => proposedName(Math.random));
  const [search] = useSearchParams();
  const [proposal] = useState(() => readProposal(search.get('proposal')));
  const save = async (role: PolicyContent): Promise<void> => {
    await create.run({ body: { role } });
    toast.success(
      `Custom policy ${role.display_name} created.`,
      'Grant it to a user group or an agency next: by itself it gives nothing.',
    );
    await finish(paths.policies());
  };
  const saveParts = async (parts: readonly PolicyContent[]): Promise<void> => {
    for (const role of parts) await create.run({ body: { role } });
    toast.success(
      `Custom policies ${parts.map((part) => part.display_name).join(' and ')} created.`,
      'Grant both: one on global services, one in projects.',
    );
    await finish(paths.policies());
  };
  return (
    <PolicyFormPage
      title="Create Custom Policy"
      initial={{ name, description: '', text: emptyPolicyText }}
      {...(proposal !== null && { start: { name, description: '', text: proposal } })}
      refusal={refusals.create ?? quotaRefusal(quota, 'custom policies')}
      save={save}
      saveParts={saveParts}
    />
  );
}
