import {
  Box,
  Button,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { isPlainKeystone } from '#src/api/offer.ts';
import { BatchUserTable } from '#src/features/iam/shared/users/BatchUserTable.tsx';
import { useBatchRun } from '#src/features/iam/shared/users/useBatchRun.ts';
import { oldBatchAttributes } from '#src/features/iam/shared/users/batchAttributes.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { accessModeNames, type User } from '../parts/user.ts';

type Attribute = keyof typeof oldBatchAttributes;
const attributes: Readonly<
  Record<
    Attribute,
    {
      readonly label: string;
      readonly values: readonly { readonly value: string; readonly label: string }[];
    }
  >
> = {
  status: {
    label: oldBatchAttributes.status,
    values: [
      { value: 'enable', label: 'Enable' },
      { value: 'disable', label: 'Disable' },
    ],
  },
  access: {
    label: oldBatchAttributes.access,
    values: Object.entries(accessModeNames).map(([value, label]) => ({ value, label })),
  },
};
const bodyOf = (attribute: Attribute, value: string) =>
  attribute === 'status' ? { enabled: value === 'enable' } : { access_mode: value };

type AttributeChoiceProps = {
  readonly attribute: Attribute | undefined;
  readonly value: string;
  readonly disabled: boolean;
  readonly onAttribute: (attribute: Attribute) => void;
  readonly onValue: (value: string) => void;
};

/** Which attribute changes, and to what. */
function AttributeChoice({
  attribute,
  value,
  disabled,
  onAttribute,
  onValue,
}: AttributeChoiceProps) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', pt: 1, mb: 2 }}>
      <TextField
        select
        label="Select an attribute"
        value={attribute ?? ''}
        disabled={disabled}
        onChange={(event) => onAttribute(event.target.value as Attribute)}
        sx={{ minWidth: 220 }}
      >
        {Object.entries(attributes)
          .filter(([id]) => id === 'status' || !isPlainKeystone())
          .map(([id, { label }]) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
      </TextField>
      {attribute !== undefined && (
        <RadioGroup
          row
          aria-label={attributes[attribute].label}
          value={value}
          onChange={(_, next) => onValue(next)}
        >
          {attributes[attribute].values.map((choice) => (
            <FormControlLabel
              key={choice.value}
              value={choice.value}
              label={choice.label}
              control={<Radio />}
              disabled={disabled}
            />
          ))}
        </RadioGroup>
      )}
    </Box>
  );
}

/**
 * One attribute of several users at once, with each one's result (docs/sources/console.md#3-5:
 * Cancel is the emphasised button).
 */
export function BatchModifyDialog({
  users,
  onClose,
}: {
  readonly users: readonly User[];
  readonly onClose: () => void;
}) {
  const [attribute, setAttribute] = useState<Attribute>();
  const [value, setValue] = useState('');
  const { state, progress, start } = useBatchRun<User>({
    key: (user) => user.id,
    name: (user) => user.name,
    send: (user) =>
      api.userUpdate({
        params: { user_id: user.id },
        body: { user: bodyOf(attribute ?? 'status', value) },
      }),
  });
  const refusal =
    attribute === undefined
      ? 'Select an attribute first.'
      : value === ''
        ? 'Choose a value first.'
        : undefined;
  const locked = state === 'running' || state === 'done';
  return (
    <InfoDialog
      open
      width="md"
      title="Modify User"
      onClose={() => state !== 'running' && onClose()}
      buttons={
        state === 'done' ? (
          <Button variant="contained" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <GuardedButton
              variant="outlined"
              refusal={refusal}
              loading={state === 'running'}
              onClick={() => void start(users)}
            >
              {state === 'failed' ? 'Retry Failed' : 'OK'}
            </GuardedButton>
            <Button variant="contained" onClick={onClose} disabled={state === 'running'}>
              {state === 'failed' ? 'Close' : 'Cancel'}
            </Button>
          </>
        )
      }
    >
      <AttributeChoice
        attribute={attribute}
        value={value}
        disabled={locked}
        onAttribute={(next) => {
          setAttribute(next);
          setValue('');
        }}
        onValue={setValue}
      />
      <BatchUserTable
        users={users.map((user) => ({
          id: user.id,
          name: user.name,
          enabled: user.enabled,
          lastLogin: user.last_login_time,
          created: user.create_time,
        }))}
        progress={progress}
      />
    </InfoDialog>
  );
}
