import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useEffect, useRef, useState } from 'react';

type SearchBoxProps = {
  /** Placeholder and accessible name, e.g. "Enter a username." */
  readonly placeholder: string;
  readonly value: string;
  /** Called 250 ms after the last keystroke, at once on Enter and on clearing. */
  readonly onChange: (text: string) => void;
  readonly width?: number | string;
};

const PAUSE = 250;

/** A search input that waits for a pause in typing. */
export function SearchBox({ placeholder, value, onChange, width = 280 }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The value can change from outside (a reset, Back): then the box follows, but never while its
  // own text is on the way.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    clearTimeout(timer.current);
    setTyped(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (text: string) => {
    clearTimeout(timer.current);
    if (text === sent.current) return;
    sent.current = text;
    onChange(text);
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(text), PAUSE);
  };
  const clear = () => {
    setTyped('');
    send('');
  };
  return (
    <TextField
      type="search"
      placeholder={placeholder}
      value={typed}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        // On the button within, Enter is a press.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          send(typed);
        }
      }}
      sx={{ width, maxWidth: '100%', '& input::-webkit-search-cancel-button': { display: 'none' } }}
      slotProps={{
        htmlInput: { 'aria-label': placeholder },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon sx={{ fontSize: 18 }} />
            </InputAdornment>
          ),
          endAdornment:
            typed === '' ? undefined : (
              <InputAdornment position="end">
                <IconButton size="small" edge="end" aria-label="Clear search" onClick={clear}>
                  <ClearIcon sx={{ fontSize: 16 }} />
                </IconButton>
              </InputAdornment>
            ),
        },
      }}
    />
  );
}
