import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { accountFiles, type BroughtAccount } from '#src/api/accountFiles.ts';
import { timeText } from '#src/parts/time.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { enterWorkspace } from './OpenWorld.tsx';

/** The accounts that lie in this browser, to be opened again or forgotten. */
export function BroughtAccounts({
  accounts,
  onForgotten,
}: {
  readonly accounts: readonly BroughtAccount[];
  readonly onForgotten: () => void;
}) {
  const toast = useToast();
  const [asked, setAsked] = useState<BroughtAccount>();
  if (accounts.length === 0) return null;
  return (
    <Card title="Accounts in This Browser">
      <Box
        component="ul"
        aria-label="Accounts in this browser"
        sx={{ m: 0, p: 0, listStyle: 'none' }}
      >
        {accounts.map((account) => (
          <Box
            component="li"
            key={account.workspace}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 2,
              py: 1,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: 1, minWidth: 200, overflowWrap: 'anywhere' }}>
              <Typography sx={{ fontWeight: 700 }}>{account.name}</Typography>
              <Typography sx={{ color: 'text.secondary' }}>
                Workspace {account.workspace}, brought in {timeText(account.at)}
                {account.masked ? ', masked' : ''}
              </Typography>
            </Box>
            <TextButton
              aria-label={`Open ${account.workspace}`}
              onClick={() => enterWorkspace(account.workspace)}
            >
              Open
            </TextButton>
            <TextButton
              aria-label={`Forget ${account.workspace}`}
              onClick={() => setAsked(account)}
            >
              Forget This Account
            </TextButton>
          </Box>
        ))}
      </Box>
      <ConfirmDialog
        open={asked !== undefined}
        title="Forget this account?"
        text={`Everything that this browser keeps of ${asked?.name ?? ''} in the workspace ${asked?.workspace ?? ''} is erased, with what was rehearsed on it. This cannot be undone.`}
        confirmLabel="Forget"
        destructive
        onConfirm={async () => {
          if (asked === undefined) return;
          await (await accountFiles())?.forget(asked.workspace);
          toast.success(`${asked.name} is forgotten.`);
          onForgotten();
        }}
        onClose={() => setAsked(undefined)}
      />
    </Card>
  );
}
