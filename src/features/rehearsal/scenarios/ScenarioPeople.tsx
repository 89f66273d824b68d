import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { CopyText } from '#src/ui/CopyText.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import type { Person, Scenario } from './scenario.ts';

type ScenarioPeopleProps = {
  readonly scenario: Scenario;
  readonly isCurrent: boolean;
  readonly onOpenAs: (user: string) => void;
  readonly onSignIn: (person: Person) => void;
};

/** Who is in a starting state, with which password and which permissions. */
export function ScenarioPeople({ scenario, isCurrent, onOpenAs, onSignIn }: ScenarioPeopleProps) {
  return (
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
                    ...(isCurrent ? [{ label: 'Sign in', onSelect: () => onSignIn(person) }] : []),
                    {
                      label: isCurrent ? 'Reset and sign in' : 'Open as',
                      onSelect: () => onOpenAs(person.user),
                    },
                  ]}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
