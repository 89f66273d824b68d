import { Autocomplete, TextField } from '@mui/material';
import { memo, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { PrincipalKind } from '#src/domain/policy/language/document.ts';
import { principalWords, serviceNames } from './principalForm.ts';

const offered: readonly string[] = [...serviceNames.keys()];

type PrincipalFieldProps = {
  readonly kind: PrincipalKind;
  readonly typed: string;
  readonly error: string | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onType: (value: string) => void;
  readonly onEnter: () => void;
  readonly onLeave: (event: FocusEvent) => void;
};

/**
 * The value, with the known cloud services on offer. Drawn only when something of it changes: drawn
 * again with the page, its list forgets which option the arrow keys had reached
 * (mui/material-ui#48093).
 */
export const PrincipalField = memo(function PrincipalField({
  kind,
  typed,
  error,
  input,
  onType,
  onEnter,
  onLeave,
}: PrincipalFieldProps) {
  const keys = (event: KeyboardEvent & { defaultMuiPrevented?: boolean | undefined }) => {
    // Enter on an option of the list chooses it; elsewhere it adds the principal and does not
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
      options={kind === 'Service' ? offered : []}
      getOptionLabel={(option) => option}
      renderOption={(props, option) => (
        <li {...props} key={option}>
          {serviceNames.get(option)}
        </li>
      )}
      filterOptions={(options, { inputValue }) =>
        options.filter((option) =>
          `${option} ${serviceNames.get(option)}`.toLowerCase().includes(inputValue.toLowerCase()),
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
          placeholder={principalWords[kind].placeholder}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              'aria-label': 'Principal',
              spellCheck: false,
            },
          }}
        />
      )}
    />
  );
});
