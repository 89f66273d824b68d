import { Box } from '@mui/material';
import { useNavigate } from 'react-router';
import { beginHandOver } from '#src/parts/handOver.tsx';
import { paths } from '#src/paths.ts';
import { keepBegun, type BegunPermission } from './begun.ts';
import { TextButton } from '#src/ui/TextLink.tsx';

/**
 * Leads to IAM, its old console or the new one, to create a user or user group there, and remembers
 * the way back to this page.
 */
export function CreateInIam({ begun }: { readonly begun: BegunPermission }) {
  const navigate = useNavigate();
  const leave = (to: string, kind: BegunPermission['kind']) => () => {
    const { target } = begun;
    // Who is created is of one kind: that list stands open on the return.
    keepBegun(kind === begun.kind ? begun : { ...begun, kind, subjects: [] });
    beginHandOver({
      to: paths.ucsPermissions({ ...(target === '' ? {} : { target }), add: 'begun' }),
      place: 'UCS, Permissions',
    });
    void navigate(to);
  };
  return (
    <Box
      sx={{
        mb: 2,
        color: 'text.secondary',
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.5,
      }}
    >
      Not there yet?
      <TextButton onClick={leave(paths.userCreate(), 'user')}>Create User</TextButton>
      <TextButton onClick={leave(paths.groupCreate(), 'group')}>Create User Group</TextButton>
      <TextButton onClick={leave(paths.newUserCreate(), 'user')}>
        Create User (new console)
      </TextButton>
      <TextButton onClick={leave(paths.newGroups(), 'group')}>
        Create User Group (new console)
      </TextButton>
    </Box>
  );
}
