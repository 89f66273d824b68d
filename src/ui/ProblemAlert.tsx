import { Alert, AlertTitle, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { TextLink } from './TextLink.tsx';
import type { ProblemText } from './problem.tsx';

type ProblemAlertProps = { readonly problem: ProblemText; readonly action?: ReactNode };

/**
 * A failure at the place where it happened: title, lines of advice and a link that leaves what was
 * typed where it is. Read out at once (role alert).
 */
export function ProblemAlert({ problem, action }: ProblemAlertProps) {
  return (
    <Alert
      severity={problem.refused === true || problem.partly === true ? 'warning' : 'error'}
      role="alert"
      action={action}
    >
      <AlertTitle sx={{ fontSize: 14, fontWeight: 700, mb: problem.lines.length > 0 ? 0.5 : 0 }}>
        {problem.title}
      </AlertTitle>
      {problem.lines.map((line) => (
        <Box key={line} sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {line}
        </Box>
      ))}
      {problem.link !== undefined && (
        <TextLink newTab to={problem.link.to}>
          {problem.link.label}
        </TextLink>
      )}
    </Alert>
  );
}
