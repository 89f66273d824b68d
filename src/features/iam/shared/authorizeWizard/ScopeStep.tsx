import { Alert, Box, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { isPlainKeystone } from '#src/api/offer.ts';
import type { ScopeChoice, ScopeKind } from '#src/domain/access/scopeChoices.ts';
import type { GrantPlan } from '#src/domain/access/splitGrants.ts';
import { Card } from '#src/ui/Card.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { EnterpriseProjectTable, ProjectTable } from './scopeTables.tsx';
import type { WizardChoice } from './wizardUrl.ts';

type ScopeStepProps = {
  readonly accountId: string;
  readonly choices: readonly ScopeChoice[];
  readonly scope: ScopeKind | undefined;
  readonly choice: WizardChoice;
  readonly onChange: (patch: Partial<WizardChoice>) => void;
  readonly plan: GrantPlan;
};

const words: Readonly<Record<ScopeKind, { readonly label: string; readonly detail: string }>> = {
  all: {
    label: 'All resources',
    detail:
      'Everything in the account: enterprise projects, projects of all regions and global services, also those created later.',
  },
  enterpriseProject: {
    label: 'Enterprise projects',
    detail: 'Only resources of the enterprise projects you choose.',
  },
  project: {
    label: 'Region-specific projects',
    detail:
      'Only resources in the projects you choose. Whoever works there has to switch to that region first.',
  },
  global: { label: 'Global services', detail: 'Only services that are not deployed per region.' },
};

/** The same at a Keystone, whose scopes are the domain, its projects, or what all of them inherit. */
const keystoneWords: typeof words = {
  ...words,
  all: {
    label: 'All projects of the domain',
    detail: 'Inherited by every project, also by those created later; not by the domain itself.',
  },
  project: { label: 'Projects', detail: 'Only the projects you choose.' },
  global: { label: 'Domain', detail: 'The domain itself: its users, groups and projects.' },
};

const places: Readonly<Record<ScopeKind, string>> = {
  all: 'all resources',
  enterpriseProject: 'enterprise projects',
  project: 'region-specific projects',
  global: 'global services',
};

function Consequences({ plan, scope }: { readonly plan: GrantPlan; readonly scope: ScopeKind }) {
  const moved = [
    ...new Set(plan.grants.filter((grant) => grant.moved).map((grant) => grant.role.displayName)),
  ];
  return (
    <Box aria-live="polite" sx={{ display: 'grid', gap: 1.5, mt: 2 }}>
      {moved.length > 0 && (
        <Alert severity="info">
          {moved.join(', ')} {moved.length === 1 ? 'does' : 'do'} not apply to {places[scope]} and
          will be granted on <b>All resources</b>.
        </Alert>
      )}
      {plan.leftOut.map(({ role, reason }) => (
        <Alert key={role.id} severity="warning">
          Not granted: {reason}
        </Alert>
      ))}
    </Box>
  );
}

/** Step 2 of the wizard: where the permissions shall count (docs/sources/console.md#5-3). */
export function ScopeStep({ accountId, choices, scope, choice, onChange, plan }: ScopeStepProps) {
  const labelId = useId();
  const [hint, setHint] = useState(true);
  const plain = isPlainKeystone();
  const said = plain ? keystoneWords : words;
  const recommended = choices.filter((entry) => plain || entry.recommended);
  const [more, setMore] = useState(
    scope !== undefined && !recommended.some((entry) => entry.kind === scope),
  );
  const shown = more
    ? choices
    : choices.filter((entry) => recommended.includes(entry) || entry.kind === scope);
  return (
    <>
      {hint && (
        <Alert severity="info" onClose={() => setHint(false)} closeText="Close hint" sx={{ mb: 2 }}>
          These scopes suit the permissions you selected. Grant no more than is needed: take the
          smallest scope that fits.
        </Alert>
      )}
      <Card title="Scope">
        <Box component="span" id={labelId} hidden>
          Scope
        </Box>
        <RadioGroup
          aria-labelledby={labelId}
          value={scope ?? ''}
          onChange={(_, value) => onChange({ scope: value as ScopeKind })}
        >
          {shown.map(({ kind }) => (
            <Box key={kind} sx={{ mb: 1 }}>
              <FormControlLabel
                value={kind}
                control={
                  <Radio slotProps={{ input: { 'aria-describedby': `${labelId}-${kind}` } }} />
                }
                label={said[kind].label}
              />
              <Typography id={`${labelId}-${kind}`} sx={{ color: 'text.secondary', pl: '23px' }}>
                {said[kind].detail}
              </Typography>
              {scope === kind && kind === 'project' && (
                <Box sx={{ pl: { sm: '23px' }, mt: 1 }}>
                  <ProjectTable
                    accountId={accountId}
                    chosen={choice.projects}
                    onChange={(projects) => onChange({ projects })}
                  />
                </Box>
              )}
              {scope === kind && kind === 'enterpriseProject' && (
                <Box sx={{ pl: { sm: '23px' }, mt: 1 }}>
                  <EnterpriseProjectTable
                    chosen={choice.enterpriseProjects}
                    onChange={(enterpriseProjects) => onChange({ enterpriseProjects })}
                  />
                </Box>
              )}
            </Box>
          ))}
        </RadioGroup>
        {choices.length > recommended.length && (
          <TextButton aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? 'Show Less' : 'Show More'}
          </TextButton>
        )}
        {choices.length === 0 && (
          <Alert severity="warning">
            The account has no enterprise projects, so a user gets permissions through user groups
            only.
          </Alert>
        )}
        {scope !== undefined && <Consequences plan={plan} scope={scope} />}
      </Card>
    </>
  );
}
