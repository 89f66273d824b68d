import { useSession } from '#src/api/useSession.ts';

/**
 * The account whose people and permissions are shown, and the signed-in user. Only for pages inside
 * the console's frame, which stands for signed-in people only.
 */
export function useAccount(): {
  readonly accountId: string;
  readonly accountName: string;
  readonly userId: string;
  readonly userName: string;
} {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('This page needs somebody signed in.');
  const { user } = session.info;
  return {
    accountId: user.domain.id,
    accountName: user.domain.name,
    userId: user.id,
    userName: user.name,
  };
}
