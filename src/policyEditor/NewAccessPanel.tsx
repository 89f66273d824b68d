import { Alert, Box, Button, Typography } from '@mui/material';
import { useId, useState } from 'react';
import {
  checkNewAccess,
  type NewAccess,
  type NewAccessCause,
  type NewAccessItem,
} from '#src/domain/policy/comparison/newAccess.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { TextButton } from '#src/ui/TextLink.tsx';
import { servicesIn } from './scope.ts';
import { loadService, viewOf } from './useCatalog.ts';
import type { PolicyDraft } from './usePolicyDraft.ts';

type NewAccessPanelProps = {
  readonly draft: PolicyDraft;
  /** The text in effect, with which the edited one is compared. */
  readonly saved: string;
  /** What the saved text is called: "v3", "the saved trust policy". */
  readonly savedName: string;
};

const causeWords: Readonly<Record<NewAccessCause, string>> = {
  action: 'The action was not allowed.',
  resource: 'It was allowed on fewer resources.',
  condition: 'It was allowed under a stricter condition.',
  principal: 'It was not allowed to this principal.',
  denyRemoved: 'A Deny that kept it out is gone.',
};

const refusals: Readonly<Record<(NewAccess & { readonly kind: 'cannotTell' })['reason'], string>> =
  {
    brokenEdited: 'The edited text has errors. Mend them, then check again.',
    brokenSaved: 'The saved text cannot be read, so there is nothing to compare with.',
    denyOnly:
      'The edited policy only denies. Such a policy cannot allow anything new and is not checked.',
  };

/** Actions shown of one item; the rest is counted. */
const SHOWN = 8;

/**
 * "Check for New Access" under an editor: a pane with the Check Policy button and what the edit
 * newly allows (docs/sources/console.md#13-2).
 */
export function NewAccessPanel({ draft, saved, savedName }: NewAccessPanelProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [checked, setChecked] = useState<{ readonly text: string; readonly result: NewAccess }>();
  const check = async (): Promise<void> => {
    const text = draft.source.now();
    const files = await Promise.all(servicesIn(parsePolicyText(text)).map(loadService));
    const view = viewOf(
      new Map(files.filter((file) => file !== undefined).map((file) => [file.service, file])),
    );
    setChecked({ text, result: checkNewAccess(saved, text, view) });
  };
  const result = checked?.text === draft.text ? checked.result : undefined;
  return (
    <Box sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
        <TextButton onClick={() => setOpen(!open)} aria-expanded={open}>
          Check for New Access
        </TextButton>
      </Box>
      {open && (
        <Box
          component="section"
          aria-labelledby={id}
          sx={{ mt: 1, p: 2, border: 1, borderColor: 'divider', borderRadius: 2 }}
        >
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              justifyContent: 'space-between',
              gap: 1,
              mb: 1,
            }}
          >
            <Box>
              <Typography id={id} component="h3" variant="h3">
                New access
              </Typography>
              <Typography sx={{ color: 'text.secondary' }}>
                Compares the edited text with {savedName}. Other policies of a holder do not count.
              </Typography>
            </Box>
            <Button variant="outlined" onClick={() => void check()}>
              Check Policy
            </Button>
          </Box>
          <Box role="status">
            {checked !== undefined && result === undefined && (
              <Alert severity="info">The text has changed since the last check.</Alert>
            )}
            {result?.kind === 'none' && <Alert severity="success">Nothing new is allowed.</Alert>}
            {result?.kind === 'cannotTell' && (
              <Alert severity="warning">{refusals[result.reason]}</Alert>
            )}
            {result?.kind === 'new' && (
              <Alert severity="warning">
                The edit newly allows{' '}
                {result.items.length === 1 ? 'one thing' : `${result.items.length} things`}.
              </Alert>
            )}
          </Box>
          {result?.kind === 'new' && <NewAccessList items={result.items} />}
        </Box>
      )}
    </Box>
  );
}

function NewAccessList({ items }: { readonly items: readonly NewAccessItem[] }) {
  return (
    <Box component="ul" aria-label="New access" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
      {items.map((item, index) => (
        <Box
          component="li"
          key={index}
          sx={{
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
            '&:last-child': { borderBottom: 0 },
            overflowWrap: 'anywhere',
          }}
        >
          <b>{item.action}</b> {item.resource === null ? 'on all resources' : `on ${item.resource}`}
          <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
            Statement {item.statementIndex + 1}. {causeOf(item)} {knownWords(item)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** Why it is new; new principals by name. */
function causeOf({ cause, newPrincipals = [] }: NewAccessItem): string {
  return newPrincipals.length === 0
    ? causeWords[cause]
    : `It was not allowed to ${newPrincipals.join(', ')}.`;
}

function knownWords({ action, knownActions }: NewAccessItem): string {
  if (knownActions === null) return 'The catalogue does not list the actions of this service.';
  if (knownActions.length === 0) return 'No action that the catalogue lists is new by it.';
  if (knownActions.length === 1 && knownActions[0] === action) return '';
  const rest = knownActions.length - SHOWN;
  return `Known actions: ${knownActions.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
