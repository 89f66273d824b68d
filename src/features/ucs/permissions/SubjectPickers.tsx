import { Alert, Box, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { SearchBox } from '#src/ui/SearchBox.tsx';
import { Choices } from '../parts/Choices.tsx';

type PickerProps = {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

/** Users found at a time; more are found by searching. */
const SHOWN = 50;

/** Without the right to list, an id can still be typed (docs/sources/console.md#15-5). */
function TypedId({ label, chosen, onChange }: PickerProps & { readonly label: string }) {
  return (
    <TextField
      fullWidth
      label={label}
      value={chosen[0] ?? ''}
      onChange={(event) =>
        onChange(event.target.value.trim() === '' ? [] : [event.target.value.trim()])
      }
      autoComplete="off"
      sx={{ maxWidth: 400, mt: 1.5 }}
    />
  );
}

/** Chooses users. The list takes what IAM ReadOnlyAccess allows; its absence is named. */
export function UserPicker({ chosen, onChange }: PickerProps) {
  const [text, setText] = useState('');
  const query = useQuery({
    ...q(api.userList, {
      query: { limit: SHOWN, ...(text === '' ? {} : { name__contains: text }) },
    }),
    placeholderData: keepPreviousData,
  });
  if (query.error?.status === 403) {
    return (
      <>
        <Alert severity="warning">
          Users cannot be listed: you lack iam:users:listUsers, which IAM ReadOnlyAccess contains.
          Ask an administrator for it, or enter the ID of a user.
        </Alert>
        <TypedId label="User ID" chosen={chosen} onChange={onChange} />
      </>
    );
  }
  return (
    <Loaded part query={query} what="users">
      {({ users }) => (
        <>
          <Box sx={{ mb: 1 }}>
            <SearchBox placeholder="Enter a username." value={text} onChange={setText} />
          </Box>
          <Choices
            label="Users"
            choices={users.map(({ id, name, description }) =>
              description === '' || description === undefined
                ? { id, name }
                : { id, name, detail: description },
            )}
            chosen={chosen}
            onChange={onChange}
            empty="No user has that name."
          />
        </>
      )}
    </Loaded>
  );
}

/**
 * Chooses user groups, which only holders of Security Administrator see
 * (docs/sources/ucs-roles-and-policies.md).
 */
export function GroupPicker({ chosen, onChange }: PickerProps) {
  const query = useQuery(q(api.ucsUserGroupList, {}));
  if (query.error?.status === 403) {
    return (
      <>
        <Alert severity="warning">
          User groups are shown to holders of Security Administrator only. Enter the ID of a group,
          or ask one of them.
        </Alert>
        <TypedId label="User group ID" chosen={chosen} onChange={onChange} />
      </>
    );
  }
  return (
    <Loaded part query={query} what="user groups">
      {({ groups }) => (
        <Choices
          label="User groups"
          choices={groups.map(({ id, name, users }) => ({
            id,
            name,
            detail: `${users.length} ${users.length === 1 ? 'user' : 'users'}`,
          }))}
          chosen={chosen}
          onChange={onChange}
          empty="The account has no user groups."
        />
      )}
    </Loaded>
  );
}
