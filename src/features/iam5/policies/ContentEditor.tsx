import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, type Ref } from 'react';
import { policiesQuery } from '#src/features/iam5/shared/lists.ts';
import { useEditorView } from '#src/parts/useEditorView.ts';
import { PolicyEditor, type PolicyEditorHandle } from '#src/policyEditor/PolicyEditor.tsx';
import type { PolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { existingPoliciesQuery } from './existingPolicies.ts';

/**
 * Refuses a text with errors before it is sent and keeps what was said of it; the words go when
 * the text changes.
 */
export function useContentCheck(draft: PolicyDraft) {
  const editor = useRef<PolicyEditorHandle>(null);
  const [refused, setRefused] = useState<{ readonly text: string; readonly message: string }>();
  const refuse = (text: string, message: string): void =>
    setRefused({ text, message: `Policy content is incorrect: ${message}` });
  /** The text to send; shows the first error and answers undefined when there is one. */
  const passed = async (): Promise<string | undefined> => {
    const { text, findings } = await draft.check();
    const errors = findings.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (first === undefined) return text;
    refuse(text, `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}. ${first.message}`);
    editor.current?.showError(first);
    return undefined;
  };
  return {
    editor,
    passed,
    refuse,
    error: refused?.text === draft.text ? refused.message : undefined,
  };
}

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
