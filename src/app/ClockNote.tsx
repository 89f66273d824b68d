import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { clockQuery, useNow } from '#src/parts/worldClock.ts';
import { paths } from '#src/paths.ts';
import { formatTime } from '#src/ui/time.ts';
import { tokens } from '#src/ui/tokens.ts';

/** In the top bar: what time it is in the world, when that is not now. */
export function ClockNote() {
  const { data } = useQuery(clockQuery);
  // Nothing is counted where the time is the real one.
  return data?.changed === true ? <WorldTime isFrozen={data.frozen} /> : null;
}

function WorldTime({ isFrozen }: { readonly isFrozen: boolean }) {
  const now = useNow();
  return (
    <Box
      component={Link}
      to={paths.worldClock()}
      sx={{
        color: tokens.barAmber,
        px: 1.5,
        whiteSpace: 'nowrap',
        display: { xs: 'none', sm: 'block' },
      }}
    >
      World clock {formatTime(now).slice(0, 16)}
      {isFrozen ? ' (stands still)' : ''}
    </Box>
  );
}
