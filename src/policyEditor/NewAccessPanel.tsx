import { Alert, Box, Button, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { Witness } from '#src/domain/policy/comparison/witness.ts';
import { circumstanceWords } from '#src/domain/policy/comparison/words.ts';
import type { NewAccess } from '#src/domain/policy/comparison/newAccess.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { showWhole } from '#src/ui/inView.ts';
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

const refusals: Readonly<Record<(NewAccess & { readonly kind: 'cannotTell' })['reason'], string>> =
  {
    brokenEdited: 'The edited text has errors. Mend them, then check again.',
    brokenSaved: 'The saved text cannot be read, so there is nothing to compare with.',
    denyOnly:
      'The edited policy only denies. Such a policy cannot allow anything new and is not checked.',
  };

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
    const services = [...new Set([text, saved].flatMap((of) => servicesIn(parsePolicyText(of))))];
    const [{ checkNewAccess }, ...files] = await Promise.all([
      import('#src/domain/policy/comparison/newAccess.ts'),
      ...services.map(loadService),
    ]);
    const view = viewOf(
      new Map(files.filter((file) => file !== undefined).map((file) => [file.service, file])),
    );
    setChecked({ text, result: checkNewAccess(saved, text, view, draft.profile) });
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
            {result !== undefined && (
              <Box ref={showWhole} sx={{ scrollMarginBlock: 96 }}>
                {result.kind === 'compared' ? (
                  <Verdict {...result} />
                ) : (
                  <Alert severity="warning">{refusals[result.reason]}</Alert>
                )}
              </Box>
            )}
          </Box>
          {result?.kind === 'compared' && (
            <>
              <Examples label="New access" items={result.items} />
              <Examples label="New access beside other policies" items={result.freed} />
            </>
          )}
        </Box>
      )}
    </Box>
  );
}

type Compared = NewAccess & { readonly kind: 'compared' };

/** What the comparison found, in a sentence for each of its parts. */
function Verdict({ items, freed, unknown }: Compared) {
  return (
    <>
      {items.length > 0 && (
        <Alert severity="warning">
          The edit newly allows {items.length === 1 ? 'one thing' : `${items.length} things`}.
        </Alert>
      )}
      {items.length === 0 && unknown.length === 0 && (
        <Alert severity="success">Nothing new is allowed.</Alert>
      )}
      {freed.length > 0 && (
        <Alert severity="warning">
          A Deny is gone or says less: whoever may do it by another policy can do it from now on.
        </Alert>
      )}
      {unknown.length > 0 && (
        <Alert severity="info">
          Not everything could be compared:{' '}
          {[...new Set(unknown.map(({ place }) => place))].join('; ')}.
        </Alert>
      )}
    </>
  );
}

/** Requests that were refused and are allowed now, in words. */
function Examples({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly Witness[];
}) {
  if (items.length === 0) return null;
  return (
    <Box component="ul" aria-label={label} sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
      {items.map(({ request, statement }) => (
        <Box
          component="li"
          key={JSON.stringify([request, statement])}
          sx={{
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
            '&:last-child': { borderBottom: 0 },
            overflowWrap: 'anywhere',
          }}
        >
          <b>{request.action}</b> {circumstanceWords(request)}
          <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
            {statementWords({ request, statement })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** Which statement lets it through, or no longer keeps it out; in a trust policy, whom. */
function statementWords({ request: { principal }, statement }: Witness): string {
  if (statement === null) return '';
  if (statement.side === 'saved')
    return `Statement ${statement.index + 1} of the saved text denied it.`;
  const who =
    principal.service ?? (principal.administrator === undefined ? undefined : principal.accountId);
  return `Statement ${statement.index + 1} allows it.${who === undefined ? '' : ` It was not allowed to ${who}.`}`;
}
