import SearchIcon from '@mui/icons-material/Search';
import { Box } from '@mui/material';
import { memo, useRef, useState } from 'react';
import { loadModule } from '#src/ui/loadModule.ts';
import { tokens } from '#src/ui/tokens.ts';
import { searchPlace, searchWords, SearchField } from './searchField.ts';

type Search = (typeof import('./ServiceSearch.tsx'))['ServiceSearch'];

/**
 * Where services are searched. Its code comes when the field gets the focus: until then, an input
 * that looks the same takes the letters, which the search goes on with.
 */
export const SearchPlace = memo(function SearchPlace() {
  const [come, setCome] = useState<{ readonly Search: Search; readonly hadFocus: boolean }>();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  if (come !== undefined) return <come.Search typed={typed} autoFocus={come.hadFocus} />;
  const load = (): void => {
    // What does not come is asked for again at the next focus.
    loadModule(() => import('./ServiceSearch.tsx')).then(
      ({ ServiceSearch: Search }) =>
        setCome({ Search, hadFocus: input.current === document.activeElement }),
      () => undefined,
    );
  };
  return (
    <Box sx={searchPlace}>
      <SearchField
        inputRef={input}
        fullWidth
        value={typed}
        placeholder={searchWords.placeholder}
        startAdornment={<SearchIcon sx={{ fontSize: 18, mr: 1, color: tokens.barHint }} />}
        inputProps={{
          role: 'combobox',
          'aria-label': searchWords.name,
          'aria-expanded': false,
          'aria-autocomplete': 'list',
          autoComplete: 'off',
        }}
        onFocus={load}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Box>
  );
});
