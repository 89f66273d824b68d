import {
  Autocomplete,
  Checkbox,
  FormControlLabel,
  MenuItem,
  Stack,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import type { VisualCondition } from '#src/domain/policy/visual/visualTypes.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import {
  checkDraft,
  conditionOf,
  draftOf,
  emptyDraft,
  type ConditionDraft,
  type ConditionErrors,
  type KeyChoice,
} from './conditionForm.ts';
import { operatorEntries, operatorsFor, valueHints } from './operatorWords.ts';

type ConditionDialogProps = {
  readonly keys: readonly KeyChoice[];
  /** The row to change; absent: a new one. */
  readonly initial?: VisualCondition;
  /** The permission's other conditions. */
  readonly others: readonly VisualCondition[];
  readonly onSave: (condition: VisualCondition) => void;
  readonly onClose: () => void;
};

const qualifiers = [
  { value: 'none', label: 'Default', hint: 'The request carries one value.' },
  {
    value: 'ForAnyValue',
    label: 'For any value in request',
    hint: 'At least one value of the request must fit.',
  },
  {
    value: 'ForAllValues',
    label: 'For all values in request',
    hint: 'Every value of the request must fit.',
  },
] as const;

/**
 * Key, qualifier, operator and values of one request condition (docs/sources/console.md#7-2-1, step
 * 5).
 */
export function ConditionDialog({ keys, initial, others, onSave, onClose }: ConditionDialogProps) {
  const [draft, setDraft] = useState<ConditionDraft>(
    initial === undefined ? emptyDraft : draftOf(initial),
  );
  const [errors, setErrors] = useState<ConditionErrors>({});
  const change = (patch: Partial<ConditionDraft>) => {
    setDraft((now) => ({ ...now, ...patch }));
    setErrors((now) =>
      Object.fromEntries(Object.entries(now).filter(([name]) => !(name in patch))),
    );
  };
  const known = keys.find(({ key }) => key.toLowerCase() === draft.key.trim().toLowerCase());
  const operators = operatorsFor(known?.type);
  const listed = operators.some(({ name }) => name === draft.operator)
    ? operators
    : [...operators, ...operatorEntries.filter(({ name }) => name === draft.operator)];
  const operator = operatorEntries.find(({ name }) => name === draft.operator);
  const choosesBoolean =
    operator !== undefined && (operator.type === 'boolean' || operator.type === undefined);
  const chooseKey = (key: string) => {
    const next = keys.find((choice) => choice.key === key);
    const fits =
      next === undefined || operatorsFor(next.type).some(({ name }) => name === draft.operator);
    change({
      key,
      ...(fits ? {} : { operator: '', values: '' }),
      ...(next?.multiValued === true && draft.qualifier === 'none'
        ? { qualifier: 'ForAnyValue' }
        : {}),
    });
  };
  const save = (): false | void => {
    const found = checkDraft(draft, { others, editing: initial !== undefined });
    setErrors(found);
    if (Object.keys(found).length > 0) return false;
    onSave(conditionOf(draft));
  };
  return (
    <FormDialog
      open
      title={initial === undefined ? 'Add Request Condition' : 'Edit Request Condition'}
      onSubmit={save}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ pt: 1 }}>
        <Autocomplete
          freeSolo
          options={keys}
          groupBy={({ from }) => from}
          getOptionLabel={(option) => (typeof option === 'string' ? option : option.key)}
          inputValue={draft.key}
          onInputChange={(_, text) => chooseKey(text)}
          renderInput={(params) => (
            <TextField
              {...params}
              label="Condition Key"
              required
              error={errors.key !== undefined}
              helperText={errors.key ?? known?.description}
            />
          )}
        />
        <TextField
          select
          label="Qualifier"
          value={draft.qualifier}
          onChange={(event) =>
            change({
              qualifier:
                qualifiers.find(({ value }) => value === event.target.value)?.value ?? 'none',
            })
          }
          helperText={qualifiers.find(({ value }) => value === draft.qualifier)?.hint}
        >
          {qualifiers.map(({ value, label }) => (
            <MenuItem key={label} value={value}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label="Operator"
          required
          value={draft.operator}
          onChange={(event) =>
            change({
              operator: event.target.value,
              ...(event.target.value === 'Bool' || event.target.value === 'Null'
                ? { values: 'true' }
                : {}),
            })
          }
          error={errors.operator !== undefined}
          helperText={
            errors.operator ?? (operator === undefined ? undefined : `The key ${operator.meaning}.`)
          }
        >
          {listed.map(({ name }) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        {draft.operator !== 'Null' && (
          <FormControlLabel
            control={
              <Checkbox checked={draft.ifExists} onChange={(_, ifExists) => change({ ifExists })} />
            }
            label="IfExists: also true when the request does not carry the key"
          />
        )}
        {choosesBoolean ? (
          <TextField
            select
            label="Value"
            required
            value={draft.values === 'false' ? 'false' : 'true'}
            onChange={(event) => change({ values: event.target.value })}
          >
            <MenuItem value="true">true</MenuItem>
            <MenuItem value="false">false</MenuItem>
          </TextField>
        ) : (
          <TextField
            label="Value"
            required
            multiline
            minRows={2}
            value={draft.values}
            onChange={(event) => change({ values: event.target.value })}
            error={errors.values !== undefined}
            helperText={
              errors.values ??
              `One value a line; any of them will do. ${valueHints[operator?.type ?? known?.type ?? 'string']}`
            }
          />
        )}
      </Stack>
    </FormDialog>
  );
}
