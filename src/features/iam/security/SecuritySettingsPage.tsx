import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { AclTab } from './AclTab.tsx';
import { BasicTab } from './BasicTab.tsx';
import { CriticalTab } from './CriticalTab.tsx';
import { LoginTab } from './LoginTab.tsx';
import { PasswordTab } from './PasswordTab.tsx';

/**
 * What the account asks of everybody in it (docs/sources/console.md#12). Each tab is refused by
 * itself.
 */
export function SecuritySettingsPage() {
  return (
    <>
      <PageHeader title="Security Settings" />
      <UrlTabs
        label="Security settings"
        tabs={[
          { id: 'basic', label: 'Basic Information', content: () => <BasicTab /> },
          { id: 'critical', label: 'Critical Operations', content: () => <CriticalTab /> },
          { id: 'login', label: 'Login Authentication Policy', content: () => <LoginTab /> },
          { id: 'password', label: 'Password Policy', content: () => <PasswordTab /> },
          { id: 'acl', label: 'ACL', content: () => <AclTab /> },
        ]}
      />
    </>
  );
}
