import { Autocomplete, TextField } from '@mui/material';
import type { FieldValues } from 'react-hook-form';
import { FieldRow } from './FieldRow.tsx';
import { describedBy, useField, type BoundProps } from './boundField.ts';
import type { Choice } from './fields.tsx';

type FormAutocompleteProps<Values extends FieldValues> = BoundProps<Values> & {
  readonly choices: readonly Choice[];
  readonly placeholder?: string;
  readonly width?: number;
  /** Any text may be entered; the choices are suggestions. */
  readonly free?: boolean;
  /** Told of each new text of a free field. */
  readonly onText?: (text: string) => void;
};

/** A searchable select, or a text with suggestions, bound to the form. */
export function FormAutocomplete<Values extends FieldValues>(props: FormAutocompleteProps<Values>) {
  const { label, required, hint, choices, placeholder, width = 400, free, onText } = props;
  const { field, error, ids } = useField(props);
  const value: string = field.value ?? '';
  const type = (text: string) => {
    field.onChange(text);
    onText?.(text);
  };
  const bound =
    free === true
      ? {
          freeSolo: true as const,
          openOnFocus: true,
          inputValue: value,
          onInputChange: (_: unknown, text: string) => type(text),
          value: null,
        }
      : {
          value: choices.find((choice) => choice.value === value) ?? null,
          onChange: (_: unknown, choice: Choice | string | null) =>
            field.onChange(typeof choice === 'object' ? (choice?.value ?? '') : ''),
        };
  return (
    <FieldRow
      label={label}
      htmlFor={ids.input}
      {...(required === undefined ? {} : { required })}
      hint={hint}
      hintId={ids.hint}
      error={error}
      errorId={ids.error}
    >
      <Autocomplete<Choice, false, false, boolean>
        id={ids.input}
        options={choices}
        {...bound}
        getOptionLabel={(choice) => (typeof choice === 'string' ? choice : choice.label)}
        isOptionEqualToValue={(a, b) => typeof b === 'object' && a.value === b.value}
        getOptionKey={(choice) => (typeof choice === 'string' ? choice : choice.value)}
        noOptionsText="Nothing of that name."
        onBlur={field.onBlur}
        sx={{ maxWidth: width }}
        renderInput={(params) => (
          <TextField
            {...params}
            inputRef={field.ref}
            error={error !== undefined}
            {...(placeholder === undefined ? {} : { placeholder })}
            slotProps={{
              ...params.slotProps,
              htmlInput: {
                ...params.slotProps.htmlInput,
                'aria-required': required === true,
                ...describedBy(ids, hint, error),
              },
            }}
          />
        )}
      />
    </FieldRow>
  );
}
