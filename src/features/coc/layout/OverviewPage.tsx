import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { tokens } from '#src/ui/tokens.ts';

/**
 * Overview: counters, each read by its own call, so that a missing permission costs one counter
 * and not the page.
 */
export function OverviewPage() {
  return (
    <>
      <PageHeader title="Overview" />
      <Card title="O&M overview">
        <Box
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, gap: 2 }}
        >
          <Incidents />
          <Reviews />
          <Drills />
        </Box>
      </Card>
      <Card title="Resources">
        <Resources />
      </Card>
      <Card title="Common operations">
        <Box
          component="ul"
          sx={{
            m: 0,
            p: 0,
            listStyle: 'none',
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, 1fr)' },
            gap: 2,
          }}
        >
          <Shortcut
            to={paths.cocBatch()}
            title="Batch operations"
            text="Start, stop and restart instances, change and reinstall their OS"
          />
          <Shortcut
            to={paths.cocDocuments()}
            title="Scripts"
            text="Run scripts and runbooks on instances"
          />
          <Shortcut
            to={paths.cocSchedules()}
            title="Scheduled O&M"
            text="Let tasks run by themselves, after a review"
          />
          <Shortcut
            to={paths.cocDiagnosis()}
            title="Diagnosis"
            text="See what is wrong with an instance"
          />
          <Shortcut
            to={paths.cocDrills()}
            title="Chaos drills"
            text="Inject a fault into a cache and end it"
          />
          <Shortcut
            to={paths.cocPermissions()}
            title="Permissions and functions"
            text="What COC may do in this account, and why"
          />
        </Box>
      </Card>
    </>
  );
}

function Incidents() {
  const query = useQuery(q(api.cocIncidentList, {}));
  return (
    <Loaded part query={query} what="incidents">
      {({ incidents }) => (
        <Counter
          to={paths.cocIncidents()}
          label="Pending Incidents"
          value={incidents.filter((one) => one.status !== 'Closed').length}
          alarming
        />
      )}
    </Loaded>
  );
}

function Reviews() {
  const query = useQuery(q(api.cocScheduleCount, {}));
  return (
    <Loaded part query={query} what="scheduled tasks">
      {({ pending_review }) => (
        <Counter to={paths.cocSchedules()} label="Tasks to Review" value={pending_review} />
      )}
    </Loaded>
  );
}

function Drills() {
  const query = useQuery(q(api.cocDrillList, {}));
  return (
    <Loaded part query={query} what="drills">
      {({ drills }) => (
        <Counter
          to={paths.cocDrills()}
          label="Running Drills"
          value={drills.filter((one) => one.status === 'Fault injected').length}
          alarming
        />
      )}
    </Loaded>
  );
}

function Resources() {
  const query = useQuery(q(api.cocInstanceCount, {}));
  return (
    <Loaded part query={query} what="resources">
      {({ counts }) => {
        const total = counts.reduce((sum, one) => sum + one.total, 0);
        if (total === 0) {
          return (
            <Typography>
              COC knows no resources yet. <TextLink to={paths.cocResources()}>Synchronize</TextLink>
            </Typography>
          );
        }
        return (
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' },
              gap: 2,
            }}
          >
            {counts.map((one) => (
              <Box key={one.type} sx={{ bgcolor: tokens.pale, borderRadius: 2, p: 2 }}>
                <Typography sx={{ fontWeight: 700 }}>{one.type}</Typography>
                <Typography sx={{ fontSize: 24 }}>{one.total}</Typography>
                <Typography sx={{ color: 'text.secondary', fontSize: 12 }}>
                  {one.running} running
                </Typography>
              </Box>
            ))}
          </Box>
        );
      }}
    </Loaded>
  );
}

function Counter({
  to,
  label,
  value,
  alarming,
}: {
  readonly to: string;
  readonly label: string;
  readonly value: number;
  readonly alarming?: boolean;
}) {
  return (
    <Box>
      <Typography
        sx={{
          fontSize: 28,
          fontWeight: 700,
          lineHeight: 1.2,
          color: alarming === true && value > 0 ? 'error.main' : 'text.primary',
        }}
      >
        {value}
      </Typography>
      <TextLink to={to}>{label}</TextLink>
    </Box>
  );
}

function Shortcut({
  to,
  title,
  text,
}: {
  readonly to: string;
  readonly title: string;
  readonly text: ReactNode;
}) {
  return (
    <Box component="li" sx={{ bgcolor: tokens.panel, borderRadius: 2, p: 2 }}>
      <TextLink to={to} sx={{ fontWeight: 700 }}>
        {title}
      </TextLink>
      <Typography sx={{ color: 'text.secondary' }}>{text}</Typography>
    </Box>
  );
}
