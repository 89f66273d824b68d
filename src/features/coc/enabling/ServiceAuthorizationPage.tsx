import { Alert, Box, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import {
  serviceAgencyName,
  serviceLinkedAgencyName,
  serviceLinkedPolicyName,
} from '#src/domain/coc/agencies.ts';
import { enablingSteps } from '#src/domain/coc/steps.ts';
import { useAccount } from '#src/parts/account.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { Consent } from './Consent.tsx';
import { Handover } from './Handover.tsx';
import { PermissionTable } from './PermissionTable.tsx';
import { runEnabling, stepsWaiting, type StepProgress } from './runEnabling.ts';
import { StepList } from './StepList.tsx';

/** What each step of enabling is guarded by. */
const stepRights = {
  readState: api.cocAgencyShow,
  listAgencies: api.agencyList,
  createServiceLinkedAgency: api.serviceLinkedAgencyCreate,
  findPolicies: api.roleList,
  createAgency: api.agencyCreate,
  grantGlobal: api.agencyGrantOnDomain,
  grantAll: api.agencyGrantOnAll,
  record: api.cocAgencyCreate,
} as const;

const Sheet = styled('div')(({ theme }) => ({
  maxWidth: 750,
  marginInline: 'auto',
  display: 'grid',
  gap: theme.spacing(2.5),
  minWidth: 0,
  '& > *': { minWidth: 0 },
  '& :focus-visible': { scrollMarginBottom: 140 },
}));

/**
 * First visit to COC: what it will be given, the consent, and the button that gives it
 * (docs/sources/console.md#15-1).
 */
export function ServiceAuthorizationPage() {
  const { accountId } = useAccount();
  const state = useQuery(q(api.cocAgencyShow, {})).data;
  const refusals = useRefusals(stepRights);
  const { progress, running, failed, enable } = useEnabling(accountId);
  const open =
    state?.state === 'enabled' || state?.state === 'under-authorized' || state?.state === 'expired';

  return (
    <>
      <PageHeader title="Service authorization" />
      <Box sx={{ bgcolor: 'background.paper', borderRadius: 2, p: { xs: 2, sm: 3 }, pb: 3 }}>
        <Sheet>
          <Handover />
          <Alert severity="info" icon={false}>
            COC works in other services through agencies of this account. Agreeing creates{' '}
            {serviceLinkedAgencyName} and {serviceAgencyName} in{' '}
            <TextLink to={paths.agencies()}>Identity and Access Management</TextLink>, with the
            permissions below.
          </Alert>
          {open && !running && (
            <Alert severity="success">
              COC is enabled in this account. <TextLink to={paths.cocOverview()}>Open COC</TextLink>
            </Alert>
          )}
          {state?.state === 'incomplete' && !running && failed === undefined && (
            <Alert severity="warning">
              An earlier attempt stopped half-way. Still to do:{' '}
              {enablingSteps
                .filter((step) => state.missing_steps.includes(step.id))
                .map((step) => step.title)
                .join('; ')}
              . Agreeing goes on from there.
            </Alert>
          )}
          <Part title={serviceLinkedAgencyName}>
            <Typography>
              {serviceLinkedPolicyName}: running scripts and jobs, people of IAM Identity Center,
              notifications. Nobody but the service can change this agency.
            </Typography>
          </Part>
          <Part title={serviceAgencyName}>
            <PermissionTable />
          </Part>
          <Part title="What happens when you agree">
            <StepList progress={progress} refusals={running ? {} : refusals} />
          </Part>
        </Sheet>
      </Box>
      <Consent
        running={running}
        failed={failed}
        refusal={
          open
            ? undefined
            : enablingSteps.map(({ id }) => refusals[id]).find((one) => one !== undefined)
        }
        onAgree={enable}
      />
    </>
  );
}

/** Runs the steps and keeps how far they are. */
function useEnabling(accountId: string) {
  const [progress, setProgress] = useState<readonly StepProgress[]>(stepsWaiting);
  const write = useWrite(() => runEnabling(api, accountId, setProgress));
  const navigate = useNavigate();
  const toast = useToast();
  const enable = async () => {
    if (!(await write.run())) return;
    toast.success('COC is enabled.');
    await navigate(paths.cocOverview());
  };
  return {
    progress,
    running: write.pending,
    failed: progress.find((step) => step.state === 'failed'),
    enable: () => void enable(),
  };
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Typography component="h2" variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
