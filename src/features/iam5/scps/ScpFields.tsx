import type { Ref } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useEditorView } from '#src/parts/useEditorView.ts';
import { PolicyEditor, type PolicyEditorHandle } from '#src/policyEditor/PolicyEditor.tsx';
import type { PolicyDraft } from '#src/policyEditor/usePolicyDraft.ts';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { scpRules, type ScpForm } from './scp.ts';

type ScpFieldsProps = {
  readonly form: UseFormReturn<ScpForm>;
  readonly draft: PolicyDraft;
  readonly editor: Ref<PolicyEditorHandle>;
  readonly error: string | undefined;
  /** The policy being edited; a new one has none. */
  readonly id?: string;
};

/** Name, content and description of a service control policy. */
export function ScpFields({ form, draft, editor, error, id = 'new' }: ScpFieldsProps) {
  const [view, setView] = useEditorView();
  return (
    <>
      <FormTextField
        control={form.control}
        name="name"
        label="Policy Name"
        required
        rules={scpRules.name}
        hint="1 to 128 letters, digits and the characters _ + = . @ -"
      />
      <PolicyEditor
        ref={editor}
        draft={draft}
        view={view}
        onView={setView}
        path={`scp/${id}.json`}
        error={error}
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={1000}
        placeholder="Enter a brief description."
        rules={scpRules.description}
      />
    </>
  );
}
