import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import { IconButton, InputAdornment, TextField, type TextFieldProps } from '@mui/material';
import { useState } from 'react';

/** A password box with an eye that shows what is typed. Takes everything a `TextField` takes. */
export function PasswordField({ slotProps, ...field }: Omit<TextFieldProps, 'type'>) {
  const [shown, setShown] = useState(false);
  const eye = (
    <InputAdornment position="end">
      <IconButton
        size="small"
        edge="end"
        aria-label={shown ? 'Hide password' : 'Show password'}
        aria-pressed={shown}
        onClick={() => setShown((now) => !now)}
      >
        {shown ? <VisibilityIcon fontSize="small" /> : <VisibilityOffIcon fontSize="small" />}
      </IconButton>
    </InputAdornment>
  );
  return (
    <TextField
      {...field}
      type={shown ? 'text' : 'password'}
      slotProps={{ ...slotProps, input: { endAdornment: eye } }}
    />
  );
}
