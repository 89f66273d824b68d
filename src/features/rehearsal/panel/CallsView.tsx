import { Box, Button, ButtonBase, TextField, Typography } from '@mui/material';
import { useState, useSyncExternalStore } from 'react';
import { forgetCalls, loggedCalls, onCall, type LoggedCall } from '#src/api/callLog.ts';
import { CallDetail } from './CallDetail.tsx';

const useCalls = (): readonly LoggedCall[] => useSyncExternalStore(onCall, loggedCalls);

const toneOf = (status: number): string =>
  status >= 400 || status === 0 ? 'error.main' : 'success.main';

/** One call in a line; opened, with all there is to know of it. */
function CallLine({
  call,
  isOpen,
  onToggle,
}: {
  readonly call: LoggedCall;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const { method, path, status, ms, no } = call;
  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <ButtonBase
        aria-expanded={isOpen}
        onClick={onToggle}
        aria-label={`Call ${no}: ${method} ${path}, ${status === 0 ? 'no answer' : status}`}
        sx={{
          font: 'inherit',
          width: '100%',
          textAlign: 'left',
          gap: 1,
          py: 0.75,
          alignItems: 'baseline',
        }}
      >
        <Box component="span" sx={{ fontWeight: 700, width: 52, flexShrink: 0 }}>
          {method}
        </Box>
        <Box
          component="span"
          sx={{ color: toneOf(status), fontWeight: 700, width: 32, flexShrink: 0 }}
        >
          {status === 0 ? '--' : status}
        </Box>
        <Box component="span" sx={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {path}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {Math.round(ms)} ms
        </Box>
      </ButtonBase>
      {isOpen && <CallDetail call={call} />}
    </Box>
  );
}

/** The calls of this page, newest first. */
export function CallsView() {
  const calls = useCalls();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<number>();
  // Emptying tells nobody; the list is drawn anew by what is typed or by the next call.
  const [, redraw] = useState(0);
  const wanted = text.toLowerCase();
  const shown = calls
    .filter(({ method, path, status }) =>
      `${method} ${status} ${path}`.toLowerCase().includes(wanted),
    )
    .toReversed();
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, mb: 1 }}>
        <TextField
          type="search"
          size="small"
          fullWidth
          placeholder="Filter by method, path or status."
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': 'Filter by method, path or status.' } }}
        />
        <Button
          onClick={() => {
            forgetCalls();
            redraw((count) => count + 1);
          }}
        >
          Empty
        </Button>
      </Box>
      {shown.length === 0 ? (
        <Typography color="text.secondary">
          {calls.length === 0 ? 'The page has made no calls yet.' : 'No call fits the filter.'}
        </Typography>
      ) : (
        <Box component="ul" aria-label="Calls of this page" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map((call) => (
            <CallLine
              key={call.no}
              call={call}
              isOpen={opened === call.no}
              onToggle={() => setOpened((now) => (now === call.no ? undefined : call.no))}
            />
          ))}
        </Box>
      )}
    </>
  );
}
