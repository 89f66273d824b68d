import { Box, Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import { loadModule } from '#src/ui/loadModule.ts';

const KeepTestDialog = lazy(() =>
  loadModule(() => import('./KeepTestDialog.tsx')).then((module) => ({
    default: module.KeepTestDialog,
  })),
);

/** Keeps a question with its answer as an expectation that runs after each change. */
export function KeepAsTest({
  question,
  allowed,
  except,
  label = 'Keep as test',
}: {
  readonly question: AccessQuestion;
  readonly allowed: boolean;
  /** Outside of whom nobody can: kept as a rule about everybody. */
  readonly except?: readonly string[];
  readonly label?: string;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box sx={{ mb: 2 }}>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <KeepTestDialog
            question={question}
            allowed={allowed}
            except={except}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </Box>
  );
}
