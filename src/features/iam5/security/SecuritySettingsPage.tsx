import { paths } from '#src/paths.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { ClientsTab } from './ClientsTab.tsx';
import { LoginTab } from './LoginTab.tsx';
import { PasswordTab } from './PasswordTab.tsx';

/**
 * What the account asks of everybody in it, by the calls of the new IAM. The settings are those of
 * the old console; what only that one has is linked.
 */
export function SecuritySettingsPage() {
  return (
    <>
      <PageHeader title="Security Settings" />
      <UrlTabs
        label="Security settings"
        tabs={[
          { id: 'login', label: 'Login Policy', content: () => <LoginTab /> },
          { id: 'password', label: 'Password Policy', content: () => <PasswordTab /> },
          { id: 'clients', label: 'Clients', content: () => <ClientsTab /> },
        ]}
      />
      <TextLink to={paths.security('critical')} sx={{ mt: 2, alignSelf: 'flex-start' }}>
        Critical operations and API access, in the old console
      </TextLink>
    </>
  );
}
