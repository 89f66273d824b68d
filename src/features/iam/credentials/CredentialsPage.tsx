import { Box } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { isOffered } from '#src/api/offer.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { OwnDeviceRow } from '#src/features/iam/shared/own/OwnDeviceRow.tsx';
import { OwnPasswordDialog } from '#src/features/iam/shared/own/OwnPasswordDialog.tsx';
import { SettingRow } from '#src/features/iam/shared/security/SettingRow.tsx';
import { AccessKeys } from '#src/features/iam/shared/users/AccessKeys.tsx';
import { useAccount } from '#src/parts/account.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { useList } from '#src/parts/useList.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { Section } from '#src/ui/Section.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

type Project = { readonly id: string; readonly name: string; readonly description: string };

const columns: readonly Column<Project>[] = [
  {
    id: 'name',
    header: 'Project Name',
    cell: (project) => project.name,
    sortValue: (project) => project.name,
    hideable: false,
  },
  {
    id: 'id',
    header: 'Project ID',
    cell: (project) => <CopyText text={project.id} what={`project ID of ${project.name}`} />,
  },
  {
    id: 'description',
    header: 'Description',
    cell: (project) => (project.description === '' ? '--' : project.description),
  },
];
const idOf = (project: Project) => project.id;
const nameOf = (project: Project) => project.name;

/** Names and ids that API calls of the signed-in person need. */
function ApiCredentials() {
  const { accountId, accountName, userId, userName } = useAccount();
  const state = useTableState('my-projects', { sort: 'name', prefix: 'projects' });
  const list = useList(q(api.authProjectList, {}), ({ projects }) => projects);
  return (
    <>
      <Facts
        facts={[
          { label: 'IAM Username', value: <CopyText text={userName} what="user name" /> },
          { label: 'Account Name', value: <CopyText text={accountName} what="account name" /> },
          { label: 'IAM User ID', value: <CopyText text={userId} what="user ID" /> },
          { label: 'Account ID', value: <CopyText text={accountId} what="account ID" /> },
        ]}
      />
      <Box sx={{ mt: 3 }}>
        <Section title="Projects">
          <DataTable
            label="Projects"
            state={state}
            columns={columns}
            {...list}
            rowId={idOf}
            rowName={nameOf}
            search="Enter a project name."
            searchText={nameOf}
          />
        </Section>
      </Box>
    </>
  );
}

/** The own password and the own virtual MFA device. */
function LoginCredentials({ onPassword }: { readonly onPassword: () => void }) {
  return (
    <>
      <SettingRow
        title="Password"
        text="What you log in with."
        status=""
        action="Change"
        onAction={onPassword}
      />
      {isOffered('/v3.0/OS-MFA') && <OwnDeviceRow />}
    </>
  );
}

/** What the signed-in person proves himself with (docs/sources/console.md#1-2). */
export function CredentialsPage() {
  const { userId, userName } = useAccount();
  const [params, setParams] = useSearchParams();
  const expired = params.get('password') === 'expired';
  const [changing, setChanging] = useState(false);
  const change = useWrite(api.userPassword);
  return (
    <>
      <PageHeader title="My Credentials" />
      <UrlTabs
        label="My credentials"
        tabs={[
          { id: 'api', label: 'API Credentials', content: () => <ApiCredentials /> },
          ...(isOffered(api.credentialList.spec.path)
            ? [
                {
                  id: 'keys',
                  label: 'Access Keys',
                  content: () => <AccessKeys user={{ id: userId, name: userName }} />,
                },
              ]
            : []),
          {
            id: 'login',
            label: 'Login',
            content: () => <LoginCredentials onPassword={() => setChanging(true)} />,
          },
        ]}
      />
      {(changing || expired) && (
        <OwnPasswordDialog
          expired={expired}
          send={(original_password, password) =>
            change.run({
              params: { user_id: userId },
              body: { user: { original_password, password } },
            })
          }
          onClose={() => {
            setChanging(false);
            setParams({});
          }}
        />
      )}
    </>
  );
}
