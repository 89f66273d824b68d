import { Button } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { AddPermissionDialog } from './AddPermissionDialog.tsx';
import { GroupsTab } from './GroupsTab.tsx';
import { RbacTab } from './RbacTab.tsx';
import { TemplatesTab } from './TemplatesTab.tsx';

/**
 * Permissions of clusters and fleets: RBAC granted here, and what user groups hold in IAM
 * (docs/sources/ucs-roles-and-policies.md, docs/sources/console.md#15-5).
 */
export function PermissionsPage() {
  const [params] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const target = params.get('target') ?? undefined;
  return (
    <>
      <PageHeader
        title="Permissions"
        intro={
          <>
            Policies of IAM open the pages of UCS, RBAC opens the objects inside clusters. Which of
            them a job needs:{' '}
            <TextLink to={paths.ucsLeastPrivilege()}>Least-privilege permissions</TextLink>
          </>
        }
        actions={
          <Button variant="contained" onClick={() => setAdding(true)}>
            Add Permission
          </Button>
        }
      />
      <UrlTabs
        label="Permissions"
        tabs={[
          { id: 'permissions', label: 'Cluster Permissions', content: () => <RbacTab /> },
          { id: 'groups', label: 'User Groups', content: () => <GroupsTab /> },
          { id: 'templates', label: 'Permission Templates', content: () => <TemplatesTab /> },
        ]}
      />
      {adding && <AddPermissionDialog target={target} onClose={() => setAdding(false)} />}
    </>
  );
}
