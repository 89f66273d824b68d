import { Box } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Editable } from '#src/parts/Editable.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { policyTypeNames } from '#src/features/iam5/shared/PolicyPicker.tsx';
import { VersionJson } from '#src/features/iam5/shared/VersionJson.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { policyCalls, systemRefusal } from './policyCalls.ts';
import { DeletePolicyDialog } from './DeletePolicyDialog.tsx';
import { DescriptionDialog } from './DescriptionDialog.tsx';
import { UsageTab } from './UsageTab.tsx';
import { VersionsTab } from './VersionsTab.tsx';

/**
 * `removing`: the question is open. `gone`: it was deleted and the page is about to be left. In
 * both it is not read again: a policy that is no longer there would be an error.
 */
type Stage = 'shown' | 'describing' | 'removing' | 'gone';

type DetailProps = {
  readonly policy: IdentityPolicy;
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
};

const Toolbar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'center',
  gap: theme.spacing(1),
  marginBottom: theme.spacing(1.5),
}));

type ContentTabProps = {
  readonly policy: IdentityPolicy;
  /** Why it may not be edited. */
  readonly refusal: string | undefined;
};

/** The version in effect, and the way to a newer one. */
function ContentTab({ policy, refusal }: ContentTabProps) {
  const navigate = useNavigate();
  return (
    <>
      <Toolbar>
        <Box sx={{ color: 'text.secondary' }}>
          {policy.default_version_id}, the version in effect
        </Box>
        <GuardedButton
          variant="contained"
          refusal={refusal}
          onClick={() => void navigate(paths.identityPolicyEdit(policy.policy_id))}
        >
          Edit
        </GuardedButton>
      </Toolbar>
      <VersionJson
        policyId={policy.policy_id}
        versionId={policy.default_version_id}
        name={policy.policy_name}
      />
    </>
  );
}

const factsOf = (policy: IdentityPolicy, description: ReactNode) => [
  { label: 'Policy Name', value: policy.policy_name },
  { label: 'Type', value: policyTypeNames[policy.policy_type] },
  { label: 'URN', value: <CopyText text={policy.urn} what="URN" /> },
  { label: 'Default Version', value: policy.default_version_id },
  { label: 'Policy ID', value: <CopyText text={policy.policy_id} what="policy ID" /> },
  { label: 'Attached', value: policy.attachment_count },
  { label: 'Created', value: timeText(policy.created_at) },
  { label: 'Updated', value: timeText(policy.updated_at) },
  { label: 'Description', value: description },
];

function Detail({ policy, stage, onStage }: DetailProps) {
  const navigate = useNavigate();
  const refusals = useRefusals(policyCalls);
  const protection = systemRefusal(policy);
  const description = policy.description ?? '--';
  return (
    <>
      <PageHeader
        title={policy.policy_name}
        crumbs={[{ label: 'Identity Policies', to: paths.identityPolicies() }]}
        actions={
          protection === undefined && (
            <GuardedButton
              variant="outlined"
              refusal={refusals.remove}
              onClick={() => onStage('removing')}
            >
              Delete
            </GuardedButton>
          )
        }
      />
      <Card>
        <Facts
          facts={factsOf(
            policy,
            protection === undefined ? (
              <Editable
                label="Modify description"
                refusal={refusals.describe}
                onEdit={() => onStage('describing')}
              >
                {description}
              </Editable>
            ) : (
              description
            ),
          )}
        />
      </Card>
      <UrlTabs
        label="Identity policy"
        tabs={[
          {
            id: 'content',
            label: 'Policy Content',
            content: () => <ContentTab policy={policy} refusal={protection ?? refusals.edit} />,
          },
          {
            id: 'versions',
            label: 'Policy Versions',
            content: () => <VersionsTab policy={policy} />,
          },
          { id: 'usage', label: 'Policy Usage', content: () => <UsageTab policy={policy} /> },
        ]}
      />
      {stage === 'describing' && (
        <DescriptionDialog policy={policy} onClose={() => onStage('shown')} />
      )}
      {stage === 'removing' && (
        <DeletePolicyDialog
          policy={policy}
          onGone={async () => {
            onStage('gone');
            await navigate(paths.identityPolicies());
          }}
          onClose={() => onStage('shown')}
        />
      )}
    </>
  );
}

/** One identity policy: content, versions, usage (docs/sources/console.md#13-2). */
export function PolicyPage() {
  const { policyId = '' } = useParams();
  const [stage, setStage] = useState<Stage>('shown');
  const query = useQuery({
    ...q(api.v5PolicyShow, { params: { policy_id: policyId } }),
    enabled: stage === 'shown' || stage === 'describing',
  });
  return (
    <Loaded query={query} what="identity policy">
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
