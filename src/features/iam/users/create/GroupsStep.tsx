import { Alert, Link, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { limits } from '#src/domain/access/quota.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';

/** Step 2: the groups all new users join; none is fine (docs/sources/console.md#3-2). */
export function GroupsStep({
  selected,
  onChange,
}: {
  readonly selected: readonly TransferItem[];
  readonly onChange: (groups: readonly TransferItem[]) => void;
}) {
  const words = useProblemWords();
  const { data, error } = useQuery(q(api.groupList, {}));
  const items = useMemo(
    () =>
      (data?.groups ?? []).map((group): TransferItem => ({
        id: group.id,
        name: group.name,
        detail: group.description === '' ? '--' : group.description,
      })),
    [data],
  );
  return (
    <>
      <Alert severity="info" sx={{ mb: 2 }}>
        Users hold the permissions of all their groups together. Nothing fits?{' '}
        <Link component={RouterLink} to={paths.groupCreate()} target="_blank" rel="opener">
          Create a user group
        </Link>{' '}
        in a new tab.
      </Alert>
      <Card>
        {error !== null && <ProblemAlert problem={words(error)} />}
        {error === null && data === undefined && <Skeleton variant="rounded" height={380} />}
        {data !== undefined && (
          <TransferList
            noun="User Groups"
            searchPlaceholder="Enter a group name."
            items={items}
            selected={selected}
            onChange={onChange}
            limit={{
              max: limits.groupsPerUser,
              words: `A user can be in at most ${limits.groupsPerUser} groups.`,
            }}
          />
        )}
      </Card>
    </>
  );
}
