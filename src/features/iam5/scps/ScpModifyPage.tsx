import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { useContentCheck } from '#src/features/iam5/shared/useContentCheck.ts';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { NewAccessPanel } from '#src/policyEditor/NewAccessPanel.tsx';
import { usePolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { builtInRefusal, placeScpProblem, scpCalls, useScpsWithin, type ScpForm } from './scp.ts';
import { ScpFields } from './ScpFields.tsx';

type Shown = Result<(typeof api.scpShow)['spec']>;

const profile = () => 'scp' as const;
const fields = {
  name: { label: 'Policy Name' },
  description: { label: 'Description' },
  content: { label: 'Policy content', lines: true },
} as const;

/** What the form begins with, and the version of the policy that says so. */
const openedOf = (shown: Shown) => ({
  values: {
    name: shown.policy.policy_summary.name,
    description: shown.policy.policy_summary.description,
    content: shown.policy.content,
  },
  version: versionOf(shown),
});

function ScpEdit({ shown }: { readonly shown: Shown }) {
  const finish = useFinish();
  const toast = useToast();
  const within = useScpsWithin();
  const save = useWrite(api.scpUpdate);
  const refusals = useRefusals(scpCalls);
  // What is being edited stays what was opened, whatever is read again meanwhile.
  const [opened, setOpened] = useState(() => openedOf(shown).values);
  const { id, name: title } = shown.policy.policy_summary;
  const params = { policy_id: id };
  const form = useForm<ScpForm>({
    defaultValues: { name: opened.name, description: opened.description },
    mode: 'onChange',
  });
  const { accountId } = useAccount();
  const draft = usePolicyDraft({ initial: opened.content, profileOf: profile, accountId });
  const { editor, passed, refuse, error } = useContentCheck(draft);
  const versioned = useVersionedSave({
    what: 'service control policy',
    fields,
    opened: openedOf(shown),
    read: async () => openedOf(await api.scpShow({ params })),
    onMerge: (theirs, merged) => {
      setOpened(theirs);
      form.reset({ name: theirs.name, description: theirs.description });
      form.reset(
        { name: merged.name, description: merged.description },
        { keepDefaultValues: true },
      );
      draft.edit((now) => [{ offset: 0, end: now.length, text: merged.content }]);
    },
  });
  const submit = async (values: ScpForm): Promise<void> => {
    const content = await passed();
    if (content === undefined) return;
    try {
      const saved = await versioned.save({ ...values, content }, (body, ifMatch) =>
        save.run({ params, body, ifMatch }),
      );
      if (!saved) return;
      toast.success(
        `Service control policy ${values.name} changed.`,
        'It counts from now on at every level it is attached to.',
      );
      await finish(paths.scp(id, within));
    } catch (problem) {
      placeScpProblem(problem, form.setError, (message) => refuse(content, message));
    }
  };
  const unchanged =
    draft.text === opened.content && !form.formState.isDirty
      ? 'Nothing has been changed.'
      : undefined;
  return (
    <FormPage
      title="Edit SCP"
      crumbs={[
        { label: 'Service Control Policies', to: paths.scps(within) },
        { label: title, to: paths.scp(id, within) },
      ]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.scp(id, within)}
      refusal={builtInRefusal(shown.policy.policy_summary) ?? refusals.edit ?? unchanged}
      alsoDirty={() => draft.source.now() !== opened.content}
    >
      {versioned.dialog}
      <ScpFields form={form} draft={draft} editor={editor} error={error} id={id} />
      <NewAccessPanel draft={draft} saved={opened.content} savedName="the saved policy" />
    </FormPage>
  );
}

/** Changes name, content and description of a service control policy; there are no versions. */
export function ScpModifyPage() {
  const { policyId = '' } = useParams();
  const query = useQuery(q(api.scpShow, { params: { policy_id: policyId } }));
  return (
    <Loaded query={query} what="service control policy">
      {(shown) => <ScpEdit key={policyId} shown={shown} />}
    </Loaded>
  );
}
