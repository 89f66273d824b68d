import {
  Box,
  Checkbox,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { newBatchAttributes } from '#src/features/iam/shared/users/batchAttributes.ts';
import { PasswordField } from '#src/ui/form/PasswordField.tsx';
import type { BatchChange } from './batchChange.ts';

const passwordChange: BatchChange = {
  attribute: 'password',
  way: 'typed',
  password: '',
  resetAtNextLogin: true,
};

type ChangeChoiceProps = {
  /** Undefined until an attribute is chosen; for Status, until one of both is. */
  readonly change: BatchChange | 'status' | undefined;
  readonly onChange: (change: BatchChange | 'status') => void;
  /** What is wrong with the typed password, once there is one. */
  readonly complaint: string | undefined;
  readonly disabled: boolean;
};

type PasswordChoiceProps = Omit<ChangeChoiceProps, 'change'> & {
  readonly change: Extract<BatchChange, { readonly attribute: 'password' }>;
};

/** One password for all of them, or one for each. */
function PasswordChoice({ change, onChange, complaint, disabled }: PasswordChoiceProps) {
  return (
    <Box sx={{ flex: 1, minWidth: 240 }}>
      <RadioGroup
        row
        aria-label="Login Password"
        value={change.way}
        onChange={(_, value) =>
          onChange({ ...change, way: value === 'typed' ? 'typed' : 'generated' })
        }
      >
        <FormControlLabel
          value="typed"
          label="Custom, the same for all"
          control={<Radio />}
          disabled={disabled}
        />
        <FormControlLabel
          value="generated"
          label="Automatically generated, one each"
          control={<Radio />}
          disabled={disabled}
        />
      </RadioGroup>
      {change.way === 'typed' && (
        <PasswordField
          label="New Password"
          autoComplete="new-password"
          value={change.password}
          disabled={disabled}
          error={complaint !== undefined}
          helperText={complaint ?? '8 to 32 characters of at least two kinds'}
          onChange={(event) => onChange({ ...change, password: event.target.value })}
          fullWidth
          sx={{ mt: 1, maxWidth: 320, display: 'block' }}
        />
      )}
      <FormControlLabel
        control={
          <Checkbox
            checked={change.resetAtNextLogin}
            onChange={(_, resetAtNextLogin) => onChange({ ...change, resetAtNextLogin })}
          />
        }
        label="Require password reset at the next login"
        disabled={disabled}
      />
    </Box>
  );
}

/** The attribute to be changed, and its new value. */
export function ChangeChoice({ change, onChange, complaint, disabled }: ChangeChoiceProps) {
  const attribute = typeof change === 'string' ? change : change?.attribute;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start', pt: 1, mb: 2 }}>
      <TextField
        select
        label="Select an attribute"
        value={attribute ?? ''}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value === 'status' ? 'status' : passwordChange)}
        sx={{ minWidth: 220 }}
      >
        <MenuItem value="status">{newBatchAttributes.status}</MenuItem>
        <MenuItem value="password">{newBatchAttributes.password}</MenuItem>
      </TextField>
      {attribute === 'status' && (
        <RadioGroup
          row
          aria-label="Status"
          value={
            typeof change === 'object' && change.attribute === 'status'
              ? String(change.enabled)
              : ''
          }
          onChange={(_, value) => onChange({ attribute: 'status', enabled: value === 'true' })}
        >
          <FormControlLabel value="true" label="Enable" control={<Radio />} disabled={disabled} />
          <FormControlLabel value="false" label="Disable" control={<Radio />} disabled={disabled} />
        </RadioGroup>
      )}
      {typeof change === 'object' && change.attribute === 'password' && (
        <PasswordChoice
          change={change}
          onChange={onChange}
          complaint={complaint}
          disabled={disabled}
        />
      )}
    </Box>
  );
}
