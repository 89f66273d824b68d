import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { PolicyText } from '#src/features/iam5/shared/PolicyText.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { DeleteScpDialog } from './DeleteScpDialog.tsx';
import { builtInRefusal, scpCalls, useScpsWithin } from './scp.ts';
import { TargetsTab } from './TargetsTab.tsx';

type Shown = Result<(typeof api.scpShow)['spec']>['policy'];
type Stage = 'shown' | 'removing' | 'gone';

function Detail({
  policy: { content, policy_summary: scp },
  stage,
  onStage,
}: {
  readonly policy: Shown;
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
}) {
  const navigate = useNavigate();
  const within = useScpsWithin();
  const refusals = useRefusals(scpCalls);
  const protection = builtInRefusal(scp);
  return (
    <>
      <PageHeader
        title={scp.name}
        crumbs={[{ label: 'Service Control Policies', to: paths.scps(within) }]}
        actions={
          <>
            <GuardedButton
              variant="outlined"
              refusal={protection ?? refusals.remove}
              onClick={() => onStage('removing')}
            >
              Delete
            </GuardedButton>
            <GuardedButton
              variant="contained"
              refusal={protection ?? refusals.edit}
              onClick={() => void navigate(paths.scpEdit(scp.id, within))}
            >
              Edit
            </GuardedButton>
          </>
        }
      />
      <Card>
        <Facts
          facts={[
            { label: 'Policy Name', value: scp.name },
            { label: 'Type', value: scp.is_builtin ? 'Built-in' : 'Custom' },
            { label: 'Policy ID', value: <CopyText text={scp.id} what="policy ID" /> },
            { label: 'URN', value: <CopyText text={scp.urn} what="URN" /> },
            { label: 'Description', value: scp.description === '' ? '--' : scp.description },
          ]}
        />
      </Card>
      <UrlTabs
        label="Service control policy"
        tabs={[
          {
            id: 'content',
            label: 'Policy Content',
            content: () => <PolicyText text={content} name={scp.name} />,
          },
          { id: 'targets', label: 'Targets', content: () => <TargetsTab scp={scp} /> },
        ]}
      />
      {stage === 'removing' && (
        <DeleteScpDialog
          scp={scp}
          onGone={async () => {
            onStage('gone');
            await navigate(paths.scps(within));
          }}
          onClose={() => onStage('shown')}
        />
      )}
    </>
  );
}

/** One service control policy: its content, and the levels it is attached to. */
export function ScpPage() {
  const { policyId = '' } = useParams();
  const [stage, setStage] = useState<Stage>('shown');
  const query = useQuery({
    ...q(api.scpShow, { params: { policy_id: policyId } }),
    // A policy that has just been deleted is not read again: that would be an error.
    enabled: stage === 'shown',
  });
  return (
    <Loaded query={query} what="service control policy">
      {({ policy }) => (
        <Detail
          policy={policy}
          stage={stage}
          onStage={(next) => setStage((now) => (now === 'gone' ? now : next))}
        />
      )}
    </Loaded>
  );
}
