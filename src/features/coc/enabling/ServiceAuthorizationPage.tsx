import { Alert, Box, Checkbox, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import {
  serviceAgencyName,
  serviceLinkedAgencyName,
  serviceLinkedPolicyName,
} from '#src/domain/coc/agencies.ts';
import { enablingSteps } from '#src/domain/coc/steps.ts';
import { useAccount } from '#src/parts/account.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { PermissionTable } from './PermissionTable.tsx';
import { ServiceStatement } from './ServiceStatement.tsx';
import { StepList } from './StepList.tsx';
import { runEnabling, stepsWaiting, type StepProgress } from './runEnabling.ts';

/**
 * First visit to COC: what it will be given, the consent, and the button that gives it
 * (docs/sources/console.md#15-1).
 */
export function ServiceAuthorizationPage() {
  const { accountId } = useAccount();
  const state = useQuery(q(api.cocAgencyShow, {})).data;
  const refusals = useRefusals({
    readState: api.cocAgencyShow,
    listAgencies: api.agencyList,
    createServiceLinkedAgency: api.serviceLinkedAgencyCreate,
    findPolicies: api.roleList,
    createAgency: api.agencyCreate,
    grantGlobal: api.agencyGrantOnDomain,
    grantAll: api.agencyGrantOnAll,
    record: api.cocAgencyCreate,
  });
  const { progress, running, stopped, enable } = useEnabling(accountId);
  const open =
    state?.state === 'enabled' || state?.state === 'under-authorized' || state?.state === 'expired';

  return (
    <>
      <PageHeader title="Service authorization" />
      <Box sx={{ bgcolor: 'background.paper', borderRadius: 2, p: { xs: 2, sm: 3 }, pb: 3 }}>
        <Box
          sx={{
            maxWidth: 750,
            mx: 'auto',
            display: 'grid',
            gap: 2.5,
            minWidth: 0,
            '& > *': { minWidth: 0 },
            '& :focus-visible': { scrollMarginBottom: '140px' },
          }}
        >
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
          {state?.state === 'incomplete' && !running && !stopped && (
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
          {stopped && (
            <Alert severity="error" role="alert">
              Enabling stopped. The steps marked as done have taken effect and stay; agreeing again
              goes on from there.
            </Alert>
          )}
        </Box>
      </Box>
      <Consent running={running} onAgree={enable} />
    </>
  );
}

/** Runs the steps and keeps how far they are. */
function useEnabling(accountId: string) {
  const [progress, setProgress] = useState<readonly StepProgress[]>(stepsWaiting);
  const [running, setRunning] = useState(false);
  const busy = useRef(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const enable = async () => {
    if (busy.current) return;
    busy.current = true;
    setRunning(true);
    try {
      const done = await runEnabling(api, accountId, setProgress);
      await client.invalidateQueries();
      if (!done) return;
      toast.success('COC is enabled.');
      await navigate(paths.cocOverview());
    } finally {
      busy.current = false;
      setRunning(false);
    }
  };
  return {
    progress,
    running,
    stopped: !running && progress.some((step) => step.state === 'failed'),
    enable: () => void enable(),
  };
}

/** Sticky footer: the box, the statement behind the link, and the button that works once the box is ticked. */
function Consent({
  running,
  onAgree,
}: {
  readonly running: boolean;
  readonly onAgree: () => void;
}) {
  const [agreed, setAgreed] = useState(false);
  const [reading, setReading] = useState(false);
  const id = useId();
  return (
    <Box
      sx={{
        position: { md: 'sticky' },
        bottom: 0,
        mt: 2,
        py: 2,
        px: 2,
        bgcolor: 'background.paper',
        boxShadow: '0 -2px 8px rgba(0,0,0,.08)',
        borderRadius: 2,
        display: 'grid',
        gap: 1,
        justifyItems: 'center',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <Checkbox id={id} checked={agreed} onChange={(_, checked) => setAgreed(checked)} />
        <Box sx={{ pt: 0.75 }}>
          <label htmlFor={id}>
            I have read and agree to the Cloud Operations Center (COC) Service Statement
          </label>{' '}
          <TextButton onClick={() => setReading(true)}>Read the statement</TextButton>
        </Box>
      </Box>
      <GuardedButton
        variant="contained"
        loading={running}
        refusal={agreed ? undefined : 'Tick the box first.'}
        onClick={onAgree}
        sx={{ whiteSpace: 'normal' }}
      >
        Agree to authorize and enable the service
      </GuardedButton>
      <ServiceStatement open={reading} onClose={() => setReading(false)} />
    </Box>
  );
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

/** Two agencies handing over their keys: our own drawing. */
function Handover() {
  return (
    <Box
      sx={{ bgcolor: '#F2F5FC', borderRadius: 2, display: 'flex', justifyContent: 'center', py: 2 }}
    >
      <svg width="220" height="84" viewBox="0 0 220 84" fill="none" aria-hidden="true">
        <rect
          x="14"
          y="18"
          width="60"
          height="48"
          rx="8"
          fill="#fff"
          stroke="#5E7CE0"
          strokeWidth="2"
        />
        <path d="M26 34h36M26 44h24" stroke="#7693F5" strokeWidth="3" strokeLinecap="round" />
        <path
          d="M82 42h50m-10-8 10 8-10 8"
          stroke="#1476FF"
          strokeWidth="2.500"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="M172 14a24 24 0 0 1 22 34c-4 9-12 15-22 18-10-3-18-9-22-18a24 24 0 0 1 22-34Z"
          fill="#fff"
          stroke="#5E7CE0"
          strokeWidth="2"
        />
        <path
          d="m163 40 7 7 12-13"
          stroke="#1E8A63"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </Box>
  );
}
