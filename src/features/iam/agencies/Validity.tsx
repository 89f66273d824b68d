import { Box } from '@mui/material';
import { StatusText } from '#src/ui/StatusText.tsx';
import type { Agency } from './agency.ts';
import { validityOf } from './validity.ts';

/** The validity period and what is left of it (docs/sources/console.md#9-1). */
export function Validity({
  agency,
  now,
}: {
  readonly agency: Pick<Agency, 'duration' | 'expire_time'>;
  readonly now: number;
}) {
  const { text, left, expired } = validityOf(agency, now);
  return (
    <Box>
      {text}
      <Box sx={{ fontSize: expired ? undefined : 12, color: 'text.secondary' }}>
        {expired ? <StatusText tone="warning" text={left} /> : left}
      </Box>
    </Box>
  );
}
