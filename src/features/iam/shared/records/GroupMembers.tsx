import { Typography } from '@mui/material';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useGroupMembers } from './useMembers.ts';
import { grouped } from '#src/ui/count.ts';

/** Under a record of a user group: who holds it through that group. */
export function GroupMembers({ groupId }: { readonly groupId: string }) {
  const members = useGroupMembers(groupId);
  if (members === undefined) return <Typography>Reading the users of the group…</Typography>;
  if (members.total === 0)
    return (
      <Typography>The group has no users, so nobody holds this permission through it.</Typography>
    );
  const rest = members.total - members.names.length;
  return (
    <Typography>
      Users who hold it through this group: {members.names.join(', ')}
      {rest > 0 && ` and ${grouped(rest)} more`}.{' '}
      <TextLink to={paths.group(groupId, 'users')}>View users</TextLink>
    </Typography>
  );
}
