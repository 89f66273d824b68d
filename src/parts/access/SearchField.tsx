import { Autocomplete, Box, TextField } from '@mui/material';
import { useId } from 'react';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';

/** Something to be chosen: its value, and what else is known of it. */
export type Found = { readonly value: string; readonly detail?: string };

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What was found for the text that is typed, in the order to be shown. */
  readonly found: readonly Found[];
  readonly isSearching: boolean;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
};

/** A text with suggestions that a search brings; what was typed counts as well. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, found, isSearching, placeholder, hint, error, required } = props;
  const id = useId();
  const described = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ].join(' ');
  return (
    <FieldRow
      label={label}
      htmlFor={id}
      {...(required === true && { required })}
      {...(hint !== undefined && { hint })}
      hintId={`${id}-hint`}
      error={error}
      errorId={`${id}-error`}
    >
      <Autocomplete<Found, false, false, true>
        freeSolo
        openOnFocus
        id={id}
        options={found}
        loading={isSearching}
        loadingText="Searching…"
        inputValue={value}
        value={null}
        onInputChange={(_, text) => onChange(text)}
        filterOptions={(all) => all}
        getOptionLabel={(one) => (typeof one === 'string' ? one : one.value)}
        getOptionKey={(one) => (typeof one === 'string' ? one : one.value)}
        sx={{ maxWidth: 560 }}
        renderOption={({ key, ...option }, { value: shown, detail }) => (
          <li key={key} {...option}>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {shown}
              {detail !== undefined && (
                <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{detail}</Box>
              )}
            </Box>
          </li>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            error={error !== undefined}
            {...(placeholder !== undefined && { placeholder })}
            slotProps={{
              ...params.slotProps,
              htmlInput: {
                ...params.slotProps.htmlInput,
                'aria-required': required === true,
                ...(described !== '' && { 'aria-describedby': described }),
                ...(error !== undefined && { 'aria-invalid': true }),
              },
            }}
          />
        )}
      />
    </FieldRow>
  );
}
