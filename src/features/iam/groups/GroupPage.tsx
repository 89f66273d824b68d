import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { isPlainKeystone, isRehearsal } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { Editable } from '#src/parts/Editable.tsx';
import { accessTab } from '#src/parts/access/tab.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { RecordsTable } from '#src/features/iam/shared/records/RecordsTable.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { DeleteGroupsDialog } from './DeleteGroupsDialog.tsx';
import { authorizeRefusal, groupCalls, protectedRefusal, type Group } from './group.ts';
import { GroupModifyDialog } from './GroupModifyDialog.tsx';
import { GroupUsersTab } from './GroupUsersTab.tsx';

function GroupDetail({ group }: { readonly group: Group }) {
  const navigate = useNavigate();
  const refusals = useRefusals(groupCalls);
  const [open, setOpen] = useState<'modify' | 'delete'>();
  const protection = protectedRefusal(group);
  const editable = (what: string, value: string) => (
    <Editable
      label={`Modify ${what}`}
      refusal={protection ?? refusals.update}
      onEdit={() => setOpen('modify')}
    >
      {value}
    </Editable>
  );
  return (
    <>
      <PageHeader
        title={group.name}
        crumbs={[{ label: 'User Groups', to: paths.groups() }]}
        actions={
          <GuardedButton
            variant="outlined"
            refusal={protection ?? refusals.remove}
            onClick={() => setOpen('delete')}
          >
            Delete
          </GuardedButton>
        }
      />
      <Card>
        <Facts
          facts={[
            { label: 'Name', value: editable('name', group.name) },
            { label: 'Group ID', value: <CopyText text={group.id} what="group ID" /> },
            {
              label: 'Description',
              value: editable('description', group.description === '' ? '--' : group.description),
            },
            ...(isPlainKeystone()
              ? []
              : [{ label: 'Created', value: timeText(group.create_time) }]),
          ]}
        />
      </Card>
      <UrlTabs
        label="User group"
        tabs={[
          {
            id: 'permissions',
            label: 'Permissions',
            content: () => (
              <RecordsTable
                principal={{ kind: 'group', id: group.id, name: group.name }}
                authorizeTo={paths.groupAuthorize(group.id)}
                authorizeRefusal={protection ?? authorizeRefusal(refusals)}
              />
            ),
          },
          { id: 'users', label: 'Users', content: () => <GroupUsersTab group={group} /> },
          ...(isRehearsal() ? [accessTab(`group:${group.name}`)] : []),
        ]}
      />
      {open === 'modify' && <GroupModifyDialog group={group} onClose={() => setOpen(undefined)} />}
      {open === 'delete' && (
        <DeleteGroupsDialog
          groups={[group]}
          onGone={() => navigate(paths.groups())}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** One user group: facts, permissions, users (docs/sources/console.md#4-3). */
export function GroupPage() {
  const { groupId = '' } = useParams();
  const query = useQuery(q(api.groupShow, { params: { group_id: groupId } }));
  return (
    <Loaded query={query} what="user group" list={{ label: 'User Groups', to: paths.groups() }}>
      {({ group }) => <GroupDetail group={group} />}
    </Loaded>
  );
}
