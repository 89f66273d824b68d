import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { isPlainKeystone } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { PolicyJson } from '#src/features/iam/shared/PolicyJson.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import {
  roleKindNames,
  roleRow,
  type RoleAnswer,
  type RoleRow,
} from '#src/features/iam/shared/roles.ts';
import { timeText } from '#src/parts/time.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { actionTableOf } from '#src/catalog/actionTables.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { paths } from '#src/paths.ts';
import { scopeLabels, scopeOf, servicesIn } from '#src/policyEditor/scope.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { ActionTable } from './ActionTable.tsx';
import { DeletePoliciesDialog } from './DeletePoliciesDialog.tsx';
import { HolderTable } from './HolderTable.tsx';
import { policyCalls, systemRefusal } from './policyCalls.ts';

/**
 * System-defined ones say on which level they are offered; custom ones have the scope
 * of their services.
 */
const levelWords = {
  AX: 'Global services',
  XA: 'Project-level services',
  AA: 'Global and project-level services',
  XX: '--',
} as const;

/**
 * `removing`: the question is open. `gone`: it was deleted and the page is about to be left. In
 * both it is not read again: a policy that is no longer there would be an error.
 */
type Stage = 'shown' | 'removing' | 'gone';

type Timed = RoleAnswer & { readonly updated_time: string };

function ContentTab({ role, text }: { readonly role: RoleRow; readonly text: string }) {
  return (
    <Box sx={{ position: 'relative' }}>
      <PolicyJson policy={role.policy} name={role.displayName} />
      <Box sx={{ position: 'absolute', top: 10, right: 20 }}>
        <CopyText text={text} what="policy content" iconOnly />
      </Box>
    </Box>
  );
}

type PolicyDetailProps = {
  readonly answer: Timed;
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
};

function PolicyDetail({ answer, stage, onStage }: PolicyDetailProps) {
  const role = roleRow(answer);
  const navigate = useNavigate();
  const refusals = useRefusals(policyCalls);
  const custom = role.kind === 'custom-policy';
  const protection = systemRefusal(role);
  const text = JSON.stringify(role.policy, null, 4);
  const scope = custom
    ? scopeLabels[scopeOf(servicesIn(parsePolicyText(text)))]
    : levelWords[role.level];
  const holders = {
    id: 'holders',
    label: 'Held By',
    content: () => <HolderTable policyId={role.id} />,
  } as const;
  return (
    <>
      <PageHeader
        title={role.displayName}
        crumbs={[{ label: 'Policies/Roles', to: paths.policies() }]}
        actions={
          custom && (
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
                refusal={protection ?? refusals.update}
                onClick={() => void navigate(paths.policyModify(role.id))}
              >
                Modify
              </GuardedButton>
            </>
          )
        }
      />
      <Card>
        <Facts
          facts={[
            { label: 'Policy/Role Name', value: role.displayName },
            { label: 'Type', value: roleKindNames[role.kind] },
            ...(isPlainKeystone()
              ? []
              : [{ label: 'Scope', value: scope === '--' ? levelWords[role.level] : scope }]),
            { label: 'ID', value: <CopyText text={role.id} what="policy ID" /> },
            { label: 'Name in the API', value: role.name },
            ...(custom
              ? [{ label: 'Last modified', value: timeText(Number(answer.updated_time)) }]
              : []),
            { label: 'Description', value: role.description === '' ? '--' : role.description },
          ]}
        />
      </Card>
      <UrlTabs<'content' | 'actions' | 'holders'>
        label="Policy"
        tabs={
          isPlainKeystone()
            ? [holders]
            : [
                {
                  id: 'content',
                  label: 'Policy Content',
                  content: () => <ContentTab role={role} text={text} />,
                },
                {
                  id: 'actions',
                  label: 'Actions',
                  content: () => (
                    <ActionTable
                      policy={role.policy}
                      table={custom ? undefined : actionTableOf(role.displayName)}
                    />
                  ),
                },
                holders,
              ]
        }
      />
      {stage === 'removing' && (
        <DeletePoliciesDialog
          policies={[role]}
          onGone={async () => {
            onStage('gone');
            await navigate(paths.policies());
          }}
          onClose={() => onStage('shown')}
        />
      )}
    </>
  );
}

/**
 * One policy or role: facts, content, what its actions mean, who holds it
 * (docs/sources/console.md#7-3).
 */
export function PolicyPage() {
  const { policyId = '' } = useParams();
  const [stage, setStage] = useState<Stage>('shown');
  const query = useQuery({
    ...q(api.roleShow, { params: { role_id: policyId } }),
    enabled: stage === 'shown',
  });
  return (
    <Loaded query={query} what="policy" list={{ label: 'Policies/Roles', to: paths.policies() }}>
      {({ role }) => (
        <PolicyDetail
          answer={role}
          stage={stage}
          onStage={(next) => setStage((now) => (now === 'gone' ? now : next))}
        />
      )}
    </Loaded>
  );
}
