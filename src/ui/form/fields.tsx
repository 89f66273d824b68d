import { Checkbox, FormControlLabel, MenuItem, Radio, RadioGroup, TextField } from '@mui/material';
import type { FieldValues } from 'react-hook-form';
import { tokens } from '../tokens.ts';
import { describedBy, useField, type BoundProps } from './boundField.ts';
import { CountedTextarea } from './CountedTextarea.tsx';
import { FieldRow } from './FieldRow.tsx';
import { PasswordField } from './PasswordField.tsx';

type FormTextFieldProps<Values extends FieldValues> = BoundProps<Values> & {
  readonly placeholder?: string;
  readonly width?: number;
  readonly autoComplete?: string;
  readonly password?: boolean;
  readonly readOnly?: boolean;
  /** Fixed text before the input, e.g. `ap-southeast-3_`. */
  readonly prefix?: string;
};

/** A text (or password) input bound to the form. */
export function FormTextField<Values extends FieldValues>(props: FormTextFieldProps<Values>) {
  const {
    label,
    required,
    hint,
    placeholder,
    width = 400,
    autoComplete = 'off',
    password,
    readOnly,
    prefix,
  } = props;
  const { field, error, ids } = useField(props);
  const { ref, value, ...bound } = field;
  const Input = password === true ? PasswordField : TextField;
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
      <Input
        {...bound}
        id={ids.input}
        inputRef={ref}
        value={value ?? ''}
        error={error !== undefined}
        {...(placeholder === undefined ? {} : { placeholder })}
        autoComplete={autoComplete}
        fullWidth
        sx={{ maxWidth: width }}
        slotProps={{
          htmlInput: {
            'aria-required': required === true,
            readOnly: readOnly === true,
            ...describedBy(ids, hint, error),
          },
          ...(prefix === undefined
            ? {}
            : {
                input: {
                  startAdornment: (
                    <span
                      style={{ color: tokens.inkSecondary, whiteSpace: 'nowrap', paddingRight: 2 }}
                    >
                      {prefix}
                    </span>
                  ),
                },
              }),
        }}
      />
    </FieldRow>
  );
}

/** A counted textarea bound to the form. */
export function FormTextarea<Values extends FieldValues>(
  props: BoundProps<Values> & { readonly max: number; readonly placeholder?: string },
) {
  const { label, required, hint, max, placeholder } = props;
  const { field, error, ids } = useField(props);
  const { ref, value, onChange, ...bound } = field;
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
      <CountedTextarea
        {...bound}
        id={ids.input}
        inputRef={ref}
        value={value ?? ''}
        onChange={onChange}
        max={max}
        error={error !== undefined}
        {...(placeholder === undefined ? {} : { placeholder })}
        slotProps={{
          htmlInput: { 'aria-required': required === true, ...describedBy(ids, hint, error) },
        }}
      />
    </FieldRow>
  );
}

/** One choice of a select or a radio group. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly disabled?: boolean;
};

/** A native-like select bound to the form. */
export function FormSelect<Values extends FieldValues>(
  props: BoundProps<Values> & {
    readonly choices: readonly Choice[];
    readonly placeholder?: string;
    readonly width?: number;
  },
) {
  const { label, required, hint, choices, placeholder, width = 400 } = props;
  const { field, error, ids } = useField(props);
  const { ref, value, ...bound } = field;
  return (
    <FieldRow
      label={label}
      htmlFor={ids.input}
      labelId={ids.label}
      {...(required === undefined ? {} : { required })}
      hint={hint}
      hintId={ids.hint}
      error={error}
      errorId={ids.error}
    >
      <TextField
        {...bound}
        select
        id={ids.input}
        inputRef={ref}
        value={value ?? ''}
        error={error !== undefined}
        fullWidth
        sx={{ maxWidth: width }}
        slotProps={{
          select: {
            displayEmpty: placeholder !== undefined,
            SelectDisplayProps: {
              'aria-labelledby': `${ids.label} ${ids.input}`,
              'aria-required': required === true,
            },
          },
        }}
      >
        {placeholder !== undefined && (
          <MenuItem value="" disabled>
            {placeholder}
          </MenuItem>
        )}
        {choices.map((choice) => (
          <MenuItem key={choice.value} value={choice.value} disabled={choice.disabled === true}>
            {choice.label}
          </MenuItem>
        ))}
      </TextField>
    </FieldRow>
  );
}

/** Radios bound to the form, each with an optional grey sentence. */
export function FormRadioGroup<Values extends FieldValues>(
  props: BoundProps<Values> & { readonly choices: readonly Choice[]; readonly row?: boolean },
) {
  const { label, required, hint, choices, row } = props;
  const { field, error, ids } = useField(props);
  return (
    <FieldRow
      label={label}
      labelId={ids.label}
      {...(required === undefined ? {} : { required })}
      hint={hint}
      hintId={ids.hint}
      error={error}
      errorId={ids.error}
    >
      <RadioGroup
        aria-labelledby={ids.label}
        {...describedBy(ids, hint, error)}
        row={row === true}
        value={field.value ?? ''}
        onChange={field.onChange}
        onBlur={field.onBlur}
        name={field.name}
      >
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            disabled={choice.disabled === true}
            control={<Radio />}
            sx={{ alignItems: 'flex-start', '& .MuiFormControlLabel-label': { pt: 0.6 } }}
            label={
              <>
                {choice.label}
                {choice.detail !== undefined && (
                  <span style={{ display: 'block', color: tokens.hint, fontSize: 12 }}>
                    {choice.detail}
                  </span>
                )}
              </>
            }
          />
        ))}
      </RadioGroup>
    </FieldRow>
  );
}

/** A single checkbox bound to a boolean of the form; `caption` is its own text. */
export function FormCheckbox<Values extends FieldValues>(
  props: BoundProps<Values> & { readonly caption: string; readonly disabled?: boolean },
) {
  const { label, hint, caption, disabled } = props;
  const { field, error, ids } = useField(props);
  return (
    <FieldRow
      label={label}
      labelId={ids.label}
      hint={hint}
      hintId={ids.hint}
      error={error}
      errorId={ids.error}
    >
      <FormControlLabel
        control={
          <Checkbox
            checked={field.value === true}
            onChange={(_, checked) => field.onChange(checked)}
            onBlur={field.onBlur}
            name={field.name}
            disabled={disabled === true}
          />
        }
        label={caption}
      />
    </FieldRow>
  );
}
