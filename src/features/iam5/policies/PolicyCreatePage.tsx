import { Alert } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { emptyIdentityPolicyText } from '#src/domain/policy/visual/visualEdits.ts';
import { useAccount } from '#src/parts/account.ts';
import { useQuota } from '#src/features/iam5/shared/useQuota.ts';
import { useContentCheck } from '#src/features/iam5/shared/useContentCheck.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { readProposal } from '#src/parts/proposal.ts';
import { paths } from '#src/paths.ts';
import { usePolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { policyCalls } from './policyCalls.ts';
import { ContentEditor } from './ContentEditor.tsx';
import { descriptionRules, nameRules, placeProblem, type PolicyForm } from './policyForm.ts';

const identity = () => 'identity' as const;

/** A new custom identity policy; what is saved becomes v1 (docs/sources/console.md#13-2). */
export function PolicyCreatePage() {
  const finish = useFinish();
  const toast = useToast();
  const create = useWrite(api.v5PolicyCreate);
  const refusals = useRefusals(policyCalls);
  const { full } = useQuota('policies');
  // A message that appears on leaving the field would move the editor away from under the click.
  const form = useForm<PolicyForm>({
    defaultValues: { name: '', description: '' },
    mode: 'onChange',
  });
  const { accountId } = useAccount();
  const [search] = useSearchParams();
  const [proposal] = useState(() => readProposal(search.get('proposal')));
  const draft = usePolicyDraft({
    initial: proposal ?? emptyIdentityPolicyText,
    profileOf: identity,
    accountId,
  });
  const { editor, passed, refuse, error } = useContentCheck(draft);
  const submit = async ({ name, description }: PolicyForm): Promise<void> => {
    const text = await passed();
    if (text === undefined) return;
    try {
      const { policy } = await create.run({
        body: { policy_name: name, policy_document: text, description },
      });
      toast.success(
        `Identity policy ${name} created.`,
        'Attach it to a user, user group or agency next: by itself it gives nothing.',
      );
      await finish(paths.identityPolicy(policy.policy_id, 'usage'));
    } catch (problem) {
      const place = placeProblem(problem, form.setError);
      if (place === 'elsewhere') throw problem;
      if (place !== 'handled') refuse(text, place.content);
    }
  };
  return (
    <FormPage
      title="Create Identity Policy"
      crumbs={[{ label: 'Identity Policies', to: paths.identityPolicies() }]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.identityPolicies()}
      refusal={refusals.create ?? full}
      alsoDirty={() => draft.source.now() !== emptyIdentityPolicyText}
      intro={
        <Alert severity="info" sx={{ mb: 2 }}>
          One identity policy may hold the actions of several services, global and project-level
          ones together. It has no scope: Resource and Condition say where it counts.
        </Alert>
      }
    >
      <FormTextField
        control={form.control}
        name="name"
        label="Policy Name"
        required
        rules={nameRules}
        hint="1 to 128 letters, digits and the characters _ + = . @ -"
      />
      <ContentEditor ref={editor} draft={draft} error={error} />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={1000}
        placeholder="Enter a brief description."
        rules={descriptionRules}
      />
    </FormPage>
  );
}
