import { Alert, Box, Button, Typography } from '@mui/material';
import { useCallback, useId, useState } from 'react';
import { compacting } from '#src/domain/policy/comparison/compact.ts';
import { documentIn, findingDeadStatements } from '#src/domain/policy/comparison/deadFindings.ts';
import { kindOfProfile } from '#src/domain/policy/comparison/profileKind.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { Finding } from '#src/domain/policy/text/codes/finding.ts';
import { grouped } from '#src/ui/count.ts';
import { TextButton } from '#src/ui/TextLink.tsx';
import { statementOf } from './findingList.ts';
import type { PolicyDraft } from './usePolicyDraft.ts';
import { inSlices, useProof } from './useProof.ts';

type StatementCheckProps = {
  readonly draft: PolicyDraft;
  readonly onJump: (finding: Finding) => void;
};

/** How full a policy is when a shorter one is offered. */
const NEARLY_FULL = 0.9;

const box = { mt: 1.5, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 2 } as const;

/**
 * What the comparison proves about the statements of a policy: those that decide nothing, and, where
 * it is nearly full, a shorter policy that allows the same. Loaded when an editor has opened.
 */
export function StatementCheck({ draft, onJump }: StatementCheckProps) {
  const { policy, profile, catalog, findings, dialect } = draft;
  const { view } = catalog;
  const begin = useCallback(
    () => findingDeadStatements(policy, profile, view),
    [policy, profile, view],
  );
  const proved = useProof(begin) ?? [];
  // A repetition is told among the findings already.
  const repeated = new Set(
    findings.filter(({ code }) => code === 'DUPLICATE_STATEMENT').map(({ path }) => path),
  );
  // What an error changes about a policy is not known before it is mended.
  const isWrong = findings.some(({ severity }) => severity === 'error');
  const idle = isWrong ? [] : proved.filter(({ path }) => !repeated.has(path));
  return (
    <>
      {idle.length > 0 && <IdleStatements draft={draft} idle={idle} onJump={onJump} />}
      {policy.compactLength > NEARLY_FULL * dialect.maxCharacters && (
        <Shorter key={policy.text} draft={draft} />
      )}
    </>
  );
}

function IdleStatements({
  draft,
  idle,
  onJump,
}: StatementCheckProps & { readonly idle: readonly Finding[] }) {
  const id = useId();
  const { text } = draft.policy;
  return (
    <Box component="section" aria-labelledby={id} sx={box}>
      <Typography id={id} component="h3" variant="h3" sx={{ mb: 0.5 }}>
        Statements that decide nothing
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        Proved by the comparison: without them the policy allows and denies the same.
      </Typography>
      <Box component="ul" aria-label="Idle statements" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {idle.map((finding) => (
          <Box
            component="li"
            key={finding.path}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 0.5, alignItems: 'center' }}
          >
            <TextButton onClick={() => onJump(finding)} sx={{ textAlign: 'left' }}>
              {finding.message}
            </TextButton>
            <Button
              size="small"
              variant="outlined"
              onClick={() => draft.edit((now) => (now === text ? (finding.fix?.edits ?? []) : []))}
            >
              Remove Statement {(statementOf(finding) ?? 0) + 1}
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

type Found = 'busy' | 'none' | RawPolicy;

/** Looks for a shorter policy on demand, and puts it in place of the text. */
function Shorter({ draft }: { readonly draft: PolicyDraft }) {
  const { policy, profile, catalog } = draft;
  const [found, setFound] = useState<Found>();
  const look = async (): Promise<void> => {
    if (documentIn(policy) === undefined) return setFound('none');
    setFound('busy');
    const shorter = await inSlices(
      compacting(JSON.parse(policy.text) as RawPolicy, {
        catalog: catalog.view,
        kind: kindOfProfile(profile),
      }),
      () => draft.source.now() !== policy.text,
    );
    setFound(shorter ?? 'none');
  };
  const isFound = typeof found === 'object';
  return (
    <Box sx={{ mt: 1.5 }}>
      {!isFound && (
        <Button variant="outlined" loading={found === 'busy'} onClick={() => void look()}>
          Look for a Shorter Policy
        </Button>
      )}
      <Box role="status">
        {found === 'none' && (
          <Typography sx={{ mt: 1, color: 'text.secondary' }}>
            No shorter policy was found that is proved to allow the same.
          </Typography>
        )}
        {isFound && (
          <Alert
            severity="success"
            action={
              <Button
                size="small"
                variant="outlined"
                onClick={() =>
                  draft.edit((now) =>
                    now === policy.text
                      ? [{ offset: 0, end: now.length, text: JSON.stringify(found, null, 4) }]
                      : [],
                  )
                }
              >
                Use Shorter Policy
              </Button>
            }
          >
            {grouped(JSON.stringify(found).length)} characters in place of{' '}
            {grouped(policy.compactLength)} are proved to allow and deny the same.
          </Alert>
        )}
      </Box>
    </Box>
  );
}
