import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useId } from 'react';

type Choice = { readonly id: string; readonly name: string; readonly detail?: string };
type ChoicesProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Said where there is nothing to choose from. */
  readonly empty: string;
};

/** A short list of checkboxes in a form. */
export function Choices({ label, choices, chosen, onChange, empty }: ChoicesProps) {
  const id = useId();
  const toggle = (one: string) =>
    onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <Box role="group" aria-labelledby={id} sx={{ mb: 2 }}>
      <Typography id={id} sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      <Box
        sx={{
          maxHeight: 220,
          overflow: 'auto',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1.5,
          px: 1.5,
          py: 0.5,
        }}
      >
        {choices.length === 0 && (
          <Typography sx={{ color: 'text.secondary', py: 1 }}>{empty}</Typography>
        )}
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.id}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(choice.id)}
                onChange={() => toggle(choice.id)}
              />
            }
            label={choice.detail === undefined ? choice.name : `${choice.name} (${choice.detail})`}
            sx={{ display: 'flex', mr: 0, overflowWrap: 'anywhere' }}
          />
        ))}
      </Box>
    </Box>
  );
}
