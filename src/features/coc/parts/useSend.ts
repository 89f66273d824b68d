import { useQueryClient } from '@tanstack/react-query';

/** Sends a write from a dialog: what it throws reaches the dialog, and everything on screen is read again either way. */
export function useSend(): <T>(work: () => Promise<T>) => Promise<T> {
  const client = useQueryClient();
  return async (work) => {
    try {
      return await work();
    } finally {
      await client.invalidateQueries();
    }
  };
}
