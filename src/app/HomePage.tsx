import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { isRehearsal } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { controlsAreAtHand } from '#src/api/remote.ts';
import { useSession } from '#src/api/useSession.ts';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { HomeLead } from './HomeLead.tsx';
import { ServiceRow } from './ServiceDrawer.tsx';
import { offeredAreas } from './navigation.ts';

/**
 * The front door: what this is, where to begin, the services, who is signed in, and which starting
 * state this world came from.
 */
export function HomePage() {
  const session = useSession();
  // Nobody is asked for a key by looking at the first page.
  const rehearses = isRehearsal();
  const { data } = useQuery({
    ...q(api.scenarioList, {}),
    enabled: rehearses && controlsAreAtHand(),
  });
  const info = session.state === 'signed-in' ? session.info : undefined;
  const current = data?.scenarios.find((scenario) => scenario.name === data.current.scenario);
  return (
    <>
      <PageHeader
        title="Cloud Permission Rehearsal Console"
        intro={
          rehearses
            ? 'A rehearsal is a world of your own in which everything may be tried: each request is decided by the real policies of whoever makes it, and every change can be taken back.'
            : 'This console works on a live service: what is changed here is changed there, and nothing is taken back.'
        }
      />
      {rehearses && <HomeLead />}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 1fr)' },
          gap: 2,
          alignItems: 'start',
        }}
      >
        <Card title="Services">
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}>
            {offeredAreas().map((area) => (
              <ServiceRow key={area.id} area={area} />
            ))}
          </Box>
        </Card>
        <Box sx={{ minWidth: 0 }}>
          <Card title="Signed in">
            <Facts
              columns={1}
              facts={[
                { label: 'Account', value: info?.user.domain.name ?? '--' },
                {
                  label: info?.assumed_by === undefined ? 'User' : 'Agency',
                  value: info?.user.name ?? '--',
                },
              ]}
            />
          </Card>
          {rehearses ? (
            <Card
              title="Scenario"
              actions={<TextLink to={paths.scenarios()}>All scenarios</TextLink>}
            >
              <Typography sx={{ fontWeight: 700 }}>
                {current?.title ?? data?.current.scenario ?? '--'}
              </Typography>
              <Typography sx={{ color: 'text.secondary' }}>{current?.description}</Typography>
            </Card>
          ) : (
            <Card title="Connected service">
              <TextLink to={paths.connectedService()}>What it has</TextLink>
            </Card>
          )}
        </Box>
      </Box>
    </>
  );
}
