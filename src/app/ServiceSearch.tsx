import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { tokens } from '#src/ui/tokens.ts';
import { offeredAreas, type ServiceArea } from './navigation.ts';
import { searchPlace, searchWords, SearchField } from './searchField.ts';

type ServiceSearchProps = {
  /** What was typed while the code was on its way. */
  readonly typed: string;
  readonly autoFocus: boolean;
};

/** Pill that finds a service by name and goes there. */
export function ServiceSearch({ typed: early, autoFocus }: ServiceSearchProps) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(early);
  const [open, setOpen] = useState(early !== '');
  const go = (area: ServiceArea | null) => {
    setTyped('');
    if (area !== null) void navigate(area.to);
  };
  return (
    <Autocomplete<ServiceArea>
      options={offeredAreas()}
      getOptionLabel={(area) => `${area.name} (${area.abbreviation})`}
      value={null}
      inputValue={typed}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      onInputChange={(_, text, reason) => reason === 'input' && setTyped(text)}
      onChange={(_, area) => go(area)}
      blurOnSelect
      autoHighlight
      noOptionsText="No service has that name."
      sx={searchPlace}
      renderInput={(params) => (
        <SearchField
          ref={params.slotProps.input.ref}
          fullWidth
          autoFocus={autoFocus}
          placeholder={searchWords.placeholder}
          startAdornment={<SearchIcon sx={{ fontSize: 18, mr: 1, color: tokens.barHint }} />}
          inputProps={{ ...params.slotProps.htmlInput, 'aria-label': searchWords.name }}
        />
      )}
    />
  );
}
