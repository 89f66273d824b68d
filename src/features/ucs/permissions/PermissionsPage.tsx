import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { paths } from '#src/paths.ts';
import { useAddressPart } from '#src/ui/address.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { AddPermissionDialog } from './AddPermissionDialog.tsx';
import { forgetBegun, keptBegun, newPermission } from './begun.ts';
import { GroupsTab } from './GroupsTab.tsx';
import { RbacTab } from './RbacTab.tsx';
import { TemplatesTab } from './TemplatesTab.tsx';

const permissionRights = { create: api.ucsPermissionCreate } as const;

/**
 * Permissions of clusters and fleets: RBAC granted here, and what user groups hold in IAM
 * (docs/sources/ucs-roles-and-policies.md, docs/sources/console.md#15-5).
 */
export function PermissionsPage() {
  const [params] = useSearchParams();
  const { create } = useRefusals(permissionRights);
  const { opened, open, close } = useDialogs<{ readonly kind: 'add' }>();
  const [returned, setReturned] = useAddressPart('add', { inPlace: true });
  const target = params.get('target') ?? '';
  // Back from IAM the dialog stands as it was left.
  const begun = returned === null ? undefined : keptBegun();
  const leave = (): void => {
    forgetBegun();
    if (returned !== null) setReturned(undefined);
    close();
  };
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
          <GuardedButton variant="contained" refusal={create} onClick={() => open({ kind: 'add' })}>
            Add Permission
          </GuardedButton>
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
      {(opened !== undefined || begun !== undefined) && (
        <AddPermissionDialog begun={begun ?? newPermission(target)} onClose={leave} />
      )}
    </>
  );
}
