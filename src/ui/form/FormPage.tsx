import { Box, Button } from '@mui/material';
import { useCallback, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { Card } from '../Card.tsx';
import { FailedWrite } from '../FailedWrite.tsx';
import { GuardedButton } from '../GuardedButton.tsx';
import { PageHeader, type Crumb } from '../PageHeader.tsx';
import { useProblemWords, type ProblemText } from '../problem.tsx';
import { keepFieldFocus } from '../focus/keepFieldFocus.ts';
import { LeaveGuard } from '../leaveGuard.tsx';

type FormPageProps<Values extends FieldValues> = {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly form: UseFormReturn<Values>;
  /** Navigate at its end. What it throws is shown above its button and what was typed stays. */
  readonly onSubmit: (values: Values) => Promise<void> | void;
  /** Where Cancel goes. */
  readonly cancelTo: string;
  readonly submitLabel?: string;
  /** Why it may not be submitted now. */
  readonly refusal?: string | undefined;
  /** Above the card: alerts, explanations. */
  readonly intro?: ReactNode;
  /** Unsaved state outside the form's values, e.g. an editor's text. */
  readonly alsoDirty?: () => boolean;
  readonly children: ReactNode;
};

/**
 * A full-page form (docs/sources/console.md#1-5): breadcrumb, one card of fields, OK and Cancel, a
 * guard for what was typed. Submits once however often it is clicked.
 */
export function FormPage<Values extends FieldValues>({
  title,
  crumbs,
  form,
  onSubmit,
  cancelTo,
  submitLabel = 'OK',
  refusal,
  intro,
  alsoDirty,
  children,
}: FormPageProps<Values>) {
  const [problem, setProblem] = useState<ProblemText>();
  const saving = useRef(false);
  const words = useProblemWords();
  const navigate = useNavigate();
  const { isDirty, isSubmitting } = form.formState;
  const isUnsaved = useCallback(
    () => !saving.current && (isDirty || alsoDirty?.() === true),
    [isDirty, alsoDirty],
  );

  const save = async (values: Values) => {
    setProblem(undefined);
    try {
      await onSubmit(values);
    } catch (error) {
      setProblem(words(error));
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving.current || refusal !== undefined) return;
    saving.current = true;
    try {
      await form.handleSubmit(save)(event);
    } finally {
      saving.current = false;
    }
  };

  return (
    <>
      <LeaveGuard isDirty={isUnsaved} />
      <PageHeader title={title} crumbs={crumbs} />
      {intro}
      <Box
        component="form"
        noValidate
        aria-label={title}
        onSubmit={(event: FormEvent) => void submit(event)}
      >
        <Card>{children}</Card>
        <FailedWrite problem={problem} />
        <Box
          data-keep-clear
          onMouseDown={keepFieldFocus}
          sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}
        >
          <GuardedButton type="submit" variant="contained" refusal={refusal} loading={isSubmitting}>
            {submitLabel}
          </GuardedButton>
          <Button variant="outlined" onClick={() => void navigate(cancelTo)}>
            Cancel
          </Button>
        </Box>
      </Box>
    </>
  );
}
