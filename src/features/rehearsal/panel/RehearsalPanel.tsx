import CloseIcon from '@mui/icons-material/Close';
import { Box, IconButton, Tab, Tabs } from '@mui/material';
import { styled } from '@mui/material/styles';
import { tokens } from '#src/ui/tokens.ts';
import { CallsView } from './CallsView.tsx';
import { FaultsView } from './FaultsView.tsx';
import { showPanel, type PanelView } from './panelState.ts';

const width = 460;

/** Beside the page where there is room for both, over it where there is not. */
const Frame = styled('aside')(({ theme }) => ({
  width,
  maxWidth: '100vw',
  position: 'fixed',
  right: 0,
  top: tokens.topBarHeight,
  bottom: 0,
  zIndex: theme.zIndex.appBar,
  display: 'flex',
  flexDirection: 'column',
  backgroundColor: theme.palette.background.paper,
  borderLeft: `1px solid ${theme.palette.divider}`,
  [theme.breakpoints.up('lg')]: {
    position: 'sticky',
    flexShrink: 0,
    height: `calc(100vh - ${tokens.topBarHeight}px)`,
  },
}));

const ids = { calls: 'rehearsal-panel-calls', faults: 'rehearsal-panel-faults' } as const;

/**
 * What lies behind the page: its calls, and what is to go wrong with them. Nothing is closed off by
 * it, so that one works in the page and watches.
 */
export function RehearsalPanel({ view }: { readonly view: PanelView }) {
  return (
    <Frame
      aria-label="Behind the page"
      onKeyDown={(event) => event.key === 'Escape' && showPanel(undefined)}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          px: 1,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Tabs
          value={view}
          onChange={(_, next: PanelView) => showPanel(next)}
          aria-label="Behind the page"
          sx={{ flexGrow: 1 }}
        >
          <Tab value="calls" label="Calls" id="rehearsal-tab-calls" aria-controls={ids.calls} />
          <Tab value="faults" label="Faults" id="rehearsal-tab-faults" aria-controls={ids.faults} />
        </Tabs>
        <IconButton aria-label="Close panel" onClick={() => showPanel(undefined)}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </Box>
      <Box
        role="tabpanel"
        id={ids[view]}
        aria-labelledby={`rehearsal-tab-${view}`}
        tabIndex={0}
        sx={{ flexGrow: 1, overflow: 'auto', p: 2 }}
      >
        {view === 'calls' ? <CallsView /> : <FaultsView />}
      </Box>
    </Frame>
  );
}
