import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useLocation } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { controlsAreAtHand } from '#src/api/remote.ts';
import { keptAnswer } from '#src/parts/access/view.ts';
import { paths } from '#src/paths.ts';
import { loadModule } from '#src/ui/loadModule.ts';
import { tokens } from '#src/ui/tokens.ts';

const BroughtNotes = lazy(async () => ({
  default: (await loadModule(() => import('./BroughtNotes.tsx'))).BroughtNotes,
}));

/**
 * In the top bar: how many access tests hold, once there are any. They run again after each change;
 * until they have, the count before stays.
 */
export function AccessTestsNote() {
  const isNew = useLocation().pathname.startsWith('/iam5');
  const mayAsk = controlsAreAtHand();
  const count = useQuery({ ...q(api.deskTestCount, {}), enabled: mayAsk });
  const isAny = (count.data?.total ?? 0) > 0;
  const { data } = useQuery({
    ...q(api.deskTestRun, { body: {} }),
    ...keptAnswer,
    enabled: mayAsk && isAny,
  });
  const notes = (count.data?.notes ?? 0) > 0 && (
    <Suspense>
      <BroughtNotes />
    </Suspense>
  );
  if (!isAny || data === undefined || data.results.length === 0) return notes;
  const { passed, results } = data;
  return (
    <>
      {notes}
      <Box
        component={Link}
        to={isNew ? paths.newAccessTests() : paths.accessTests()}
        sx={{
          color: passed === results.length ? tokens.barInk : tokens.barAmber,
          px: 1.5,
          whiteSpace: 'nowrap',
          display: { xs: 'none', sm: 'block' },
        }}
      >
        {passed} of {results.length} tests hold
      </Box>
    </>
  );
}
