import { Box, Button } from '@mui/material';
import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router';
import { Problem } from '#src/api/problem.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { useDocumentTitle } from '#src/ui/PageHeader.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { describeProblem } from './problemWords.ts';

const statusOf = (error: unknown): number =>
  isRouteErrorResponse(error) || error instanceof Problem ? error.status : 0;

function Ways({ retry }: { readonly retry: boolean }) {
  const navigate = useNavigate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'center', mt: 2 }}>
      {retry && (
        <Button variant="contained" onClick={() => window.location.reload()}>
          Reload page
        </Button>
      )}
      <Button variant="outlined" onClick={() => void navigate(-1)}>
        Go back
      </Button>
      <Button variant="outlined" onClick={() => void navigate(paths.home())}>
        Console home
      </Button>
    </Box>
  );
}

/** Nothing stands at this address, or the thing it named is gone. */
export function NotFoundPage({ detail }: { readonly detail?: string }) {
  useDocumentTitle('Not found');
  return (
    <Card>
      <h1 style={{ fontSize: 20, margin: 0, textAlign: 'center' }}>Page not found</h1>
      <EmptyState
        title="There is nothing at this address."
        text={detail ?? 'It may have been deleted, or the address has a typing error.'}
      />
      <Ways retry={false} />
    </Card>
  );
}

function RefusedPage({ error }: { readonly error: unknown }) {
  useDocumentTitle('No permission');
  return (
    <Card>
      <h1 style={{ fontSize: 20, marginTop: 0 }}>You cannot open this page</h1>
      <ProblemAlert problem={describeProblem(error)} />
      <Ways retry />
    </Card>
  );
}

function FailedPage({ error }: { readonly error: unknown }) {
  useDocumentTitle('Error');
  return (
    <Card>
      <h1 style={{ fontSize: 20, marginTop: 0 }}>This page could not be shown</h1>
      <ProblemAlert problem={describeProblem(error)} />
      <Ways retry />
    </Card>
  );
}

/** A failed read or a broken page, inside the frame: 403 and 404 are pages of their own. */
export function ErrorPage() {
  const error = useRouteError();
  const status = statusOf(error);
  if (status === 404)
    return <NotFoundPage {...(error instanceof Problem ? { detail: error.message } : {})} />;
  if (status === 403) return <RefusedPage error={error} />;
  return <FailedPage error={error} />;
}
