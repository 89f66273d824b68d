import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { showWhole } from '#src/ui/inView.ts';
import type { TrialCall } from './trial.ts';
import { WhatItChanges } from './WhatItChanges.tsx';

/**
 * What a change that is still being written would change, on demand: typing waits for nothing.
 * @param trial the call for what is written now; undefined while nothing can be made of it
 */
export function WhatWouldChange({ trial }: { readonly trial: () => TrialCall | undefined }) {
  const [asked, setAsked] = useState<{ readonly call: TrialCall | undefined }>();
  return (
    <Box sx={{ mb: 2 }}>
      <Button variant="outlined" onClick={() => setAsked({ call: trial() })}>
        Show What It Changes
      </Button>
      {asked !== undefined && (
        <Box ref={showWhole} sx={{ scrollMarginBlock: 96 }}>
          {asked.call === undefined ? (
            <Typography role="status" sx={{ mt: 1 }}>
              The content is no policy yet: mend its errors first.
            </Typography>
          ) : (
            <WhatItChanges calls={[asked.call]} />
          )}
        </Box>
      )}
    </Box>
  );
}
