import { Alert, Box, Button, Checkbox, FormControlLabel, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountFiles, type AccountDrift, type AccountRead } from '#src/api/accountFiles.ts';
import { fullAddress } from '#src/parts/fullAddress.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { proposedWorkspace, workspaceProblem } from './chosen.ts';

/** Opens a workspace as the account's administrator; the page is loaded anew for it. */
export const enterWorkspace = (workspace: string): void =>
  window.location.assign(
    fullAddress(`${paths.home()}?ws=${encodeURIComponent(workspace)}&as=admin`),
  );

const states = {
  stands: 'still stands',
  done: 'is so in the live account already',
  conflict: 'does not fit any more: the live account has changed there',
} as const;

/** A list in words; nothing where there is nothing to list. */
function Lines({ label, lines }: { readonly label: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const shown = lines.slice(0, 100);
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{ m: 0, mt: 1, pl: 2.5, maxHeight: 260, overflow: 'auto', overflowWrap: 'anywhere' }}
      tabIndex={0}
    >
      {shown.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > shown.length && <li>and {lines.length - shown.length} more</li>}
    </Box>
  );
}

/** What changed in the live account, and what of the rehearsal that leaves. */
function Compared({ drift: { live, rehearsed } }: { readonly drift: AccountDrift }) {
  return (
    <Box sx={{ mb: 2 }}>
      <Alert severity="info" sx={{ mb: 1 }}>
        This workspace holds the account already.{' '}
        {live.length === 0
          ? 'Nothing has changed in the live account since.'
          : `Changed in the live account since: ${live.length}.`}
      </Alert>
      <Lines
        label="Changed in the live account"
        lines={live.map(({ table, name, what }) => `${table}: ${name} ${what}`)}
      />
      <Lines
        label="Changes of the rehearsal"
        lines={rehearsed.map(
          ({ no, summary, state }) => `Change ${no} (${summary}) ${states[state]}.`,
        )}
      />
    </Box>
  );
}

function useComparison(read: AccountRead, workspace: string, masked: boolean) {
  return useQuery({
    queryKey: ['account-drift', workspace, masked, read.account?.id, read.report],
    queryFn: async () =>
      (await (await accountFiles())?.compare(read, { workspace, masked })) ?? null,
    enabled: workspaceProblem(workspace) === undefined,
    gcTime: 0,
  });
}

/** Chooses where the account goes, and opens it there. */
export function OpenWorld({
  read,
  name,
  onStartOver,
}: {
  readonly read: AccountRead;
  readonly name: string;
  readonly onStartOver: () => void;
}) {
  const toast = useToast();
  const [workspace, setWorkspace] = useState(proposedWorkspace(name));
  const [masked, setMasked] = useState(false);
  const [carry, setCarry] = useState(true);
  const [busy, setBusy] = useState(false);
  const problem = workspaceProblem(workspace);
  const { data: drift } = useComparison(read, workspace, masked);
  const isThere = drift !== undefined && drift !== null;
  const open = async () => {
    setBusy(true);
    try {
      const port = await accountFiles();
      await port?.open(read, { workspace, masked, carry: carry && isThere });
      enterWorkspace(workspace);
    } catch (failure) {
      toast.problem(failure);
      setBusy(false);
    }
  };
  return (
    <Card title="Open">
      {isThere && <Compared drift={drift} />}
      <TextField
        label="Workspace"
        value={workspace}
        onChange={(event) => setWorkspace(event.target.value)}
        error={problem !== undefined}
        helperText={
          problem ?? 'The account becomes a world of this workspace, in this browser only.'
        }
        sx={{ maxWidth: 420, width: '100%', mb: 1 }}
      />
      <Box sx={{ display: 'flex', flexDirection: 'column', mb: 2 }}>
        <FormControlLabel
          control={<Checkbox checked={masked} onChange={(_, on) => setMasked(on)} />}
          label="Mask names and ids: the same ones alike, every time. Names of other services' resources in policies stay."
        />
        {isThere && (
          <FormControlLabel
            control={<Checkbox checked={carry} onChange={(_, on) => setCarry(on)} />}
            label="Keep the changes of the rehearsal that still stand."
          />
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <GuardedButton
          variant="contained"
          loading={busy}
          refusal={problem}
          onClick={() => void open()}
        >
          Open World
        </GuardedButton>
        <Button variant="outlined" onClick={onStartOver}>
          Start Over
        </Button>
      </Box>
    </Card>
  );
}
