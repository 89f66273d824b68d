import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { tokens } from '#src/ui/tokens.ts';

type SettingRowProps = {
  readonly title: string;
  readonly text: string;
  /** How it stands: a word, or a status with its icon. */
  readonly status: ReactNode;
  /** What the link at the right says, e.g. "Change"; it is named with the title. */
  readonly action: string;
  readonly refusal?: string | undefined;
  readonly onAction: () => void;
};

/**
 * A row of security settings: title and explanation at the left, status and link at the right
 * (docs/sources/console.md#12).
 */
export function SettingRow({ title, text, status, action, refusal, onAction }: SettingRowProps) {
  return (
    <Box
      role="group"
      aria-label={title}
      sx={{
        display: 'flex',
        flexDirection: { xs: 'column', sm: 'row' },
        alignItems: { xs: 'flex-start', sm: 'center' },
        gap: { xs: 1, sm: 3 },
        py: 2,
        borderBottom: '1px dashed',
        borderColor: 'divider',
        '&:last-of-type': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 50%', minWidth: 0 }}>
        <Typography component="h2" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>
        <Typography sx={{ color: tokens.inkSecondary }}>{text}</Typography>
      </Box>
      <Box sx={{ flex: '1 1 30%', minWidth: 0, overflowWrap: 'anywhere' }}>{status}</Box>
      <GuardedButton
        variant="outlined"
        size="small"
        refusal={refusal}
        aria-label={`${action} ${title}`}
        onClick={onAction}
      >
        {action}
      </GuardedButton>
    </Box>
  );
}
