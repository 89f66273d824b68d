import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { setRowNotes, type RowNote } from '#src/ui/rowNotes.ts';

/** Puts the notes of an account that was brought in to the rows and pages of what they are about. */
export function BroughtNotes() {
  const { data } = useQuery(q(api.deskBrought, {}));
  useEffect(() => {
    const found = new Map<string, RowNote[]>();
    for (const { id, ...note } of data?.notes ?? [])
      found.set(id, [...(found.get(id) ?? []), note]);
    setRowNotes(found);
    return () => setRowNotes(new Map());
  }, [data]);
  return null;
}
