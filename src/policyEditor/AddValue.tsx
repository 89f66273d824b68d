import { Box, Button } from '@mui/material';
import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useAddedWhenLeft } from './useAddedWhenLeft.ts';
import { ValueField } from './ValueField.tsx';

type AddValueProps = {
  /** Name of the field; the button is called after it. */
  readonly label: string;
  readonly placeholder: string;
  /** Values on offer, with what each is called. */
  readonly offered: ReadonlyMap<string, string>;
  /** What is wrong with a value that is to be added; undefined when it can be. */
  readonly errorOf: (typed: string) => string | undefined;
  readonly onAdd: (typed: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  /** Stands before the field. */
  readonly children?: ReactNode;
};

/**
 * One more value for a list. What was typed and not added is added when it is left, so
 * that OK does not lose it.
 */
export function AddValue({
  label,
  placeholder,
  offered,
  errorOf,
  onAdd,
  input,
  children,
}: AddValueProps) {
  const root = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  /** The value that could not be added; what is wrong with it goes when it is changed. */
  const [refused, setRefused] = useState<string>();
  const error = refused === typed ? errorOf(typed.trim()) : undefined;
  /** @returns whether nothing is left to be added */
  const add = (): boolean => {
    if (errorOf(typed.trim()) !== undefined) {
      setRefused(typed);
      return false;
    }
    onAdd(typed.trim());
    setTyped('');
    return true;
  };
  const leave = useAddedWhenLeft({
    root,
    input,
    addWhatIsTyped: () => typed.trim() === '' || add(),
  });
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  const enter = useCallback(() => latest.current(), []);
  const type = useCallback((value: string) => {
    setTyped(value);
    setRefused(undefined);
  }, []);
  return (
    <Box ref={root} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1 }}>
      {children}
      <ValueField
        label={label}
        placeholder={placeholder}
        offered={offered}
        typed={typed}
        error={error}
        input={input}
        onType={type}
        onEnter={enter}
        onLeave={leave}
      />
      <Button variant="outlined" size="small" onClick={() => add()} sx={{ minHeight: 34 }}>
        Add {label}
      </Button>
    </Box>
  );
}
