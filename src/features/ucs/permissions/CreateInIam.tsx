import { Box } from '@mui/material';
import { useNavigate } from 'react-router';
import { beginHandOver } from '#src/parts/handOver.tsx';
import { paths } from '#src/paths.ts';
import { TextButton } from '#src/ui/TextLink.tsx';

/**
 * Leads to IAM, its old console or the new one, to create a user or user group there, and remembers
 * the way back to this page.
 */
export function CreateInIam({ target }: { readonly target: string }) {
  const navigate = useNavigate();
  const leave = (to: string) => () => {
    beginHandOver({
      to: paths.ucsPermissions(target === '' ? {} : { target }),
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
      <TextButton onClick={leave(paths.userCreate())}>Create User</TextButton>
      <TextButton onClick={leave(paths.groupCreate())}>Create User Group</TextButton>
      <TextButton onClick={leave(paths.newUserCreate())}>Create User (new console)</TextButton>
      <TextButton onClick={leave(paths.newGroups())}>Create User Group (new console)</TextButton>
    </Box>
  );
}
