import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams, useSearchParams } from 'react-router';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatWouldChange } from '#src/parts/whatItChanges/WhatWouldChange.tsx';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { useContentCheck } from '#src/features/iam5/shared/useContentCheck.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { readProposal } from '#src/parts/proposal.ts';
import { paths } from '#src/paths.ts';
import { NewAccessPanel } from '#src/policyEditor/NewAccessPanel.tsx';
import { usePolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { FormCheckbox } from '#src/ui/form/fields.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { mostVersions, policyCalls, systemRefusal } from './policyCalls.ts';
import { ContentEditor } from './ContentEditor.tsx';

const identity = () => 'identity' as const;
const fields = { text: { label: 'Policy content', lines: true } } as const;

/** The document in effect, and the version of the policy that says so. @throws Problem */
async function readInEffect(policy_id: string) {
  const { policy } = await api.v5PolicyShow({ params: { policy_id } });
  const version_id = policy.default_version_id;
  const { policy_version } = await api.v5PolicyVersionShow({ params: { policy_id, version_id } });
  return { values: { text: policy_version.document }, version: versionOf(policy) };
}

type EditProps = {
  readonly policy: IdentityPolicy;
  readonly document: string;
  readonly versions: number;
};

function PolicyEdit({ policy, document, versions }: EditProps) {
  const finish = useFinish();
  const toast = useToast();
  const save = useWrite(api.v5PolicyVersionCreate);
  const refusals = useRefusals(policyCalls);
  // What is being edited stays what was opened, whatever is read again meanwhile.
  const [opened, setOpened] = useState({ document, version: policy.default_version_id });
  const form = useForm({ defaultValues: { inEffect: true } });
  const { accountId } = useAccount();
  const [search] = useSearchParams();
  const [proposal] = useState(() => readProposal(search.get('proposal')));
  const draft = usePolicyDraft({
    initial: proposal ?? opened.document,
    profileOf: identity,
    accountId,
  });
  const { editor, passed, refuse, error } = useContentCheck(draft);
  const back = paths.identityPolicy(policy.policy_id, 'versions');
  const versioned = useVersionedSave({
    what: 'identity policy',
    fields,
    opened: { values: { text: document }, version: versionOf(policy) },
    read: () => readInEffect(policy.policy_id),
    onMerge: (theirs, { text }) => {
      setOpened({ document: theirs.text, version: policy.default_version_id });
      draft.edit((now) => [{ offset: 0, end: now.length, text }]);
    },
  });
  const submit = async ({ inEffect }: { readonly inEffect: boolean }): Promise<void> => {
    const text = await passed();
    if (text === undefined) return;
    try {
      const saved = await versioned.save({ text }, async (_, ifMatch) => {
        const { policy_version } = await save.run({
          params: { policy_id: policy.policy_id },
          body: { policy_document: text, set_as_default: inEffect },
          ifMatch,
        });
        toast.success(
          `${policy_version.version_id} of ${policy.policy_name} saved.`,
          inEffect
            ? 'It counts from now on for everybody who holds the policy.'
            : `${policy.default_version_id} stays in effect.`,
        );
      });
      if (saved) await finish(back);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 400) throw problem;
      refuse(text, `${problem.message} (${problem.code})`);
    }
  };
  const full = versions >= mostVersions;
  const unchanged = draft.text === opened.document ? 'Nothing has been changed.' : undefined;
  return (
    <FormPage
      title="Edit Identity Policy"
      crumbs={[
        { label: 'Identity Policies', to: paths.identityPolicies() },
        { label: policy.policy_name, to: paths.identityPolicy(policy.policy_id) },
      ]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.identityPolicy(policy.policy_id)}
      refusal={
        systemRefusal(policy) ??
        refusals.edit ??
        (full && !save.done && !save.pending
          ? `The policy has ${mostVersions} versions, the most there can be. Delete one first.`
          : unchanged)
      }
      alsoDirty={() => draft.source.now() !== opened.document}
      intro={
        <Alert severity={full ? 'warning' : 'info'} sx={{ mb: 2 }}>
          {full ? (
            <>
              All {mostVersions} versions are used. <TextLink to={back}>Delete one</TextLink> before
              you save another.
            </>
          ) : (
            <>
              You started from {opened.version}, the version in effect. Saving keeps it and makes a
              new version.
            </>
          )}
        </Alert>
      }
    >
      {versioned.dialog}
      <ContentEditor ref={editor} draft={draft} error={error} ownId={policy.policy_id} />
      <NewAccessPanel draft={draft} saved={opened.document} savedName={opened.version} />
      <WhatWouldChange
        trial={() =>
          trialOf(api.v5PolicyVersionCreate, {
            params: { policy_id: policy.policy_id },
            body: { policy_document: draft.source.now(), set_as_default: true },
          })
        }
      />
      <FormCheckbox
        control={form.control}
        name="inEffect"
        label="Version"
        caption="Set the new version as the default one"
        hint="Without it the new version is kept and has no effect yet."
      />
    </FormPage>
  );
}

function WithDocument({ policy }: { readonly policy: IdentityPolicy }) {
  const params = { policy_id: policy.policy_id };
  const document = useQuery(
    q(api.v5PolicyVersionShow, { params: { ...params, version_id: policy.default_version_id } }),
  );
  const versions = useQuery(q(api.v5PolicyVersionList, { params }));
  return (
    <Loaded query={document} what="version">
      {({ policy_version }) => (
        <PolicyEdit
          key={policy.policy_id}
          policy={policy}
          document={policy_version.document}
          versions={versions.data?.versions.length ?? 0}
        />
      )}
    </Loaded>
  );
}

/**
 * Edits a custom identity policy: what is saved becomes a new version
 * (docs/sources/console.md#13-2).
 */
export function PolicyModifyPage() {
  const { policyId = '' } = useParams();
  const query = useQuery(q(api.v5PolicyShow, { params: { policy_id: policyId } }));
  return (
    <Loaded query={query} what="identity policy">
      {({ policy }) => <WithDocument policy={policy} />}
    </Loaded>
  );
}
