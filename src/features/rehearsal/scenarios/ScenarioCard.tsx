import { Box, Button, Chip, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Card } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { scenarioLink } from './links.ts';
import type { Opening, Person, Scenario } from './scenario.ts';
import { ScenarioPeople } from './ScenarioPeople.tsx';

type ScenarioCardProps = {
  readonly scenario: Scenario;
  readonly isCurrent: boolean;
  readonly onOpen: (opening: Opening) => void;
  readonly onSignIn: (person: Person) => void;
};

const root = () => new URL(import.meta.env.BASE_URL, window.location.origin).href;

/**
 * A starting state: what it is called, what one will see, and the ways into it. Who is in it is told
 * on demand, except where the world is in that state already.
 */
export function ScenarioCard({ scenario, isCurrent, onOpen, onSignIn }: ScenarioCardProps) {
  const [numbers, setNumbers] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(scenario.params.map((param) => [param.name, param.default])),
  );
  const [showsPeople, setShowsPeople] = useState(isCurrent);
  const open = (as?: string) =>
    onOpen({ scenario: scenario.name, params: numbers, ...(as === undefined ? {} : { as }) });
  return (
    <Card>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <Typography component="h3" variant="h2" id={`scenario-${scenario.name}`}>
          {scenario.title}
        </Typography>
        {isCurrent && <Chip label="Current" color="success" size="small" />}
        <Typography component="code" sx={{ color: 'text.secondary', fontSize: 13 }}>
          {scenario.name}
        </Typography>
        <Box sx={{ flexGrow: 1 }} />
        <CopyText
          text={scenarioLink(
            { scenario: scenario.name, as: scenario.people[0]?.user ?? 'admin', params: numbers },
            root(),
          )}
          what={`link to ${scenario.name}`}
          iconOnly
        />
        <Button
          variant={isCurrent ? 'outlined' : 'contained'}
          onClick={() => open()}
          aria-label={isCurrent ? `Reset ${scenario.name}` : `Open ${scenario.name}`}
        >
          {isCurrent ? 'Reset' : 'Open'}
        </Button>
      </Box>
      <Typography sx={{ color: 'text.secondary', maxWidth: 900 }}>
        {scenario.description}
      </Typography>
      <Box
        component="ul"
        aria-label={`What ${scenario.name} shows`}
        sx={{ mt: 1, mb: 1.5, pl: 2.5, maxWidth: 900 }}
      >
        {scenario.sees.map((sight) => (
          <li key={sight}>{sight}</li>
        ))}
      </Box>
      {scenario.params.map((param) => (
        <TextField
          key={param.name}
          type="number"
          label={param.description}
          value={numbers[param.name] ?? param.default}
          onChange={(event) =>
            setNumbers((now) => ({ ...now, [param.name]: Number(event.target.value) }))
          }
          slotProps={{ htmlInput: { min: 0, step: 1 }, inputLabel: { shrink: true } }}
          sx={{ mb: 2, mr: 2, width: 260 }}
        />
      ))}
      <TextButton
        aria-expanded={showsPeople}
        onClick={() => setShowsPeople((shown) => !shown)}
        sx={{ display: 'block', textAlign: 'left', mb: showsPeople ? 1.5 : 0 }}
      >
        {`${showsPeople ? 'Hide' : 'Show'} the people and passwords of ${scenario.name} (${scenario.people.length})`}
      </TextButton>
      {showsPeople && (
        <ScenarioPeople
          scenario={scenario}
          isCurrent={isCurrent}
          onOpenAs={(user) => open(user)}
          onSignIn={onSignIn}
        />
      )}
    </Card>
  );
}
