import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/parts/account.ts';
import { useRecordRows } from '#src/features/iam/shared/records/useRecordRows.ts';
import { timeText } from '#src/parts/time.ts';
import { paths } from '#src/paths.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import type { Group } from './group.ts';
import { grouped } from '#src/ui/count.ts';

const shown = 5;

function Heading({ children }: { readonly children: string }) {
  return (
    <Typography component="h3" variant="h3" sx={{ mb: 1 }}>
      {children}
    </Typography>
  );
}

function Permissions({ group }: { readonly group: Group }) {
  const { accountId } = useAccount();
  const words = useProblemWords();
  const { rows, error } = useRecordRows(accountId, { kind: 'group', id: group.id });
  if (error !== null) return <ProblemAlert problem={words(error)} />;
  if (rows === undefined) return <>Reading…</>;
  if (rows.length === 0) return <>None. Its users hold nothing through this group.</>;
  return (
    <>
      {rows.slice(0, shown).map((row) => (
        <Box key={row.key}>
          {row.roleName}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            – {row.place}
          </Box>
        </Box>
      ))}
      <TextLink to={paths.group(group.id)}>
        {rows.length > shown ? `View all ${rows.length}` : 'View'}
      </TextLink>
    </>
  );
}

function Members({ group }: { readonly group: Group }) {
  const words = useProblemWords();
  const { data, error } = useQuery(
    q(api.groupUserList, { params: { group_id: group.id }, query: { limit: shown, offset: 0 } }),
  );
  if (error !== null) return <ProblemAlert problem={words(error)} />;
  if (data === undefined) return <>Reading…</>;
  if (data.users.length === 0) return <>None</>;
  const total = data.total_number ?? data.users.length;
  return (
    <>
      {data.users.map((user) => (
        <Box key={user.id}>
          {user.name}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {user.description}
          </Box>
        </Box>
      ))}
      {total > shown && (
        <TextLink to={paths.group(group.id, 'users')}>View all {grouped(total)}</TextLink>
      )}
    </>
  );
}

/**
 * Opened row of the list: basic information, what the group holds, who is in it
 * (docs/sources/console.md#4-1).
 */
export function GroupDetails({ group }: { readonly group: Group }) {
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Box>
        <Heading>Basic Information</Heading>
        <Facts
          facts={[
            { label: 'Name', value: group.name },
            { label: 'Group ID', value: <CopyText text={group.id} what="group ID" /> },
            { label: 'Created', value: timeText(group.create_time) },
            { label: 'Description', value: group.description === '' ? '--' : group.description },
          ]}
        />
      </Box>
      <Box>
        <Heading>Group permissions</Heading>
        <Permissions group={group} />
      </Box>
      <Box>
        <Heading>Users</Heading>
        <Members group={group} />
      </Box>
    </Box>
  );
}
