import { Alert, Box, Button, CssBaseline, ThemeProvider, Typography } from '@mui/material';
import { useState } from 'react';
import { Card } from '#src/ui/Card.tsx';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { useDocumentTitle } from '#src/ui/PageHeader.tsx';
import { saveFile } from './saveFile.ts';
import { theme } from './theme.ts';

/** One way on; a failure of it is shown. */
type WayOn = { readonly label: string; readonly run: () => Promise<void> | void };
type TroubleProps = {
  readonly title: string;
  readonly reason: string;
  readonly text: string;
  readonly ways: readonly WayOn[];
};

/** A page of its own for a saved world that cannot be used, with the ways on. */
function TroublePage({ title, reason, text, ways }: TroubleProps) {
  useDocumentTitle(title);
  const [failure, setFailure] = useState<string>();
  const attempt = async ({ run }: WayOn) => {
    setFailure(undefined);
    try {
      await run();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Box component="main" sx={{ maxWidth: 720, mx: 'auto', px: 2, py: { xs: 2, sm: 6 } }}>
        <Card>
          <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
            {title}
          </Typography>
          <Alert severity="warning" role="alert" sx={{ mb: 2 }}>
            {reason}
          </Alert>
          <Typography sx={{ mb: 2 }}>{text}</Typography>
          <FailedWrite
            problem={failure === undefined ? undefined : { title: failure, lines: [] }}
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {ways.map((way, index) => (
              <Button
                key={way.label}
                variant={index === 0 ? 'contained' : 'outlined'}
                onClick={() => void attempt(way)}
              >
                {way.label}
              </Button>
            ))}
          </Box>
        </Card>
      </Box>
    </ThemeProvider>
  );
}

type GoneProps = {
  readonly workspace: string;
  readonly reason: string;
  /** The world in memory, as JSON text. */
  readonly download: () => string;
  readonly saveAgain: () => Promise<void>;
};

/** Shown when the saved world was deleted under the page: what is in memory can still be had. */
export function StoreGonePage({ workspace, reason, download, saveAgain }: GoneProps) {
  const ways: readonly WayOn[] = [
    { label: 'Save It Again', run: saveAgain },
    { label: 'Download', run: () => saveFile(`world-${workspace}.json`, download()) },
    { label: 'Start Over', run: () => window.location.reload() },
  ];
  return (
    <TroublePage
      title="The saved world is gone"
      reason={`Workspace “${workspace}”: ${reason}`}
      text="Nothing can be stored any more. The world with all its changes is still in the memory of this page; it is lost when the page is left."
      ways={ways}
    />
  );
}

type NewerProps = {
  readonly workspace: string;
  readonly reason: string;
  readonly download: () => Promise<string>;
};

/** Shown for a world that a later version has saved: it is left as it is. */
export function NewerStorePage({ workspace, reason, download }: NewerProps) {
  const elsewhere = `${window.location.pathname}?ws=${workspace.slice(0, 34)}-older`;
  const ways: readonly WayOn[] = [
    { label: 'Open Another Workspace', run: () => window.location.assign(elsewhere) },
    { label: 'Download', run: async () => saveFile(`world-${workspace}.json`, await download()) },
  ];
  return (
    <TroublePage
      title="The saved world is newer than this console"
      reason={`Workspace “${workspace}”: ${reason}`}
      text="Open it with the version of the console that saved it, or go on in another workspace of this one."
      ways={ways}
    />
  );
}
