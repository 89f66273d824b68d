import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import type { Unnoticed, UnnoticedChange } from '#src/domain/access/accessTests.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { Progress } from './Progress.tsx';
import { useParts } from './useParts.ts';

type Part = Result<AppContract['deskTestUnnoticed']>;
const LIMIT = 20;

const changeWords: Readonly<Record<UnnoticedChange, string>> = {
  dropped: 'left out',
  flipped: 'turned round',
};

function addressOf({ kind, id }: Unnoticed['policy']): string {
  switch (kind) {
    case 'role':
      return paths.policy(id);
    case 'identityPolicy':
      return paths.identityPolicy(id);
    case 'scp':
      return paths.scp(id);
    case 'trustPolicy':
      return paths.newAgency(id, 'trust');
  }
}

const wordsOf = ({ statement: { index, sid }, effect, changes }: Unnoticed): string =>
  `statement ${index + 1}${sid === null ? '' : ` “${sid}”`} (${effect}) ${changes.map((change) => changeWords[change]).join(' or ')}`;

/** The statements of each policy, in their order. */
function byPolicy(found: readonly Unnoticed[]): readonly [Unnoticed, ...Unnoticed[]][] {
  const policies = new Map<string, [Unnoticed, ...Unnoticed[]]>();
  for (const one of found) {
    const key = `${one.policy.kind} ${one.policy.id}`;
    const known = policies.get(key);
    if (known === undefined) policies.set(key, [one]);
    else known.push(one);
  }
  return [...policies.values()];
}

/** Which statements could be left out or turned round without a test coming out otherwise. */
export function UnnoticedStatements() {
  const words = useProblemWords();
  const [asked, setAsked] = useState(false);
  const { pages, error, running, stop, goOn } = useParts<Part>(
    'unnoticed statements',
    asked,
    (from) => api.deskTestUnnoticed({ body: { from, limit: LIMIT } }),
    ({ next }) => next ?? undefined,
  );
  const [last] = pages.slice(-1);
  const done = last?.next ?? last?.total ?? 0;
  const found = pages.flatMap(({ unnoticed }) => unnoticed);
  const isWhole = last !== undefined && last.next === null;
  return (
    <Card title="Statements that no test notices">
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        Each statement of the account’s own policies is left out and turned round in a copy of the
        world, and all tests are run there.
      </Typography>
      {!asked && (
        <Button variant="outlined" onClick={() => setAsked(true)}>
          Look for Unnoticed Statements
        </Button>
      )}
      {error !== null && <ProblemAlert problem={words(error)} />}
      {running && (
        <Progress
          label="Looking for unnoticed statements"
          done={done}
          total={last?.total}
          unit="statements"
          onStop={stop}
        />
      )}
      {asked && !running && !isWhole && error === null && (
        <Alert
          severity="info"
          sx={{ mb: 1 }}
          action={
            <Button size="small" variant="outlined" onClick={goOn}>
              Continue Looking
            </Button>
          }
        >
          Stopped after {done.toLocaleString('en')} statements.
        </Alert>
      )}
      {isWhole && found.length === 0 && (
        <Alert severity="success">
          {last.total === 0
            ? 'The account has no policies of its own that anybody holds.'
            : `Every one of ${last.total.toLocaleString('en')} statements is noticed.`}
        </Alert>
      )}
      {found.length > 0 && (
        <Box
          component="ul"
          aria-label="Unnoticed statements"
          sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}
        >
          {byPolicy(found).map(([first, ...more]) => (
            <li key={`${first.policy.kind} ${first.policy.id}`}>
              <TextLink to={addressOf(first.policy)}>{first.policy.name}</TextLink>
              {first.policy.kind === 'trustPolicy' && ' (trust policy)'}:{' '}
              {[first, ...more].map(wordsOf).join('; ')}
            </li>
          ))}
        </Box>
      )}
    </Card>
  );
}
