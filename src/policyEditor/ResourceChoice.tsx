import { Box, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useId, useState, type ReactNode } from 'react';

export type ResourceChoiceProps = {
  /** What can be limited. */
  readonly label: string;
  /** Whether the text names some. */
  readonly isLimited: boolean;
  /** Why Specific cannot be chosen. */
  readonly refusal: string | undefined;
  /** Other services of the same statement: they share its resources. */
  readonly sharedWith: readonly string[];
  readonly onAll: () => void;
  /** What is chosen one by one. */
  readonly children: ReactNode;
};

/** Step 4: all of them, or those that are named. */
export function ResourceChoice({
  label,
  isLimited,
  refusal,
  sharedWith,
  onAll,
  children,
}: ResourceChoiceProps) {
  const id = useId();
  // "Specific" is only in the text once one is named.
  const [wish, setWish] = useState<'all' | 'specific'>('all');
  const shown = isLimited ? 'specific' : wish;
  const choose = (next: 'all' | 'specific') => {
    setWish(next);
    if (next === 'all' && isLimited) onAll();
  };
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Typography component="span" id={id} sx={{ color: 'text.secondary' }}>
          {label}
        </Typography>
        <RadioGroup
          row
          aria-labelledby={id}
          value={shown}
          onChange={(_, value) => choose(value === 'specific' ? 'specific' : 'all')}
        >
          <FormControlLabel
            value="specific"
            disabled={refusal !== undefined}
            control={<Radio />}
            label="Specific"
          />
          <FormControlLabel value="all" control={<Radio />} label="All" />
        </RadioGroup>
        {refusal !== undefined && (
          <Typography sx={{ color: 'text.secondary', fontSize: 12 }}>{refusal}</Typography>
        )}
      </Box>
      {sharedWith.length > 0 && (
        <Typography sx={{ color: 'text.secondary', fontSize: 12 }}>
          Also counts for {sharedWith.join(', ')}. A change here moves this permission into a
          statement of its own.
        </Typography>
      )}
      {shown === 'specific' && children}
    </Box>
  );
}
