import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Card } from '#src/ui/Card.tsx';
import { useDocumentTitle } from '#src/ui/PageHeader.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { ProblemWordsProvider, useProblemWords, type ProblemText } from '#src/ui/problem.tsx';

const operationWords = 'You have insufficient permissions to perform the operation.';

/**
 * Inside a service, refusals speak of insufficient permissions, as
 * docs/sources/ucs-identity-policies.md and docs/sources/ucs-roles-and-policies.md tell people to
 * expect.
 */
export function ServiceWords({ children }: { readonly children: ReactNode }) {
  const outer = useProblemWords();
  const words = (error: unknown): ProblemText => {
    const text = outer(error);
    return text.refused === true ? { ...text, title: operationWords } : text;
  };
  return <ProblemWordsProvider value={words}>{children}</ProblemWordsProvider>;
}

type ServiceRefusedProps = {
  readonly service: string;
  /** The refusal of the service's first read. */
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What may help besides asking an administrator. */
  readonly advice?: ReactNode;
};

/** The page of a service that the person may not enter: nothing of it can be read. */
export function ServiceRefused({ service, error, onRetry, advice }: ServiceRefusedProps) {
  const words = useProblemWords();
  useDocumentTitle(`${service}: no access`);
  return (
    <Card>
      <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
        {service}
      </Typography>
      <ProblemAlert
        problem={{
          ...words(error),
          title: 'You have insufficient permissions to access this service.',
        }}
      />
      {advice !== undefined && <Box sx={{ mt: 2 }}>{advice}</Box>}
      <Button variant="outlined" onClick={onRetry} sx={{ mt: 2 }}>
        Try again
      </Button>
    </Card>
  );
}
