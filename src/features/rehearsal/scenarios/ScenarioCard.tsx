import {
  Box,
  Button,
  Chip,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import type { api } from '#src/api/api.ts';
import { Card } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { scenarioLink } from './links.ts';

type Answer = Awaited<ReturnType<typeof api.scenarioList>>;
export type Scenario = Answer['scenarios'][number];
export type Person = Scenario['people'][number];
export type Opening = {
  readonly scenario: string;
  readonly params: Readonly<Record<string, number>>;
  readonly as?: string;
};

type ScenarioCardProps = {
  readonly scenario: Scenario;
  readonly isCurrent: boolean;
  readonly onOpen: (opening: Opening) => void;
  readonly onSignIn: (person: Person) => void;
};

const root = () => new URL(import.meta.env.BASE_URL, window.location.origin).href;

/** A starting state: what it shows, who is in it with which password, and the ways into it. */
export function ScenarioCard({ scenario, isCurrent, onOpen, onSignIn }: ScenarioCardProps) {
  const [numbers, setNumbers] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(scenario.params.map((param) => [param.name, param.default])),
  );
  const open = (as?: string) =>
    onOpen({ scenario: scenario.name, params: numbers, ...(as === undefined ? {} : { as }) });
  return (
    <Card>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <Typography component="h2" variant="h2" id={`scenario-${scenario.name}`}>
          {scenario.name}
        </Typography>
        {isCurrent && <Chip label="Current" color="success" size="small" />}
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
      <Typography sx={{ color: 'text.secondary', mb: 1.5, maxWidth: 900 }}>
        {scenario.description}
      </Typography>
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
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label={`People of ${scenario.name}, scrollable`}
      >
        <Table
          aria-label={`People of ${scenario.name}`}
          sx={{ minWidth: 760, '& td:nth-of-type(-n+3)': { whiteSpace: 'nowrap' } }}
        >
          <TableHead>
            <TableRow>
              <TableCell>User</TableCell>
              <TableCell>Account</TableCell>
              <TableCell>Password</TableCell>
              <TableCell>Holds</TableCell>
              <TableCell>Operation</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {scenario.people.map((person) => (
              <TableRow key={`${person.account} ${person.user}`} hover>
                <TableCell>{person.user}</TableCell>
                <TableCell>{person.account}</TableCell>
                <TableCell>
                  <CopyText text={person.password} what={`password of ${person.user}`} />
                </TableCell>
                <TableCell>{person.holds}</TableCell>
                <TableCell>
                  <RowActions
                    rowName={person.user}
                    actions={[
                      ...(isCurrent
                        ? [{ label: 'Sign in', onSelect: () => onSignIn(person) }]
                        : []),
                      {
                        label: isCurrent ? 'Reset and sign in' : 'Open as',
                        onSelect: () => open(person.user),
                      },
                    ]}
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Card>
  );
}
