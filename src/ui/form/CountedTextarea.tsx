import { Box, TextField, type TextFieldProps } from '@mui/material';
import { withSx } from '../sx.ts';

type CountedTextareaProps = Omit<TextFieldProps, 'multiline' | 'value' | 'onChange'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly max: number;
};

/**
 * A textarea with the counter n/max in its corner. Longer text is allowed to stand and counted
 * in red, never cut.
 */
export function CountedTextarea({
  value,
  onChange,
  max,
  minRows = 3,
  sx,
  ...field
}: CountedTextareaProps) {
  const length = [...value].length;
  return (
    <Box sx={{ position: 'relative', maxWidth: 480 }}>
      <TextField
        {...field}
        fullWidth
        multiline
        minRows={minRows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        sx={withSx({ '& textarea': { pb: 2 } }, sx)}
      />
      <Box
        aria-hidden="true"
        sx={{
          position: 'absolute',
          right: 12,
          bottom: 4,
          fontSize: 12,
          color: length > max ? 'error.main' : 'text.secondary',
          pointerEvents: 'none',
        }}
      >
        {length}/{max}
      </Box>
    </Box>
  );
}
