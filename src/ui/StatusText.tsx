import BlockIcon from '@mui/icons-material/DoNotDisturbOn';
import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import ErrorIcon from '@mui/icons-material/Error';
import PendingIcon from '@mui/icons-material/Pending';
import PlayCircleIcon from '@mui/icons-material/PlayCircleOutlined';
import StopCircleIcon from '@mui/icons-material/StopCircleOutlined';
import WarningIcon from '@mui/icons-material/Warning';
import { Box, CircularProgress } from '@mui/material';
import type { ComponentType } from 'react';
import { tokens } from './tokens.ts';

/** How a state looks; the word beside it always says it as well. */
export type StatusTone =
  | 'good'
  | 'running'
  | 'stopped'
  | 'off'
  | 'bad'
  | 'warning'
  | 'waiting'
  | 'busy';

const looks: Record<
  Exclude<StatusTone, 'busy'>,
  { Icon: ComponentType<{ sx?: object }>; color: string }
> = {
  good: { Icon: CheckCircleIcon, color: 'success.main' },
  running: { Icon: PlayCircleIcon, color: 'success.main' },
  stopped: { Icon: StopCircleIcon, color: 'text.secondary' },
  off: { Icon: BlockIcon, color: tokens.disabledText },
  bad: { Icon: ErrorIcon, color: 'error.main' },
  warning: { Icon: WarningIcon, color: 'warning.main' },
  waiting: { Icon: PendingIcon, color: 'text.secondary' },
};

/** Small round icon and a word; never colour alone. */
export function StatusText({ tone, text }: { readonly tone: StatusTone; readonly text: string }) {
  const look = tone === 'busy' ? undefined : looks[tone];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        verticalAlign: 'middle',
        whiteSpace: 'nowrap',
      }}
    >
      {look === undefined ? (
        <CircularProgress size={14} aria-hidden="true" />
      ) : (
        <look.Icon sx={{ fontSize: 16, color: look.color }} />
      )}
      {text}
    </Box>
  );
}
