import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { switchRole, type TokenInfo } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import { rememberRole, type Role } from './history.ts';

/** Id of the person himself, also while he acts as an agency. */
export const personOf = (info: TokenInfo): string => info.assumed_by?.user.id ?? info.user.id;

/**
 * Enters an agency, remembers it and goes to the console's home.
 * @throws Problem as `switchRole` does
 */
export function useEnterRole(userId: string): (role: Role) => Promise<void> {
  const navigate = useNavigate();
  return useCallback(
    async ({ account, agency }) => {
      await switchRole({ domainName: account, agencyName: agency });
      rememberRole(userId, { account, agency });
      await navigate(paths.home());
    },
    [navigate, userId],
  );
}
