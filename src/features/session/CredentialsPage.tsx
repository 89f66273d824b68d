import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSession } from '#src/api/useSession.ts';
import { useList } from '#src/parts/useList.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
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
export function CredentialsPage() {
  const session = useSession();
  const state = useTableState('my-projects', { sort: 'name' });
  const list = useList(q(api.authProjectList, {}), ({ projects }) => projects);
  if (session.state !== 'signed-in') return null;
  const { user } = session.info;
  return (
    <>
      <PageHeader title="My Credentials" />
      <Card title="API Credentials">
        <Facts
          facts={[
            { label: 'IAM Username', value: <CopyText text={user.name} what="user name" /> },
            {
              label: 'Account Name',
              value: <CopyText text={user.domain.name} what="account name" />,
            },
            { label: 'IAM User ID', value: <CopyText text={user.id} what="user ID" /> },
            { label: 'Account ID', value: <CopyText text={user.domain.id} what="account ID" /> },
          ]}
        />
      </Card>
      <Card title="Projects">
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
      </Card>
    </>
  );
}
