import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * Sends a write from a dialog: what it throws reaches the dialog, and everything on screen is read
 * again either way.
 */
export function useSend(): <T>(work: () => Promise<T>) => Promise<T> {
  const client = useQueryClient();
  return useCallback(
    async (work) => {
      try {
        return await work();
      } finally {
        await client.invalidateQueries();
      }
    },
    [client],
  );
}
