import { Alert } from '@mui/material';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { emptyIdentityPolicyText } from '#src/domain/policy/visual/visualEdits.ts';
import { useContentCheck } from '#src/features/iam5/shared/useContentCheck.ts';
import { useAccount } from '#src/parts/account.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { usePolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { placeScpProblem, scpCalls, useScpsWithin, type ScpForm } from './scp.ts';
import { ScpFields } from './ScpFields.tsx';

const profile = () => 'scp' as const;

/** A new service control policy, attached to nothing yet. */
export function ScpCreatePage() {
  const finish = useFinish();
  const toast = useToast();
  const within = useScpsWithin();
  const create = useWrite(api.scpCreate);
  const refusals = useRefusals(scpCalls);
  // A message that appears on leaving the field would move the editor away from under the click.
  const form = useForm<ScpForm>({
    defaultValues: { name: '', description: '' },
    mode: 'onChange',
  });
  const { accountId } = useAccount();
  const draft = usePolicyDraft({ initial: emptyIdentityPolicyText, profileOf: profile, accountId });
  const { editor, passed, refuse, error } = useContentCheck(draft);
  const submit = async ({ name, description }: ScpForm): Promise<void> => {
    const content = await passed();
    if (content === undefined) return;
    try {
      const { policy } = await create.run({
        body: { name, description, content, type: 'service_control_policy' },
      });
      toast.success(
        `Service control policy ${name} created.`,
        'Attach it to the root, a unit or an account next: until then it limits nobody.',
      );
      await finish(paths.scp(policy.policy_summary.id, within, 'targets'));
    } catch (problem) {
      placeScpProblem(problem, form.setError, (message) => refuse(content, message));
    }
  };
  return (
    <FormPage
      title="Create SCP"
      crumbs={[{ label: 'Service Control Policies', to: paths.scps(within) }]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.scps(within)}
      refusal={refusals.create}
      alsoDirty={() => draft.source.now() !== emptyIdentityPolicyText}
      intro={
        <Alert severity="info" sx={{ mb: 2 }}>
          A service control policy gives nobody a permission. Its Deny takes actions from everybody
          in the accounts below the level it is attached to, their administrators included.
        </Alert>
      }
    >
      <ScpFields form={form} draft={draft} editor={editor} error={error} />
    </FormPage>
  );
}
