import { Checkbox, FormControlLabel } from '@mui/material';
import type { ReactNode } from 'react';

type TriStateBoxProps = {
  readonly label: ReactNode;
  readonly state: 'none' | 'some' | 'all';
  readonly onChange: (on: boolean) => void;
  readonly ariaLabel?: string;
};

/**
 * A checkbox for a group: empty, partly or wholly ticked. A click on a partly ticked
 * one ticks the rest.
 */
export function TriStateBox({ label, state, onChange, ariaLabel }: TriStateBoxProps) {
  return (
    <FormControlLabel
      sx={{ m: 0 }}
      label={label}
      control={
        <Checkbox
          checked={state === 'all'}
          indeterminate={state === 'some'}
          onChange={() => onChange(state !== 'all')}
          {...(ariaLabel === undefined
            ? {}
            : { slotProps: { input: { 'aria-label': ariaLabel } } })}
        />
      }
    />
  );
}
