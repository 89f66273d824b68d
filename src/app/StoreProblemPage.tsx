import { Alert, Box, Button, CssBaseline, ThemeProvider, Typography } from '@mui/material';
import { useState } from 'react';
import { Card } from '#src/ui/Card.tsx';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useDocumentTitle } from '#src/ui/PageHeader.tsx';
import { saveFile } from './saveFile.ts';
import { theme } from './theme.ts';

/** A saved world that cannot be used as it is, and the three ways on. */
export type StoreTrouble = {
  readonly workspace: string;
  readonly reason: string;
  /** Number of changes that can be kept; undefined when none can. */
  readonly intactUntil: number | undefined;
  /** Everything that is stored, as JSON text. */
  readonly download: () => Promise<string>;
  readonly restore: () => Promise<void>;
  readonly reset: () => Promise<void>;
};

/**
 * Shown instead of the console when the saved world is damaged: nothing is thrown away before
 * somebody says so.
 */
export function StoreProblemPage({ trouble }: { readonly trouble: StoreTrouble }) {
  useDocumentTitle('Saved world damaged');
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string>();
  const attempt = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const download = async () =>
    saveFile(`world-${trouble.workspace}.json`, await trouble.download());
  const { intactUntil } = trouble;
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Box component="main" sx={{ maxWidth: 720, mx: 'auto', px: 2, py: { xs: 2, sm: 6 } }}>
        <Card>
          <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
            The saved world is damaged
          </Typography>
          <Alert severity="warning" sx={{ mb: 2 }}>
            Workspace “{trouble.workspace}”: {trouble.reason}
          </Alert>
          <Typography sx={{ mb: 2 }}>
            {intactUntil === undefined
              ? 'None of its changes can be read.'
              : `Its first ${intactUntil} changes can be read and kept.`}{' '}
            Download a copy first if the rest matters to you.
          </Typography>
          <FailedWrite
            problem={failure === undefined ? undefined : { title: failure, lines: [] }}
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {intactUntil !== undefined && (
              <Button variant="contained" onClick={() => void attempt(trouble.restore)}>
                Restore {intactUntil} changes
              </Button>
            )}
            <Button variant="outlined" onClick={() => void attempt(download)}>
              Download
            </Button>
            <Button variant="outlined" onClick={() => setAsked(true)}>
              Reset
            </Button>
          </Box>
        </Card>
      </Box>
      <ConfirmDialog
        open={asked}
        title="Reset this workspace?"
        text="Everything saved in it is thrown away and a new world begins. This cannot be undone."
        confirmLabel="Reset"
        destructive
        onConfirm={trouble.reset}
        onClose={() => setAsked(false)}
      />
    </ThemeProvider>
  );
}

/** Shown when the console could not start at all. */
export function StartFailedPage({ reason }: { readonly reason: string }) {
  useDocumentTitle('Not started');
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Box component="main" sx={{ maxWidth: 720, mx: 'auto', px: 2, py: { xs: 2, sm: 6 } }}>
        <Card>
          <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
            The console could not start
          </Typography>
          <Box sx={{ mb: 2 }}>
            <ProblemAlert problem={{ title: reason, lines: [] }} />
          </Box>
          <Button variant="contained" onClick={() => window.location.reload()}>
            Try again
          </Button>
        </Card>
      </Box>
    </ThemeProvider>
  );
}
