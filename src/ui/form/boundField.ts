import { useId, type ReactNode } from 'react';
import {
  useController,
  type Control,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
} from 'react-hook-form';

/**
 * What every bound field takes: the form's control, the name of the value, the visible
 * label and the rules.
 */
export type BoundProps<Values extends FieldValues> = {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  readonly rules?: Omit<
    RegisterOptions<Values, FieldPath<Values>>,
    'valueAsNumber' | 'valueAsDate' | 'setValueAs' | 'disabled'
  >;
  readonly required?: boolean;
  readonly hint?: ReactNode;
};

/** A value of the form with the ids that tie label, input, hint and error together. */
export function useField<Values extends FieldValues>({
  control,
  name,
  label,
  rules,
  required,
}: BoundProps<Values>) {
  const id = useId();
  const need = required === true ? { required: `${label} is required.`, ...rules } : rules;
  const { field, fieldState } = useController({
    control,
    name,
    ...(need === undefined ? {} : { rules: need }),
  });
  const error = fieldState.error?.message;
  const ids = { input: id, label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` };
  return { field, error, ids };
}

/** The description of an input: its error, if any, and its hint. */
export const describedBy = (
  ids: { hint: string; error: string },
  hint: ReactNode,
  error: string | undefined,
) => {
  const list = [
    error === undefined ? undefined : ids.error,
    hint === undefined ? undefined : ids.hint,
  ].filter((id) => id !== undefined);
  return list.length === 0 ? {} : { 'aria-describedby': list.join(' ') };
};
