import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { trialOf } from '#src/parts/whatItChanges/trial.ts';
import { WhatWouldChange } from '#src/parts/whatItChanges/WhatWouldChange.tsx';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { useEditorView } from '#src/parts/useEditorView.ts';
import { paths } from '#src/paths.ts';
import { ChangedMeanwhile } from '#src/policyEditor/ChangedMeanwhile.tsx';
import { NewAccessPanel } from '#src/policyEditor/NewAccessPanel.tsx';
import { PolicyEditor, type PolicyEditorHandle } from '#src/policyEditor/PolicyEditor.tsx';
import { usePolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { agencyCalls, protectedRefusal } from './agency.ts';

type Agency = Result<(typeof api.v5AgencyShow)['spec']>['agency'];

const trust = () => 'trust' as const;
const fields = { text: { label: 'Trust policy', lines: true } } as const;

/** What the editor shows of an agency, and its version. */
const openedOf = (agency: Pick<Agency, 'trust_policy'>) => ({
  values: { text: agency.trust_policy ?? '' },
  version: versionOf(agency),
});

function Intro({ children }: { readonly children: ReactNode }) {
  return (
    <Box sx={{ mb: 2, display: 'grid', gap: 1 }}>
      <Alert severity="info">
        Principal says who may assume the agency: account IDs or URNs under IAM, cloud services
        under Service. Action is sts:agencies:assume. A changed trust policy counts from the next
        request.
      </Alert>
      {children}
    </Box>
  );
}

function TrustEdit({
  agency,
  onReload,
}: {
  readonly agency: Agency;
  readonly onReload: () => void;
}) {
  const finish = useFinish();
  const toast = useToast();
  const [view, setView] = useEditorView();
  const update = useWrite(api.v5AgencyTrustUpdate);
  const refusals = useRefusals(agencyCalls);
  const editor = useRef<PolicyEditorHandle>(null);
  // What is being edited stays what was opened, whatever is read again meanwhile.
  const [opened, setOpened] = useState(agency.trust_policy ?? '');
  const form = useForm({ defaultValues: {} });
  const { accountId } = useAccount();
  const draft = usePolicyDraft({ initial: opened, profileOf: trust, accountId });
  const [refused, setRefused] = useState<{ readonly text: string; readonly message: string }>();
  const changedMeanwhile =
    (agency.trust_policy ?? '') !== opened && !update.done && !update.pending;
  const back = paths.newAgency(agency.agency_id, 'trust');
  const refuse = (text: string, message: string): void =>
    setRefused({ text, message: `Policy content is incorrect: ${message}` });
  const params = { agency_id: agency.agency_id };
  const versioned = useVersionedSave({
    what: 'trust policy',
    fields,
    opened: openedOf(agency),
    read: async () => openedOf((await api.v5AgencyShow({ params })).agency),
    onMerge: (theirs, { text }) => {
      setOpened(theirs.text);
      draft.edit((now) => [{ offset: 0, end: now.length, text }]);
    },
  });
  const submit = async (): Promise<void> => {
    const { text, findings } = await draft.check();
    const first = findings.find(({ severity }) => severity === 'error');
    if (first !== undefined) {
      refuse(text, first.message);
      editor.current?.showError(first);
      return;
    }
    try {
      const saved = await versioned.save({ text }, (_, ifMatch) =>
        update.run({ params, body: { trust_policy: text }, ifMatch }),
      );
      if (!saved) return;
      toast.success(`Trust policy of ${agency.agency_name} changed.`);
      await finish(back);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 400) throw problem;
      refuse(text, `${problem.message} (${problem.code})`);
    }
  };
  return (
    <FormPage
      title="Edit Trust Policy"
      crumbs={[
        { label: 'Agencies', to: paths.newAgencies() },
        { label: agency.agency_name, to: back },
      ]}
      form={form}
      onSubmit={submit}
      cancelTo={back}
      refusal={
        protectedRefusal(agency) ??
        refusals.trust ??
        (draft.text === opened ? 'Nothing has been changed.' : undefined)
      }
      alsoDirty={() => draft.source.now() !== opened}
      intro={
        <Intro>
          {changedMeanwhile && <ChangedMeanwhile what="trust policy" onReload={onReload} />}
        </Intro>
      }
    >
      {versioned.dialog}
      <PolicyEditor
        ref={editor}
        draft={draft}
        view={view}
        onView={setView}
        path={`trust/${agency.agency_id}.json`}
        error={refused?.text === draft.text ? refused.message : undefined}
      />
      <NewAccessPanel draft={draft} saved={opened} savedName="the saved trust policy" />
      <WhatWouldChange
        trial={() =>
          trialOf(api.v5AgencyTrustUpdate, { params, body: { trust_policy: draft.source.now() } })
        }
      />
    </FormPage>
  );
}

/** Edits who may assume a trust agency (docs/sources/console.md#13-2). */
export function TrustPolicyPage() {
  const { agencyId = '' } = useParams();
  const [edition, setEdition] = useState(0);
  const query = useQuery(q(api.v5AgencyShow, { params: { agency_id: agencyId } }));
  return (
    <Loaded query={query} what="agency">
      {({ agency }) => (
        <TrustEdit
          key={`${agency.agency_id} ${edition}`}
          agency={agency}
          onReload={() => setEdition(edition + 1)}
        />
      )}
    </Loaded>
  );
}
