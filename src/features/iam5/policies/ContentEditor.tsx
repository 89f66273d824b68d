import { useQuery } from '@tanstack/react-query';
import { useMemo, type Ref } from 'react';
import { policiesQuery } from '#src/features/iam5/shared/lists.ts';
import { useEditorView } from '#src/parts/useEditorView.ts';
import { PolicyEditor, type PolicyEditorHandle } from '#src/policyEditor/PolicyEditor.tsx';
import type { PolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { existingPoliciesQuery } from './existingPolicies.ts';

type ContentEditorProps = {
  readonly ref: Ref<PolicyEditorHandle>;
  readonly draft: PolicyDraft;
  readonly error: string | undefined;
  /** The policy being edited; it is no starting point for itself. */
  readonly ownId?: string;
};

/** The policy editor for identity policies; the view stands in the address. */
export function ContentEditor({ ref, draft, error, ownId }: ContentEditorProps) {
  const [view, setView] = useEditorView();
  const policies = useQuery(policiesQuery).data;
  const others = useMemo(
    () => (policies?.rows ?? []).filter(({ policy_id }) => policy_id !== ownId),
    [policies, ownId],
  );
  const existing = useQuery({
    ...existingPoliciesQuery(others),
    enabled: policies !== undefined,
  }).data;
  return (
    <PolicyEditor
      ref={ref}
      draft={draft}
      view={view}
      onView={setView}
      path={`identity/${ownId ?? 'new'}.json`}
      error={error}
      existing={existing}
      existingLabel="Select Existing Policy"
    />
  );
}
