import { Box, Typography } from '@mui/material';
import { useAccount } from '#src/parts/account.ts';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import type { AccessView } from './view.ts';

/** Whose view is shown: the signed-in person's, or all that there is in the account. */
export function ViewChoice({ view }: { readonly view: AccessView }) {
  const { userName } = useAccount();
  return (
    <Box sx={{ mb: 2 }}>
      {view.mayDesk && (
        <SegmentedControl
          label="Whose view"
          value={view.isDesk ? 'desk' : 'person'}
          segments={[
            { value: 'person', label: `What ${userName} may see` },
            { value: 'desk', label: 'Whole account' },
          ]}
          onChange={(value) => view.setDesk(value === 'desk')}
        />
      )}
      <Typography sx={{ color: 'text.secondary', mt: view.mayDesk ? 1 : 0 }}>
        {view.isDesk
          ? 'Whoever works this rehearsal sees everybody’s access, whatever the permissions of the person signed in.'
          : 'Answered about oneself, and about whom one may list groups and permissions of.'}
      </Typography>
    </Box>
  );
}
