import { useRef, useState } from 'react';
import type { PolicyEditorHandle } from '#src/policyEditor/PolicyEditor.tsx';
import type { PolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';

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
