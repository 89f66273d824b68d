import { Box, Typography } from '@mui/material';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { describeDecision } from '#src/domain/policy/words.ts';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { formatTime } from '#src/ui/time.ts';

/** One decision about the signed-in person, with everything it rests on. A 403 anywhere links here. */
export function DecisionPage() {
  const { decisionId = '' } = useParams();
  const { data } = useSuspenseQuery(q(api.decisionShow, { params: { decision_id: decisionId } }));
  const { decision } = data;
  const words = describeDecision(decision);
  return (
    <>
      <PageHeader title="Decision" crumbs={[{ label: 'Console', to: paths.home() }]} />
      <Card>
        <Typography component="h2" variant="h2" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
          {words.headline}
        </Typography>
        <Facts
          facts={[
            { label: 'Outcome', value: decision.allowed ? <StatusText tone="good" text="Allowed" /> : <StatusText tone="bad" text={decision.outcome === 'explicit-deny' ? 'Denied by a statement' : 'Nothing allows it'} /> },
            { label: 'Time', value: formatTime(data.at) },
            { label: 'Action', value: decision.action },
            { label: 'Other names', value: decision.aliases.length === 0 ? '--' : decision.aliases.join(', ') },
            { label: 'Resource', value: decision.resource ?? 'No single resource' },
            { label: 'Call', value: data.call },
          ]}
        />
      </Card>
      <Card title="What it rests on">
        {words.details.length === 0 && <Typography>--</Typography>}
        <Box component="ul" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.75, overflowWrap: 'anywhere' } }}>
          {words.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      </Card>
    </>
  );
}
