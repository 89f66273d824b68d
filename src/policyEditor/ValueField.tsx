import { Autocomplete, TextField } from '@mui/material';
import { memo, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

type ValueFieldProps = {
  /** Name of the field. */
  readonly label: string;
  readonly placeholder: string;
  /** Values on offer, with what each is called; anything else can be typed. */
  readonly offered: ReadonlyMap<string, string>;
  readonly typed: string;
  readonly error: string | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onType: (value: string) => void;
  readonly onEnter: () => void;
  readonly onLeave: (event: FocusEvent) => void;
};

/**
 * A value, with the known ones on offer. Drawn only when something of it changes: drawn
 * again with the page, its list forgets which option the arrow keys had reached
 * (mui/material-ui#48093).
 */
export const ValueField = memo(function ValueField({
  label,
  placeholder,
  offered,
  typed,
  error,
  input,
  onType,
  onEnter,
  onLeave,
}: ValueFieldProps) {
  const keys = (event: KeyboardEvent & { defaultMuiPrevented?: boolean | undefined }) => {
    // Enter on an option of the list chooses it; elsewhere it adds the value and does not
    // submit the page's form.
    if (event.key !== 'Enter' || (event.target as Element).getAttribute('aria-activedescendant'))
      return;
    event.preventDefault();
    // the Autocomplete would take the text as its value and put it back
    event.defaultMuiPrevented = true;
    onEnter();
  };
  return (
    <Autocomplete
      freeSolo
      openOnFocus
      options={[...offered.keys()]}
      getOptionLabel={(option) => option}
      renderOption={(props, option) => (
        <li {...props} key={option}>
          {offered.get(option)}
        </li>
      )}
      filterOptions={(options, { inputValue }) =>
        options.filter((option) =>
          `${option} ${offered.get(option)}`.toLowerCase().includes(inputValue.toLowerCase()),
        )
      }
      inputValue={typed}
      onInputChange={(_, value) => onType(value)}
      value={null}
      onKeyDown={keys}
      onBlur={onLeave}
      onChange={(_, value) => onType(value ?? '')}
      sx={{ width: 420, maxWidth: '100%' }}
      renderInput={(params) => (
        <TextField
          {...params}
          inputRef={input}
          error={error !== undefined}
          helperText={error}
          placeholder={placeholder}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              'aria-label': label,
              spellCheck: false,
            },
          }}
        />
      )}
    />
  );
});
