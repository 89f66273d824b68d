import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { timeText } from '#src/parts/time.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import { accessModeNames, type User } from '../parts/user.ts';
import { grouped } from '#src/ui/count.ts';

const header = [
  'Username',
  'User ID',
  'Description',
  'Status',
  'Access Type',
  'Last Login',
  'Created',
];
const line = (user: User): string[] => [
  user.name,
  user.id,
  user.description,
  user.enabled ? 'Enabled' : 'Disabled',
  accessModeNames[user.access_mode ?? 'default'],
  timeText(user.last_login_time),
  timeText(user.create_time),
];
const perCall = 1000;

async function readEverybody(): Promise<readonly User[]> {
  const all: User[] = [];
  for (;;) {
    const { users, total_number: total = 0 } = await api.userList({
      query: { limit: perCall, offset: all.length, sort_key: 'name', sort_dir: 'asc' },
    });
    all.push(...users);
    if (users.length === 0 || all.length >= total) return all;
  }
}

/** Writes all users of the account into a file. */
export function ExportButton() {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const users = await readEverybody();
      download('users.csv', csv([header, ...users.map(line)]));
      toast.success(`${grouped(users.length)} users exported.`);
    } catch (problem) {
      toast.problem(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <GuardedButton variant="outlined" loading={busy} onClick={() => void save()}>
      Export
    </GuardedButton>
  );
}
