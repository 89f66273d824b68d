import AddIcon from '@mui/icons-material/AddCircleOutlined';
import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
} from '@mui/material';
import { useId } from 'react';
import { useController, useFieldArray, type Control } from 'react-hook-form';
import { isPlainKeystone } from '#src/api/offer.ts';
import { limits } from '#src/domain/access/quota.ts';
import { GuardedLink } from '#src/ui/GuardedButton.tsx';
import { keepFieldFocus } from '#src/ui/focus/keepFieldFocus.ts';
import { draftProblem, emptyUser, type CreationForm, type UserDraft } from './creation.ts';

type CellProps = {
  readonly control: Control<CreationForm>;
  readonly index: number;
  readonly field: keyof UserDraft;
  readonly label: string;
  readonly placeholder?: string;
  readonly width: number;
};

function Cell({ control, index, field: name, label, placeholder, width }: CellProps) {
  const id = useId();
  const { field, fieldState } = useController({
    control,
    name: `users.${index}.${name}`,
    rules: { validate: (_, form) => draftProblem(form, index, name) ?? true },
  });
  const { ref, ...bound } = field;
  const error = fieldState.error?.message;
  return (
    <TextField
      {...bound}
      inputRef={ref}
      error={error !== undefined}
      helperText={error}
      placeholder={placeholder ?? ''}
      autoComplete="off"
      sx={{ width }}
      slotProps={{
        htmlInput: {
          'aria-label': `${label} of user ${index + 1}`,
          'aria-required': name === 'name',
          ...(error === undefined ? {} : { 'aria-describedby': id }),
        },
        formHelperText: { id },
      }}
    />
  );
}

type UserRowProps = {
  readonly control: Control<CreationForm>;
  readonly index: number;
  /** Why the row cannot be deleted. */
  readonly refusal: string | undefined;
  readonly onDelete: () => void;
};

/** One user to be created. */
function UserRow({ control, index, refusal, onDelete }: UserRowProps) {
  const plain = isPlainKeystone();
  return (
    <TableRow sx={{ '& > td': { verticalAlign: 'top' } }}>
      <TableCell>
        <Cell control={control} index={index} field="name" label="Username" width={180} />
      </TableCell>
      <TableCell>
        <Cell control={control} index={index} field="email" label="Email address" width={190} />
      </TableCell>
      {!plain && (
        <TableCell>
          <Box sx={{ display: 'flex', gap: 0.5 }}>
            <Cell
              control={control}
              index={index}
              field="areacode"
              label="Country code"
              placeholder="0049"
              width={76}
            />
            <Cell
              control={control}
              index={index}
              field="mobile"
              label="Mobile number"
              width={150}
            />
          </Box>
        </TableCell>
      )}
      <TableCell>
        <Cell control={control} index={index} field="description" label="Description" width={170} />
      </TableCell>
      {!plain && (
        <TableCell>
          <Cell
            control={control}
            index={index}
            field="externalId"
            label="External identity ID"
            width={150}
          />
        </TableCell>
      )}
      <TableCell onMouseDown={keepFieldFocus} sx={{ pt: 1.5 }}>
        <GuardedLink refusal={refusal} onClick={onDelete}>
          Delete
        </GuardedLink>
      </TableCell>
    </TableRow>
  );
}

const headers = [
  'Username',
  'Email Address',
  'Mobile Number',
  'Description',
  'External Identity ID',
  'Operation',
];

/** What a plain Keystone keeps nothing of. */
const beyondKeystone = ['Mobile Number', 'External Identity ID'];

/** The editable table of users, up to ten (docs/sources/console.md#3-2). */
export function UserRows({
  control,
  available,
}: {
  readonly control: Control<CreationForm>;
  /** How many more users the account may have. */ readonly available: number;
}) {
  const { fields, append, remove } = useFieldArray({ control, name: 'users' });
  const plain = isPlainKeystone();
  const shownHeaders = plain
    ? headers.filter((header) => !beyondKeystone.includes(header))
    : headers;
  const left = Math.max(0, Math.min(limits.usersPerCreation, available) - fields.length);
  return (
    <>
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label="User details, scrollable"
        sx={{ position: 'relative' }}
      >
        <Table aria-label="User details" sx={{ minWidth: plain ? 640 : 1080 }}>
          <TableHead>
            <TableRow>
              {shownHeaders.map((header) => (
                <TableCell key={header}>
                  {header === 'Username' && (
                    <Box component="span" aria-hidden="true" sx={{ color: 'error.main', mr: 0.5 }}>
                      *
                    </Box>
                  )}
                  {header}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {fields.map((row, index) => (
              <UserRow
                key={row.id}
                control={control}
                index={index}
                refusal={fields.length === 1 ? 'At least one user has to stay.' : undefined}
                onDelete={() => remove(index)}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Box
        onMouseDown={keepFieldFocus}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mt: 1 }}
      >
        <Button
          variant="text"
          color="info"
          startIcon={<AddIcon />}
          disabled={left === 0}
          onClick={() => append({ ...emptyUser })}
        >
          Add User
        </Button>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          Users available for addition: {left}
        </Box>
      </Box>
    </>
  );
}
