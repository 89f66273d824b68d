import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { Editable } from '#src/parts/Editable.tsx';
import { accessTab } from '#src/parts/access/tab.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { HeldPolicies } from '#src/features/iam5/shared/HeldPolicies.tsx';
import { OldGrantsNote } from '#src/features/iam5/shared/OldGrantsNote.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { DeleteGroupDialog } from './DeleteGroupDialog.tsx';
import { groupCalls, protectedRefusal } from './group.ts';
import { GroupFormDialog } from './GroupFormDialog.tsx';
import { GroupUsersTab } from './GroupUsersTab.tsx';

type Group = Result<(typeof api.v5GroupShow)['spec']>['group'];
type Stage = 'shown' | 'modifying' | 'removing' | 'gone';

function PermissionsTab({ group }: { readonly group: Group }) {
  return (
    <>
      <OldGrantsNote to={paths.group(group.group_id)} />
      <HeldPolicies
        holder={{ kind: 'group', id: group.group_id, name: group.group_name }}
        authorizeTo={paths.newGroupAuthorize(group.group_id)}
      />
    </>
  );
}

function GroupDetail({
  group,
  stage,
  onStage,
}: {
  readonly group: Group;
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
}) {
  const navigate = useNavigate();
  const refusals = useRefusals(groupCalls);
  const protection = protectedRefusal(group);
  const editable = (what: string, value: string) => (
    <Editable
      label={`Modify ${what}`}
      refusal={protection ?? refusals.update}
      onEdit={() => onStage('modifying')}
    >
      {value}
    </Editable>
  );
  return (
    <>
      <PageHeader
        title={group.group_name}
        crumbs={[{ label: 'User Groups', to: paths.newGroups() }]}
        actions={
          <>
            <GuardedButton
              variant="outlined"
              refusal={protection ?? refusals.remove}
              onClick={() => onStage('removing')}
            >
              Delete
            </GuardedButton>
          </>
        }
      />
      <Card>
        <Facts
          facts={[
            { label: 'Name', value: editable('name', group.group_name) },
            { label: 'Group ID', value: <CopyText text={group.group_id} what="group ID" /> },
            { label: 'Description', value: editable('description', group.description ?? '--') },
            { label: 'URN', value: <CopyText text={group.urn} what="URN" /> },
            { label: 'Created', value: timeText(group.created_at) },
          ]}
        />
      </Card>
      <UrlTabs
        label="User group"
        tabs={[
          {
            id: 'permissions',
            label: 'Permissions',
            content: () => <PermissionsTab group={group} />,
          },
          { id: 'users', label: 'Users', content: () => <GroupUsersTab group={group} /> },
          accessTab(`group:${group.group_name}`),
        ]}
      />
      {stage === 'modifying' && <GroupFormDialog group={group} onClose={() => onStage('shown')} />}
      {stage === 'removing' && (
        <DeleteGroupDialog
          group={group}
          onGone={async () => {
            onStage('gone');
            await navigate(paths.newGroups());
          }}
          onClose={() => onStage('shown')}
        />
      )}
    </>
  );
}

/** One user group in the new console: facts, identity policies, users. */
export function GroupPage() {
  const { groupId = '' } = useParams();
  const [stage, setStage] = useState<Stage>('shown');
  const query = useQuery({
    ...q(api.v5GroupShow, { params: { group_id: groupId } }),
    enabled: stage === 'shown' || stage === 'modifying',
  });
  return (
    <Loaded query={query} what="user group">
      {({ group }) => (
        <GroupDetail
          group={group}
          stage={stage}
          onStage={(next) => setStage((now) => (now === 'gone' ? now : next))}
        />
      )}
    </Loaded>
  );
}
