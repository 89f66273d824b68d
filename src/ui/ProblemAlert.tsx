import { Alert, AlertTitle, Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ProblemText } from './problem.tsx';

type ProblemAlertProps = { readonly problem: ProblemText; readonly action?: ReactNode };

/** A failure at the place where it happened: title, lines of advice and a link. Read out at once (role alert). */
export function ProblemAlert({ problem, action }: ProblemAlertProps) {
  return (
    <Alert severity={problem.refused === true ? 'warning' : 'error'} role="alert" action={action}>
      <AlertTitle sx={{ fontSize: 14, fontWeight: 700, mb: problem.lines.length > 0 ? 0.5 : 0 }}>{problem.title}</AlertTitle>
      {problem.lines.map((line) => (
        <Box key={line} sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {line}
        </Box>
      ))}
      {problem.link !== undefined && (
        <Link component={RouterLink} to={problem.link.to}>
          {problem.link.label}
        </Link>
      )}
    </Alert>
  );
}
