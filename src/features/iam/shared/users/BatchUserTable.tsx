import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import type { Progress } from '#src/parts/runEach.ts';
import { timeText } from '#src/parts/time.ts';
import { UserStatus } from './UserStatus.tsx';

/** A user as either console lists him; times as it answers them. */
export type BatchUser = {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly lastLogin: string | null | undefined;
  readonly created: string | number | undefined;
};

function Outcome({ progress }: { readonly progress: Progress<unknown> | undefined }) {
  const words = useProblemWords();
  switch (progress?.state) {
    case undefined:
      return <>--</>;
    case 'waiting':
      return <StatusText tone="waiting" text="Waiting" />;
    case 'running':
      return <StatusText tone="busy" text="In progress" />;
    case 'done':
      return <StatusText tone="good" text="Succeeded" />;
    case 'failed': {
      const { title, lines } = words(progress.problem);
      return (
        <>
          <StatusText tone="bad" text="Failed" />
          <Box sx={{ color: 'error.main', fontSize: 13, overflowWrap: 'anywhere' }}>
            {[title, ...lines].join(' ')}
          </Box>
        </>
      );
    }
  }
}

/**
 * The users of a batch, each with its result (docs/sources/console.md#3-5). `progress` by the
 * users' ids.
 */
export function BatchUserTable({
  users,
  progress,
}: {
  readonly users: readonly BatchUser[];
  readonly progress: ReadonlyMap<string, Progress<unknown>>;
}) {
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label="Users to be modified, scrollable"
      sx={{ maxHeight: 320, position: 'relative' }}
    >
      <Table size="small" aria-label="Users to be modified">
        <TableHead>
          <TableRow>
            {['Username', 'Status', 'Last Login', 'Created', 'Operation Result'].map((header) => (
              <TableCell key={header}>{header}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {users.map(({ id, name, enabled, lastLogin, created }) => (
            <TableRow key={id}>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{name}</TableCell>
              <TableCell>
                <UserStatus enabled={enabled} />
              </TableCell>
              <TableCell>{timeText(lastLogin)}</TableCell>
              <TableCell>{timeText(created)}</TableCell>
              <TableCell>
                <Outcome progress={progress.get(id)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
