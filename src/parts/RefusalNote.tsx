import { Alert, Box } from '@mui/material';
import { useState, type ReactNode } from 'react';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { decisionLines } from './certainRefusal.ts';
import { TextButton } from '#src/ui/TextLink.tsx';

/**
 * Each decision with what it rests on, or what was near. That a policy denies it says the note
 * itself.
 */
function Explanations({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <Box component="ul" sx={{ mt: 1, mb: 0, pl: 3, overflowWrap: 'anywhere' }}>
      {decisions.map((decision) => {
        const { headline, details } = describeDecision(decision);
        return (
          <li key={decision.action}>
            {decision.decidedBy === null && headline}
            {details.map((line) => (
              <Box key={line} sx={{ color: 'text.secondary' }}>
                {line}
              </Box>
            ))}
          </li>
        );
      })}
    </Box>
  );
}

type RefusalNoteProps = {
  /** What is refused: "Resetting a password". */
  readonly what: string;
  /** The certain refusals of it, explained. */
  readonly decisions: readonly Decision[];
  /** Another reason, which is not the person's own. */
  readonly children?: ReactNode;
};

/**
 * Beside a greyed control whose reason people have to find without looking for it: what is
 * missing, and why.
 */
export function RefusalNote({ what, decisions, children }: RefusalNoteProps) {
  const [open, setOpen] = useState(false);
  return (
    <Alert
      severity="warning"
      role="note"
      aria-live="polite"
      aria-label={`${what} is refused`}
      sx={{ mb: 2 }}
    >
      {what} is refused. {decisionLines(decisions).join(' ')} {children}{' '}
      {decisions.length > 0 && (
        <TextButton onClick={() => setOpen(!open)} aria-expanded={open}>
          Why?
        </TextButton>
      )}
      {open && <Explanations decisions={decisions} />}
    </Alert>
  );
}
