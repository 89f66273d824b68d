import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useEffect, useRef, useState } from 'react';

type SearchBoxProps = {
  /** Placeholder and accessible name, e.g. "Enter a username." */
  readonly placeholder: string;
  readonly value: string;
  /**
   * Called for the first keystroke once its letter is drawn, for further ones 250 ms after the
   * last, at once on Enter and on clearing.
   */
  readonly onChange: (text: string) => void;
  readonly width?: number | string;
};

/** Milliseconds: long enough for the letter to be drawn before its rows are looked for. */
const SOON = 20;
/** Milliseconds without a keystroke after which typing counts as done. */
const PAUSE = 250;

/** A search input that answers the first letter, then waits for a pause in typing. */
export function SearchBox({ placeholder, value, onChange, width = 280 }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The value can change from outside (a reset, Back): then the box follows, but never while its
  // own text is on the way.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    clearTimeout(timer.current);
    setTyped(value);
  }, [value]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      clearTimeout(rest.current);
    },
    [],
  );

  const send = (text: string) => {
    clearTimeout(timer.current);
    if (text === sent.current) return;
    sent.current = text;
    onChange(text);
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(text), rest.current === undefined ? SOON : PAUSE);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => (rest.current = undefined), PAUSE);
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
