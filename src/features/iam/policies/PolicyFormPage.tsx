import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { trialOf, type TrialCall } from '#src/parts/whatItChanges/trial.ts';
import { WhatWouldChange } from '#src/parts/whatItChanges/WhatWouldChange.tsx';
import { useAccount } from '#src/parts/account.ts';
import { rolesQuery } from '#src/features/iam/shared/lookups.ts';
import { inListOrder, roleKindNames } from '#src/features/iam/shared/roles.ts';
import { useEditorView } from '#src/parts/useEditorView.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import { paths } from '#src/paths.ts';
import type { AgencyChoice } from '#src/policyEditor/agencyForm.ts';
import type { ExistingPolicy } from '#src/policyEditor/mergeExisting.ts';
import { NewAccessPanel } from '#src/policyEditor/NewAccessPanel.tsx';
import { PolicyEditor, type PolicyEditorHandle } from '#src/policyEditor/PolicyEditor.tsx';
import { usePolicyDraft, type PolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { mixedCode, partsOf, SplitOffer } from './SplitOffer.tsx';
import {
  descriptionRules,
  levelOf,
  nameRules,
  placeProblem,
  type PolicyForm,
} from './policyForm.ts';
import type { PolicyContent } from './policyContent.ts';

type PolicyFormPageProps = {
  readonly title: string;
  readonly initial: PolicyForm & { readonly text: string };
  /** What stands in the form at first, unsaved, where that is not `initial`. */
  readonly start?: PolicyForm & { readonly text: string };
  /** The policy being modified; it is no starting point for itself. */
  readonly ownId?: string;
  readonly refusal: string | undefined;
  readonly intro?: ReactNode;
  /** Sends the content and leaves the page. What it throws is shown at its place. */
  readonly save: (content: PolicyContent) => Promise<void>;
  /** Sends the parts of a policy that mixes service classes; without it no split is offered. */
  readonly saveParts?: (contents: readonly PolicyContent[]) => Promise<void>;
};

/** Saving what is written now, to be tried; undefined while it is no policy. */
function trialUpdate(
  role_id: string,
  { name, description }: PolicyForm,
  { source, scope }: PolicyDraft,
): TrialCall | undefined {
  const policy = readObject(source.now());
  return (
    policy &&
    trialOf(api.customRoleUpdate, {
      params: { role_id },
      body: { role: { display_name: name, type: levelOf(scope), description, policy } },
    })
  );
}

/** A text as an object of JSON; undefined where it is none. */
function readObject(text: string): RawPolicy | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as RawPolicy) // the backend says what is wrong with it
      : undefined;
  } catch {
    return undefined; // being typed
  }
}

/** Agencies that a policy can let people enter, as the editor offers them. */
const agenciesQuery = {
  ...q(api.delegationList, {}),
  select: ({ delegations }: Awaited<ReturnType<typeof api.delegationList>>) =>
    delegations.map(({ agency_id, agency_name, domain_name }): AgencyChoice => ({
      id: agency_id,
      name: agency_name,
      account: domain_name,
    })),
};

const plural = (count: number) => `${count} ${count === 1 ? 'error' : 'errors'}`;

/**
 * Create Custom Policy and Modify Custom Policy: name, the two editors, description
 * (docs/sources/console.md#7-2).
 */
export function PolicyFormPage({
  title,
  initial,
  start = initial,
  ownId,
  refusal,
  intro,
  save,
  saveParts,
}: PolicyFormPageProps) {
  const [view, setView] = useEditorView();
  const form = useForm<PolicyForm>({
    defaultValues: { name: start.name, description: start.description },
    mode: 'onTouched',
  });
  const { accountId } = useAccount();
  const draft = usePolicyDraft({ initial: start.text, profileOf: oldProfileOf, accountId });
  const editor = useRef<PolicyEditorHandle>(null);
  const name = useWatch({ control: form.control, name: 'name' });
  const [wantsSplit, setWantsSplit] = useState(false);
  const offersSplit = saveParts !== undefined && draft.scope === 'mixed';
  const splitting = offersSplit && wantsSplit;
  /** What the backend said of a text; it goes when the text changes. */
  const [refused, setRefused] = useState<{ readonly text: string; readonly message: string }>();
  const roles = useQuery(rolesQuery).data;
  const existing = useMemo(
    () =>
      roles &&
      inListOrder(roles)
        .filter(({ id }) => id !== ownId)
        .map((role): ExistingPolicy => ({
          id: role.id,
          name: role.displayName,
          kind: roleKindNames[role.kind],
          description: role.description,
          policy: role.policy,
        })),
    [roles, ownId],
  );

  const agencies = useQuery(agenciesQuery).data;

  const submit = async ({ name, description }: PolicyForm): Promise<void> => {
    const { text, scope, findings } = await draft.check();
    const errors = findings.filter(
      ({ code, severity }) => severity === 'error' && (!splitting || code !== mixedCode),
    );
    const [first] = errors;
    if (first !== undefined) {
      setRefused({
        text,
        message: `Policy content is incorrect: ${plural(errors.length)}. ${first.message}`,
      });
      editor.current?.showError(first);
      return;
    }
    try {
      const policy = JSON.parse(text) as RawPolicy; // checked above
      if (splitting) await saveParts(partsOf(name, description, policy));
      else await save({ display_name: name, type: levelOf(scope), description, policy });
    } catch (problem) {
      const place = placeProblem(problem, form.setError);
      if (place === 'elsewhere') throw problem;
      if (place !== 'handled') setRefused({ text, message: place.content });
    }
  };
  const error = refused !== undefined && refused.text === draft.text ? refused.message : undefined;
  return (
    <FormPage
      title={title}
      crumbs={[{ label: 'Policies/Roles', to: paths.policies() }]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.policies()}
      refusal={refusal}
      alsoDirty={() => start !== initial || draft.source.now() !== initial.text}
      intro={
        <Box sx={{ mb: 2, display: 'grid', gap: 1 }}>
          <Alert severity="info">
            Custom policies supplement the system-defined ones. Allow or deny single actions here,
            then grant the policy to a user group or an agency. The API keeps what the JSON means,
            not its blanks and line breaks: reopened, it is laid out anew.
          </Alert>
          {intro}
        </Box>
      }
    >
      <FormTextField
        control={form.control}
        name="name"
        label="Policy Name"
        required
        rules={nameRules}
      />
      <PolicyEditor
        ref={editor}
        draft={draft}
        view={view}
        onView={setView}
        path={`policies/${ownId ?? 'new'}.json`}
        error={error}
        existing={existing}
        existingLabel="Select Existing Policy/Role"
        agencies={agencies}
      />
      {ownId !== undefined && (
        <>
          <NewAccessPanel draft={draft} saved={initial.text} savedName="the saved policy" />
          <WhatWouldChange trial={() => trialUpdate(ownId, form.getValues(), draft)} />
        </>
      )}
      {offersSplit && <SplitOffer name={name} splitting={wantsSplit} onChange={setWantsSplit} />}
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={256}
        placeholder="Enter a brief description."
        rules={descriptionRules}
      />
    </FormPage>
  );
}
