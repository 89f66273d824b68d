import { Chip, Box, Typography } from '@mui/material';
import { useState } from 'react';
import { Card } from '#src/ui/Card.tsx';
import { SearchBox } from '#src/ui/SearchBox.tsx';
import { matching, type Role } from './history.ts';

/**
 * Card of the agencies entered before; choosing one fills in the form (docs/sources/console.md#10).
 */
export function RoleHistory({
  roles,
  onChoose,
}: {
  readonly roles: readonly Role[];
  readonly onChoose: (role: Role) => void;
}) {
  const [search, setSearch] = useState('');
  const shown = matching(roles, search);
  return (
    <Box sx={{ mt: 2 }}>
      <Card
        title="Role Switch History"
        actions={
          <SearchBox
            placeholder="Enter an account or agency name."
            value={search}
            onChange={setSearch}
          />
        }
      >
        {shown.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>
            {roles.length === 0
              ? 'No role has been switched to in this browser.'
              : 'No entry contains this text.'}
          </Typography>
        ) : (
          <Box
            component="ul"
            aria-label="Roles switched to"
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, p: 0, listStyle: 'none' }}
          >
            {shown.map((role) => (
              <li key={`${role.account}/${role.agency}`}>
                <Chip label={`${role.account}/${role.agency}`} onClick={() => onChoose(role)} />
              </li>
            ))}
          </Box>
        )}
      </Card>
    </Box>
  );
}
