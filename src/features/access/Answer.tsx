import { Box, Switch, Typography } from '@mui/material';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import type { Layer } from '#src/domain/access/accessReports.ts';
import type { Decision, HeldStep } from '#src/domain/policy/engine/decision.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { scopeWords } from '#src/parts/access/words.ts';
import { usePlaces } from '#src/parts/access/view.ts';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { tokens } from '#src/ui/tokens.ts';

export type Checked = Result<AppContract['accessCheck']>;

const stepNames: Readonly<Record<HeldStep['type'], string>> = {
  account: 'Account',
  user: 'User',
  group: 'User group',
  agency: 'Agency',
  trustAgency: 'Trust agency',
  organization: 'Organization',
};

const outcomeText = ({ allowed, outcome, undecided }: Decision): string =>
  undecided !== undefined
    ? 'Not known'
    : allowed
      ? 'Allowed'
      : outcome === 'explicit-deny'
        ? 'Denied by a statement'
        : 'Nothing allows it';

const toneOf = ({ allowed, undecided }: Decision): 'warning' | 'good' | 'bad' =>
  undecided !== undefined ? 'warning' : allowed ? 'good' : 'bad';

/** Where a step of the way is shown. */
function useStepLink(): (step: HeldStep) => string | undefined {
  const places = usePlaces();
  return ({ type, id }) => {
    switch (type) {
      case 'user':
        return places.user(id);
      case 'group':
        return places.group(id);
      case 'agency':
        return paths.agency(id, 'permissions');
      case 'trustAgency':
        return paths.newAgency(id, 'permissions');
      case 'account':
      case 'organization':
        return undefined;
    }
  };
}

const policyLink = ({ policy }: Checked): string | undefined =>
  policy === null || policy.store === 'scp'
    ? undefined
    : policy.store === 'role'
      ? paths.policy(policy.id)
      : policy.store === 'identityPolicy'
        ? paths.identityPolicy(policy.id)
        : paths.newAgency(policy.id, 'trust');

/** The way: who, through which group, by which policy, in which scope. */
function Way({ checked }: { readonly checked: Checked }) {
  const linkOf = useStepLink();
  const { decision, names } = checked;
  const by = decision.decidedBy;
  if (by === null) return <>--</>;
  const steps = by.type === 'administrator' ? [by.step] : by.statement.path;
  const link = policyLink(checked);
  return (
    <Box component="ol" aria-label="The way" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {steps.map((step) => {
        const to = linkOf(step);
        return (
          <li key={`${step.type} ${step.id}`}>
            {stepNames[step.type]}{' '}
            {to === undefined ? step.name : <TextLink to={to}>{step.name}</TextLink>} →
          </li>
        );
      })}
      {by.type === 'administrator' ? (
        <li>administrator: no policy is needed</li>
      ) : (
        <>
          <li>
            Policy{' '}
            {link === undefined ? (
              by.statement.policyName
            ) : (
              <TextLink to={link}>{by.statement.policyName}</TextLink>
            )}{' '}
            →
          </li>
          <li>{scopeWords(by.statement.scope, names)}</li>
        </>
      )}
    </Box>
  );
}

/** Ids of projects in the engine's sentences, replaced by their names. */
const named = (line: string, { names }: Checked): string =>
  Object.entries(names)
    .filter(([id]) => id.length > 8)
    .reduce((text, [id, name]) => text.replaceAll(id, `“${name}”`), line);

function Outcome({ checked }: { readonly checked: Checked }) {
  const { decision } = checked;
  const { headline, details } = describeDecision(decision);
  return (
    <Card title="Answer">
      <Typography sx={{ fontWeight: 700, mb: 2, overflowWrap: 'anywhere' }}>{headline}</Typography>
      <Facts
        facts={[
          {
            label: 'Outcome',
            value: <StatusText tone={toneOf(decision)} text={outcomeText(decision)} />,
          },
          { label: 'Held through', value: <Way checked={checked} /> },
          {
            label: 'Other names',
            value: decision.aliases.length === 0 ? '--' : decision.aliases.join(', '),
          },
        ]}
      />
      {details.length > 0 && (
        <Box
          component="ul"
          sx={{ mt: 2, mb: 0, pl: 2.5, '& li': { mb: 0.75, overflowWrap: 'anywhere' } }}
        >
          {details
            .filter((line) => !line.startsWith('Held through:'))
            .map((line) => (
              <li key={line}>{named(line, checked)}</li>
            ))}
        </Box>
      )}
    </Card>
  );
}

/** The policy of the statement that decided, that statement marked. */
function PolicyText({ policy }: { readonly policy: NonNullable<Checked['policy']> }) {
  return (
    <Card title={`The statement in ${policy.name}`}>
      {policy.statements.map((text, index) => {
        const isDeciding = index === policy.deciding;
        return (
          <Box
            key={`${index} ${text}`}
            {...(isDeciding && {
              role: 'group',
              'aria-label': `Statement ${index + 1}, which decides`,
            })}
            sx={{
              mb: 1,
              borderLeft: 4,
              borderColor: isDeciding ? 'primary.main' : 'divider',
              bgcolor: isDeciding ? tokens.line : 'transparent',
              p: 1.5,
            }}
          >
            <Typography sx={{ fontSize: 12, color: 'text.secondary' }}>
              Statement {index + 1}
              {isDeciding && ' decides'}
            </Typography>
            <Box
              component="pre"
              tabIndex={0}
              sx={{
                m: 0,
                fontSize: 12,
                fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
                whiteSpace: 'pre-wrap',
                overflowWrap: 'anywhere',
              }}
            >
              {text}
            </Box>
          </Box>
        );
      })}
    </Card>
  );
}

const layerNames: Readonly<Record<Layer['kind'], string>> = {
  own: 'Held directly',
  group: 'User group',
  scp: 'Service control policies of',
  trust: 'Trust policies',
  administrator: 'Administrator by',
};

const layerText = ({ kind, name }: Layer): string => [layerNames[kind], name].join(' ').trim();

/** Everything that takes part; each can be switched off to see what it does. */
function Layers({
  layers,
  allowed,
  onSwitch,
}: {
  readonly layers: readonly Layer[];
  readonly allowed: boolean;
  readonly onSwitch: (layer: Layer) => void;
}) {
  if (layers.length === 0) return null;
  const other = allowed ? 'refused' : 'allowed';
  return (
    <Card title="Layers">
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        Switch one off to see what it does to the answer. Nobody’s access changes.
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {layers.map((layer) => (
          <Box
            component="li"
            key={layer.key}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}
          >
            <Switch
              size="small"
              checked={!layer.isOff}
              onChange={() => onSwitch(layer)}
              slotProps={{ input: { 'aria-label': layerText(layer) } }}
            />
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {layerText(layer)}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {layer.policies > 0 &&
                  ` · ${layer.policies} ${layer.policies === 1 ? 'policy' : 'policies'}`}
                {layer.turns && ` · ${layer.isOff ? 'with' : 'without'} it: ${other}`}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}

/** The answer to one question, with everything it rests on. */
export function Answer({
  checked,
  onSwitch,
}: {
  readonly checked: Checked;
  readonly onSwitch: (layer: Layer) => void;
}) {
  return (
    <>
      <Outcome checked={checked} />
      {checked.policy !== null && <PolicyText policy={checked.policy} />}
      <Layers layers={checked.layers} allowed={checked.decision.allowed} onSwitch={onSwitch} />
    </>
  );
}
