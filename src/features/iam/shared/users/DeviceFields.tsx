import { Alert, Box } from '@mui/material';
import type { Control, UseFormReturn } from 'react-hook-form';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';

/** What every code of an MFA device looks like. */
export const sixDigits = {
  pattern: { value: /^\d{6}$/, message: 'Six digits, as the app shows them.' },
} as const;

/** Two codes in a row, which prove that the app and the backend share the key. */
export type TwoCodes = { readonly first: string; readonly second: string };
export const noCodes: TwoCodes = { first: '', second: '' };

/** Tells at the field that the two codes are not what the device shows in a row. */
export const refuseCodes = ({ setError }: Pick<UseFormReturn<TwoCodes>, 'setError'>): void =>
  setError(
    'second',
    { message: 'These are not two codes in a row of this device. Wait for new ones.' },
    { shouldFocus: true },
  );

/** That the key of a device is shown only now. */
export const KeyWarning = () => (
  <Alert severity="warning" sx={{ mb: 2 }}>
    The key is shown only now. Enter it in an authenticator app before going on.
  </Alert>
);

/** The key of a device, for the app. */
export const DeviceKey = ({ seed }: { readonly seed: string }) => (
  <Box sx={{ mb: 2 }}>
    <Facts columns={1} facts={[{ label: 'Key', value: <CopyText text={seed} what="key" /> }]} />
  </Box>
);

/** The fields of two codes in a row. */
export const CodeFields = ({ control }: { readonly control: Control<TwoCodes> }) => (
  <>
    <FormTextField
      control={control}
      name="first"
      label="First Code"
      required
      width={160}
      autoComplete="one-time-code"
      rules={sixDigits}
    />
    <FormTextField
      control={control}
      name="second"
      label="Next Code"
      required
      width={160}
      rules={sixDigits}
      hint="A new code comes every 30 seconds."
    />
  </>
);
