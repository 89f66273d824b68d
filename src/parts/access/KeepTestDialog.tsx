import { useForm, useWatch, type Control } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { actionProblem, contextProblem } from './question.ts';
import { entryOfForm, testFormOf, type TestForm } from './testForm.ts';

const kinds = [
  { value: 'one', label: 'One principal' },
  { value: 'never', label: 'Everybody but exceptions, never' },
];
const answers = [
  { value: 'allowed', label: 'Allowed' },
  { value: 'refused', label: 'Refused' },
];

function Who({ control }: { readonly control: Control<TestForm> }) {
  const kind = useWatch({ control, name: 'kind' });
  return kind === 'one' ? (
    <>
      <FormTextField
        control={control}
        name="principal"
        label="Principal"
        required
        hint="user:NAME, group:NAME, agency:NAME or root."
      />
      <FormRadioGroup control={control} name="expected" label="Expected" row choices={answers} />
    </>
  ) : (
    <FormTextarea
      control={control}
      name="except"
      label="Exceptions"
      max={2_000}
      hint="Principals, one per line; a group excepts its members."
    />
  );
}

/** What is expected where: a question with its answer, or a rule about everybody. */
export function KeepTestDialog({
  question,
  allowed,
  except,
  onClose,
}: {
  /** What the form begins with. */
  readonly question?: AccessQuestion;
  readonly allowed: boolean;
  /** Outside of whom nobody can: the form begins as a rule. */
  readonly except?: readonly string[] | undefined;
  readonly onClose: () => void;
}) {
  const { control, ...form } = useForm<TestForm>({
    defaultValues: testFormOf(question, allowed, except),
  });
  const write = useWrite(api.deskTestKeep);
  const toast = useToast();
  const save = submitting({ control, ...form }, async (values) => {
    const entry = entryOfForm(values);
    await write.run({ body: { tests: [entry] } });
    toast.success(`Access test ${entry.id} kept.`);
  });
  return (
    <FormDialog open title="Keep Access Test" width="md" onSubmit={save} onClose={onClose}>
      <FormTextField control={control} name="id" label="Test Name" required width={560} />
      <FormRadioGroup control={control} name="kind" label="About" row choices={kinds} />
      <Who control={control} />
      <FormTextField
        control={control}
        name="action"
        label="Action"
        required
        rules={rule(actionProblem)}
        placeholder="ecs:cloudServers:list"
      />
      <FormTextField
        control={control}
        name="resource"
        label="Resource"
        hint="As policies name it. Empty: no single resource; of a rule: any."
      />
      <FormTextField control={control} name="project" label="Project" hint="Name or ID." />
      <FormTextField
        control={control}
        name="enterpriseProject"
        label="Enterprise Project"
        hint="Name or ID."
      />
      <FormTextarea
        control={control}
        name="context"
        label="Circumstances"
        max={4_000}
        rules={rule(contextProblem)}
        hint="Condition keys, one per line: g:SourceIp=203.0.113.7."
      />
      <FormTextField control={control} name="why" label="Why It Matters" width={560} />
    </FormDialog>
  );
}
